#if Server
import Identifiers
import Knowledge
import TextAnalysis

/// The names that people use for what the store keeps as codes.
struct ReportNames {
    let knowledge: KnowledgeBase
    let language: Language

    private func said(_ french: String, _ english: String) -> String { language == .french ? french : english }

    /// What a message wanted: the heading of its facet, the frequent question that it is, or what it does.
    func intent(_ id: IntentID) -> String {
        guard let intent = knowledge.intent(id) else { return id.rawValue }
        if let about = intent.about { return entity(about) }
        let facet = intent.facet.flatMap { knowledge.schema.facet($0)?.wordings[language]?.heading }
        guard intent.act != "ask" else { return facet ?? id.rawValue }
        return ([act(intent.act)] + (facet.map { [$0.prefix(1).lowercased() + $0.dropFirst()] } ?? [])).joined(separator: ", ")
            + (intent.act == "convert" ? " (\(id.rawValue))" : "")
    }

    /// The same, of an intent as it is counted.
    func intent(named name: String) -> String { IntentID(name).map { intent($0) } ?? name }

    /// A thing by its name; by its id where it has left the knowledge base.
    func entity(_ id: EntityID) -> String {
        let entity = knowledge.entity(id)
        return entity?.names[language]?.name ?? entity?.names.sorted { $0.key < $1.key }.first?.value.name ?? id.rawValue
    }

    /// "data scientist (métier)" for `role/data-scientist`.
    func entity(counted name: String) -> String {
        let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2, let id = EntityID(parts[1]) else { return name }
        let kind = knowledge.schema.kinds.first { $0.id.rawValue == parts[0] }?.nouns[language]?.one
        return entity(id) + (kind.map { " (\($0))" } ?? "")
    }

    func outcome(_ code: String) -> String {
        switch code {
        case "answered": said("réponse donnée", "answered")
        case "clarified": said("question retournée, avec des choix", "asked back, with choices")
        case "declined": said("« je ne sais pas »", "“I do not know”")
        case "chatted": said("politesse, aide, présentation", "small talk, help, introduction")
        case "handed_off": said("demande d'une personne", "handed over to a person")
        default: code
        }
    }

    /// Why a question was not answered.
    func reason(_ code: String) -> String {
        switch code {
        case "profession": said("métier absent de la base", "profession not in the base")
        case "subject": said("sujet absent de la base", "subject not in the base")
        case "absent": said("aucune source ne le dit", "no source says it")
        case "no-figures": said("aucun chiffre", "no figure")
        default: code
        }
    }

    func language(_ code: String) -> String {
        switch code {
        case "fr": said("français", "French")
        case "en": said("anglais", "English")
        default: code
        }
    }

    private func act(_ act: String) -> String {
        switch act {
        case "accept": said("dit oui", "says yes")
        case "refuse": said("dit non", "says no")
        case "compare": said("comparer", "compare")
        case "rank": said("classer", "rank")
        case "convert": said("convertir un montant", "convert an amount")
        case "correct": said("se corrige", "corrects")
        case "explain": said("demande pourquoi", "asks why")
        case "greet": said("salue", "greets")
        case "goodbye": said("dit au revoir", "says goodbye")
        case "thank": said("remercie", "thanks")
        case "handoff": said("demande une personne", "asks for a person")
        case "help": said("demande de l'aide", "asks for help")
        case "identity": said("demande qui répond", "asks who answers")
        case "language": said("change de langue", "changes the language")
        case "list": said("demande une liste", "asks for a list")
        case "more": said("en veut plus", "wants more")
        case "none": said("autre chose", "something else")
        case "erase": said("veut effacer la conversation", "wants the conversation erased")
        case "restart": said("recommence", "starts again")
        case "source": said("demande les sources", "asks for sources")
        case "wellbeing": said("demande si ça va", "asks how it goes")
        default: act
        }
    }
}
#endif
