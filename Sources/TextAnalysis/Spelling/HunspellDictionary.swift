/// The words of a Hunspell dictionary: an affix file and a word list, as Debian installs them.
///
/// A Hunspell word list says "manger/a4" and leaves the forms ("mange", "mangeait"…) to rules of the affix file: `SFX
/// a4 er e er` reads "take er away, add e, if the word ends in er". Everything is expanded here once, when a
/// `WordFilter` is packed; nothing of it runs when Mentor does. Prefixes that end in an apostrophe ("l'", "d'") are
/// left out: the analyser parts elisions itself. Compounding rules are left out too.
public struct HunspellDictionary: Sendable {
    private struct Rule: Sendable {
        let strip: [Unicode.Scalar]
        let add: [Unicode.Scalar]
        /// Flags of the affix that the made form carries on.
        let flags: [String]
        /// One set of scalars a place; nil stands for any.
        let condition: [Place]
    }

    private struct Place: Sendable {
        let scalars: [Unicode.Scalar]
        let isNegated: Bool

        func admits(_ scalar: Unicode.Scalar) -> Bool { scalars.contains(scalar) != isNegated }
    }

    private var suffixes: [String: [Rule]] = [:]
    private var prefixes: [String: [Rule]] = [:]
    private var hasLongFlags = false
    private var needsAffix: String?
    private var isForbidden: String?
    private var entries: [Substring] = []

    /// - Parameter text: the affix file (UTF-8) and, right behind it, the word list, which begins with its count.
    public init(_ text: String) {
        var isInList = false
        for line in text.split(whereSeparator: \.isNewline) {
            if isInList {
                entries.append(line)
            } else if line.utf8.allSatisfy({ $0 &- 0x30 < 10 }) {
                isInList = true
            } else {
                read(affix: line.split(whereSeparator: { $0 == " " || $0 == "\t" }))
            }
        }
    }

    /// Whether a text is an affix file with a word list behind it.
    public static func isDictionary(_ text: String) -> Bool {
        text.contains("\nSFX ") && text.contains("\nSET ") || text.hasPrefix("SET ")
    }

    private mutating func read(affix fields: [Substring]) {
        guard fields.count >= 2 else { return }
        switch fields[0] {
        case "FLAG": hasLongFlags = fields[1] == "long"
        case "NEEDAFFIX": needsAffix = String(fields[1])
        case "FORBIDDENWORD": isForbidden = String(fields[1])
        case "SFX", "PFX":
            guard fields.count >= 5 else { return }
            let addition = fields[3].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            let rule = Rule(
                strip: fields[2] == "0" ? [] : Array(fields[2].unicodeScalars),
                add: addition[0] == "0" ? [] : Array(addition[0].unicodeScalars),
                flags: addition.count > 1 ? flags(addition[1]) : [],
                condition: fields[4] == "." ? [] : HunspellDictionary.places(fields[4]))
            let flag = String(fields[1])
            if fields[0] == "SFX" {
                suffixes[flag, default: []].append(rule)
            } else if rule.add.last != "'" && rule.add.last != "’" {
                prefixes[flag, default: []].append(rule)
            }
        default: break
        }
    }

    private func flags(_ text: Substring) -> [String] {
        guard hasLongFlags else { return text.map { String($0) } }
        let scalars = Array(text.unicodeScalars)
        return stride(from: 0, to: scalars.count - 1, by: 2).map { start in
            var flag = String.UnicodeScalarView()
            flag.append(contentsOf: scalars[start...(start + 1)])
            return String(flag)
        }
    }

    /// "[^sxz]e" is two places.
    private static func places(_ text: Substring) -> [Place] {
        var places: [Place] = []
        var scalars = Array(text.unicodeScalars)[...]
        while let first = scalars.popFirst() {
            if first == "[", let end = scalars.firstIndex(of: "]") {
                let isNegated = scalars.first == "^"
                places.append(Place(scalars: Array(scalars[..<end].drop { $0 == "^" }), isNegated: isNegated))
                scalars = scalars[(end + 1)...]
            } else {
                places.append(
                    first == "." ? Place(scalars: [], isNegated: true) : Place(scalars: [first], isNegated: false))
            }
        }
        return places
    }

    /// Calls `body` with each form of each word, as it is written; a form may come more than once.
    public func forEachForm(_ body: (String) -> Void) { forEachTaggedForm { form, _ in body(form) } }

    /// The same with the sort of word that the entry gives behind `po:`, where it gives one: "prn" for a first name.
    func forEachTaggedForm(_ report: (_ form: String, _ tag: Substring?) -> Void) {
        for entry in entries {
            let field = entry.prefix { $0 != " " && $0 != "\t" }
            let tag = entry.split(separator: " ").first { $0.hasPrefix("po:") }?.dropFirst(3)
            func body(_ form: String) { report(form, tag) }
            let parts = field.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            guard let word = parts.first, !word.isEmpty else { continue }
            let flags = parts.count > 1 ? self.flags(parts[1]) : []
            if let isForbidden, flags.contains(isForbidden) { continue }
            let scalars = Array(word.unicodeScalars)
            var forms: [(word: [Unicode.Scalar], flags: [String])] = []
            if needsAffix.map({ !flags.contains($0) }) ?? true { forms.append((scalars, flags)) }
            for flag in flags {
                for rule in suffixes[flag] ?? [] {
                    if let form = HunspellDictionary.suffixed(scalars, by: rule) {
                        forms.append((form, flags + rule.flags))
                    }
                }
            }
            for form in forms {
                body(HunspellDictionary.text(form.word))
                for flag in Set(form.flags) {
                    for rule in prefixes[flag] ?? [] {
                        if let longer = HunspellDictionary.prefixed(form.word, by: rule) {
                            body(HunspellDictionary.text(longer))
                        }
                    }
                }
            }
        }
    }

    private static func text(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static func suffixed(_ word: [Unicode.Scalar], by rule: Rule) -> [Unicode.Scalar]? {
        guard word.count >= rule.condition.count, word.count > rule.strip.count,
            word.suffix(rule.strip.count).elementsEqual(rule.strip)
        else { return nil }
        for (scalar, place) in zip(word.suffix(rule.condition.count), rule.condition) where !place.admits(scalar) {
            return nil
        }
        return word.dropLast(rule.strip.count) + rule.add
    }

    private static func prefixed(_ word: [Unicode.Scalar], by rule: Rule) -> [Unicode.Scalar]? {
        guard word.count >= rule.condition.count, word.prefix(rule.strip.count).elementsEqual(rule.strip) else {
            return nil
        }
        for (scalar, place) in zip(word, rule.condition) where !place.admits(scalar) { return nil }
        return rule.add + word.dropFirst(rule.strip.count)
    }
}
