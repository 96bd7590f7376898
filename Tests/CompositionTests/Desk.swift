import Dialogue
import Figures
import Foundation
import Identifiers
import Knowledge
import TestSupport
import Testing
import TextAnalysis

@testable import Composition

/// Decisions on the shipped base, put into words, and what must hold of every text.
struct Desk {
    let base: KnowledgeBase
    let index: KnowledgeIndex
    let manager: DialogueManager
    let composer: AnswerComposer

    struct NoBase: Error {}

    init(asOf: Day? = Shipped.asOf) throws {
        guard let base = Shipped.loaded.base, let asOf else { throw NoBase() }
        self.base = base
        index = KnowledgeIndex(base)
        manager = DialogueManager(knowledge: base)
        composer = AnswerComposer(knowledge: base, prompts: try PromptLibrary(files: Shipped.promptFiles), asOf: asOf)
    }

    /// Every thing with every side of its kind.
    var sides: [(entity: EntityID, facet: FacetID)] {
        base.entities.flatMap { entity in index.facets(of: entity.id).map { (entity.id, $0) } }
    }

    /// What the manager decides about a side of a thing: it was the first of the choices, and was taken.
    func plans(_ entity: EntityID, _ facet: FacetID, _ language: Language) -> [Plan] {
        var state = ConversationState()
        state.apply(turn: [
            .clarificationAsked(Clarification(missing: .facet, options: [.init(entity: entity, facet: facet)]))
        ])
        return manager.advance(state, [Self.interpretation(number: 1)], language: language).plans
    }

    /// What the manager decides about an intent, after those sides of things were answered.
    func plans(_ intent: String, after said: [(EntityID, FacetID)], _ language: Language) -> [Plan] {
        var state = ConversationState()
        for (entity, facet) in said {
            state.apply(turn: [.answered(Topic(entities: [entity], facet: facet), sources: [])])
        }
        return manager.advance(state, [Self.interpretation(intent: intent)], language: language).plans
    }

    static func interpretation(intent: String = "convert-year", number: Int? = nil) -> Interpretation {
        Interpretation(
            mentions: [], candidates: [.init(intent: IntentID(trusted: intent), probability: 0.95)], none: 0.01,
            found: [],
            contentWords: number == nil ? 1 : 0, unexplained: [], gibberish: 0, number: number, text: "x")
    }

    func plan(_ action: DialogueAction) -> Plan {
        Plan(intent: IntentID(trusted: "none"), confidence: 1, mentions: [], action: action)
    }

    func reply(_ action: DialogueAction, _ language: Language) -> Reply {
        composer.compose([plan(action)], language: language)
    }
}

/// What is wrong with a text that a person would read; empty when nothing is.
func faults(_ text: String, _ language: Language) -> [String] {
    var found: [String] = []
    if text.allSatisfy(\.isWhitespace) { found.append("empty") }
    for piece in [
        "{{", "}}", "{", "}", "  ", " \u{A0}", "\u{A0} ", "()", "( ", " )", ", ,", " ,", "..", " nil ", "Optional(",
        "\n\n\n",
    ]
    where text.contains(piece) {
        found.append("“\(piece)”")
    }
    let wrong =
        language == .french
        ? ["de le ", "De le ", "à le ", "d'le", "l'le", "de un ", "de une ", "que un ", "le un ", " : :"]
        : ["a an ", "an a ", "the the ", "of of ", "to to "]
    for piece in wrong where (" " + text).replacing("\n", with: " ").contains(" " + piece) {
        found.append("“\(piece)”")
    }
    for line in text.split(separator: "\n") where line.last == " " || line.first == " " {
        found.append("a space at an end: “\(line)”")
    }
    return found
}

/// The names that must not stand after the wrong article, and those articles.
func articleFaults(_ text: String, _ base: KnowledgeBase, _ language: Language) -> [String] {
    // "Un ou une data analyst débute…": both articles stand before the one name.
    let text = (" " + text.replacing("\n", with: " ")).replacing("n ou une ", with: "n ")
    return base.entities.flatMap { entity -> [String] in
        guard let name = entity.names[language] else { return [] }
        let wrong: [String] =
            switch language {
            case .french where name.elides:
                ["le ", "la ", "du ", "de ", "au ", "de la ", "que "].map { $0 + name.name }
            case .french where name.gender == .feminine: ["le ", "du ", "au ", "un ", "l'"].map { $0 + name.name }
            case .french: ["la ", "une ", "de la ", "l'"].map { $0 + name.name }
            // "the RNCP" says nothing of "an RNCP title": a name with another article than these has no wrong one.
            case .english where Phrase(name, language).indefinite.hasPrefix("an "): ["a " + name.name]
            case .english: Phrase(name, language).indefinite.hasPrefix("a ") ? ["an " + name.name] : []
            }
        return wrong.filter {
            text.contains(" " + $0 + " ") || text.contains(" " + $0 + ",") || text.contains(" " + $0 + "?")
        }
    }
}

/// Whether the text states an amount, a share or a count with its unit.
func statesFigure(_ text: String) -> Bool {
    text.contains(/\d\s?(€|\$|k€|CHF|MAD|%)|[€$]\d|(CHF|MAD|CA\$)\s?\d/)
}
