internal import Identifiers
internal import JSON
internal import TextAnalysis

extension StoreReport {
    /// The report as one JSON object, on one line, keys in the order of the report.
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("turns", turns)
            writer.field("sessions", sessions)
            for (name, counts) in [("outcomes", outcomes), ("intents", intents), ("entities", entities), ("languages", languages)] {
                writer.key(name)
                writer.array(counts) { writer, count in
                    writer.object {
                        $0.field("name", count.name)
                        $0.field("count", count.count)
                    }
                }
            }
            writer.key("hours")
            writer.array(hours) { $0.value($1) }
            writer.key("weekdays")
            writer.array(weekdays) { $0.value($1) }
            writer.judgements(of: self)
            writer.key("figures_by_year")
            writer.array(figureAges) { writer, age in
                writer.object { writer in
                    writer.key("year")
                    if let year = age.year { writer.value(year) } else { writer.null() }
                    writer.field("answers", age.count)
                }
            }
            writer.field("unanswered_questions", unansweredCount)
            writer.key("unanswered")
            writer.array(unanswered) { $0.cluster($1) }
        }
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func judgements(of report: StoreReport) {
        key("asked")
        array(report.asked) { writer, asked in
            writer.object { writer in
                writer.field("intent", asked.intent.rawValue)
                writer.field("entity", asked.entity?.rawValue)
                writer.field("count", asked.count)
                writer.field("up", asked.up)
                writer.field("down", asked.down)
            }
        }
        key("uncertain")
        array(report.uncertain) { writer, uncertain in
            writer.object { writer in
                writer.field("intent", uncertain.intent.rawValue)
                writer.field("runner_up", uncertain.runnerUp?.rawValue)
                writer.field("count", uncertain.count)
                writer.field("mean_confidence", uncertain.confidence)
                writer.field("mean_margin", uncertain.margin)
            }
        }
        field("votes_up", report.votesUp)
        field("votes_down", report.votesDown)
        key("disliked")
        array(report.disliked) { writer, disliked in
            writer.object { writer in
                writer.field("turn", disliked.turn.description)
                writer.field("day", disliked.day)
                writer.field("language", disliked.language)
                writer.field("outcome", disliked.outcome)
                writer.field("intent", disliked.intent.rawValue)
                writer.field("entities", disliked.entities.map(\.rawValue))
                writer.field("comment", disliked.comment)
                writer.field("question", disliked.question)
            }
        }
    }

    fileprivate mutating func cluster(_ cluster: QuestionCluster) {
        object { writer in
            writer.field("language", cluster.language.rawValue)
            writer.field("question", cluster.question)
            writer.field("count", cluster.count)
            writer.key("wordings")
            writer.array(cluster.wordings) { writer, wording in
                writer.object {
                    $0.field("text", wording.text)
                    $0.field("count", wording.count)
                }
            }
            writer.key("reasons")
            writer.object { writer in
                for (reason, count) in cluster.reasons.sorted(by: { $0.key < $1.key }) { writer.field(reason, count) }
            }
            writer.field("terms", cluster.terms)
            writer.field("first_day", cluster.firstDay)
            writer.field("last_day", cluster.lastDay)
        }
    }
}
