internal import Identifiers
public import JSON

extension JSONWriter {
    /// Why a message was answered as it was.
    public mutating func explanation(_ explanation: TurnExplanation) {
        object { writer in
            writer.field("language", explanation.language)
            writer.field("truncated", explanation.isTruncated)
            writer.key("corrections")
            writer.array(explanation.readings) { writer, reading in
                writer.object { writer in
                    writer.field("from", reading.surface)
                    writer.field("to", reading.read)
                    writer.field("reason", reading.reason)
                    writer.field("cost", reading.cost)
                }
            }
            writer.key("clauses")
            writer.array(explanation.clauses) { $0.clause($1) }
        }
    }

    private mutating func clause(_ clause: TurnExplanation.Clause) {
        object { writer in
            writer.field("text", clause.text)
            writer.field("decision", clause.decision)
            writer.field("refusal", clause.refusal)
            writer.key("candidates")
            writer.array(clause.candidates) { writer, candidate in
                writer.object {
                    $0.field("intent", candidate.intent.rawValue)
                    $0.field("probability", candidate.probability)
                }
            }
            writer.field("runner_up", clause.candidates.dropFirst().first?.intent.rawValue)
            writer.field("margin", clause.margin)
            writer.field("none", clause.none)
            writer.field("coverage", clause.coverage)
            writer.field("unexplained", clause.unexplained)
            writer.key("terms")
            writer.array(clause.weights) { writer, weight in
                writer.object {
                    $0.field("term", weight.term)
                    $0.field("weight", weight.weight)
                }
            }
            writer.key("passages")
            writer.array(clause.found) { writer, found in
                writer.object { writer in
                    writer.field("passage", found.passage.description)
                    writer.field("score", found.score)
                    writer.field("cover", found.cover)
                }
            }
        }
    }
}
