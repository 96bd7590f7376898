internal import Identifiers
internal import TextAnalysis
internal import Understanding

extension NameFinder {
    /// A message on its way through the search for names: its words, how they are written, and what was decided of each.
    struct Scene {
        enum Verdict: Hashable {
            case stays, goes
            /// Stays as this word.
            case reads(String)
        }

        static let place = EntityKind(trusted: "place")

        let tokens: [Token]
        var verdicts: [Verdict]
        /// By token, the kind of what it names, when that is something known.
        let mention: [EntityKind?]
        /// Capitals say nothing in a message that is all capitals, or in which most words have one.
        private let tellsByCapitals: Bool

        init(_ tokens: [Token], _ mentions: [EntityMention]) {
            self.tokens = tokens
            verdicts = Array(repeating: .stays, count: tokens.count)
            var mention = [EntityKind?](repeating: nil, count: tokens.count)
            for found in mentions where found.kind != .elsewhere && found.cost == 0 {
                for place in found.tokens where mention.indices.contains(place) { mention[place] = found.kind }
            }
            self.mention = mention
            let words = tokens.filter { $0.kind == .word }
            let raised = words.count { $0.surface.first?.isUppercase == true }
            tellsByCapitals = words.count < 4 || raised * 2 <= words.count
        }

        /// Grammar, politeness and shorthand.
        func isGrammar(_ place: Int) -> Bool {
            tokens[place].isFunctionWord || tokens[place].isCourtesy || tokens[place].rewrite != nil
        }

        /// No part of something known, professions apart: behind a cue "Boulanger" is somebody.
        func isOutside(_ place: Int) -> Bool { mention[place] == nil || mention[place] == .profession && isCapitalised(place) }

        /// With nothing but a space before it.
        func isJoined(_ place: Int) -> Bool { tokens.indices.contains(place) && tokens[place].boundary <= .space }

        /// The point of "mr." ends no sentence.
        func isPoint(behind place: Int) -> Bool { tokens[place].folded.utf8.count <= 3 && tokens.indices.contains(place + 1) }

        /// With a capital that no beginning of a sentence asks for.
        func isCapitalised(_ place: Int) -> Bool {
            guard tellsByCapitals, tokens[place].surface.first?.isUppercase == true else { return false }
            return place > 0 && tokens[place].boundary < .clause
        }

        func isAcronym(_ place: Int) -> Bool {
            let surface = tokens[place].surface
            return tellsByCapitals && (2...5).contains(surface.count) && surface.allSatisfy(\.isUppercase)
        }

        mutating func hide(_ place: Int) { verdicts[place] = .goes }

        /// The stretches that go, and the words that are read as others. Particles between two parts of a name go with it.
        func names() -> [UnknownName] {
            var names: [UnknownName] = []
            var last: Int?
            for (place, verdict) in verdicts.enumerated() {
                let range = tokens[place].range
                switch verdict {
                case .stays: continue
                case .reads(let word):
                    if let before = names.last, before.range.upperBound > range.lowerBound { continue }
                    names.append(UnknownName(range: range, reading: word))
                case .goes:
                    if let last, let before = names.last, before.reading == nil, isOneName(last, place) {
                        names[names.count - 1].range = before.range.lowerBound..<max(range.upperBound, before.range.upperBound)
                    } else {
                        names.append(UnknownName(range: range))
                    }
                    last = place
                }
            }
            return names
        }

        /// Nothing but particles stands between the two.
        private func isOneName(_ first: Int, _ second: Int) -> Bool {
            (first + 1...second).allSatisfy { isJoined($0) && ($0 == second || NameCues.particles.contains(tokens[$0].folded)) }
        }
    }
}
