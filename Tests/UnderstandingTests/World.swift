import Identifiers
import TextAnalysis

@testable import Understanding

/// A small world to link and classify in: two languages, a handful of roles, a few professions outside.
enum World {
    static let lexicon = Lexicon(
        shorthands: ["cb": "combien"], courtesies: ["bonjour", "merci", "hello"],
        functionWords: [
            "le", "la", "les", "l'", "un", "une", "des", "du", "de", "d'", "en", "et", "est", "ce", "c'", "que", "quel",
            "il",
            "je", "on", "pour", "dans", "comme", "sur", "au", "à", "the", "a", "an", "of", "in", "is", "to", "as",
            "what", "how",
        ],
        technologies: ["c++"])

    static let analyzer = Analyzer(language: .french, lexicon: lexicon)

    /// Corrects towards the words of the names.
    static let correcting = analyzer.with(
        spelling: SpellingCorrector(
            vocabulary: [
                "ingenieur": 5, "data": 5, "scientist": 5, "analyst": 5, "machine": 5, "learning": 5, "salaire": 5,
                "gagne": 5,
                "combien": 5, "un": 5, "de": 5, "le": 5, "du": 5,
            ],
            existing: [], language: .french))

    static func role(_ id: String, _ text: String, _ strength: Strength = .alias) -> GazetteerForm {
        GazetteerForm(
            text: text, entity: EntityID(trusted: id), kind: EntityKind(trusted: "role"), strength: strength)
    }

    static let forms: [GazetteerForm] = [
        role("ml", "ingénieur machine learning", .name), role("ml", "ingénieure machine learning", .name),
        role("ml", "ML engineer"), role("ml", "machine learning", .field),
        role("ai", "ingénieur en intelligence artificielle", .name), role("ai", "ingénieur IA"),
        role("ai", "ingénieur"), role("ai", "IA", .field), role("ai", "intelligence artificielle", .field),
        role("ds", "data scientist", .name), role("ds", "scientifique des données"),
        role("da", "data analyst", .name), role("da", "analyste de données"),
        role("cdo", "chief data officer", .name), role("cdo", "CDO"), role("cdo", "directeur des données"),
        role("digital", "chief digital officer", .name), role("digital", "CDO"),
        GazetteerForm(
            text: "débutant", entity: EntityID(trusted: "junior"), kind: EntityKind(trusted: "level"), strength: .name),
        GazetteerForm(
            text: "médecine", entity: EntityID(trusted: "health"), kind: EntityKind(trusted: "sector"), strength: .alias
        ),
        GazetteerForm(
            text: "Paris", entity: EntityID(trusted: "paris"), kind: EntityKind(trusted: "place"), strength: .name),
    ]

    static let titles = [
        "boulanger", "avocat", "medecin", "pilote de ligne", "ingenieur du son", "ingenieur agronome", "modele",
        "guide", "directeur", "pharmacien",
        "directeur d agence", "data manager", "data scientist", "data scientist agricole",
    ]

    static func professions() throws -> [PhraseFilter] {
        let phrases = titles.map { $0.split(separator: " ").map(String.init) }
        return [try PhraseFilter(contentsOf: PhraseFilter.pack(phrases))]
    }

    static func linker() throws -> EntityLinker {
        EntityLinker(
            gazetteer: Gazetteer(forms: forms, analyzer: analyzer), professions: try professions(),
            domainWords: Set(["modele", "directeur", "salaire", "gagne", "combien", "devenir", "donne", "avocat"]))
    }

    static func tokens(_ text: String) -> [Token] { analyzer.analyze(text).tokens }

    /// "kind:entity" or "kind:number unit" of each mention.
    static func summary(_ mentions: [EntityMention]) -> [String] {
        mentions.map { mention in
            if let number = mention.number {
                return "\(mention.kind):\(number)" + (mention.unit.map { " \($0)" } ?? "")
            }
            if mention.candidates.count > 1 {
                return "\(mention.kind):" + mention.candidates.map(\.rawValue).joined(separator: "|")
            }
            return "\(mention.kind):" + (mention.entity?.rawValue ?? mention.text)
        }
    }
}
