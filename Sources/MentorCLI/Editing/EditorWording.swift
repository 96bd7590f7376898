import Figures
import Site
import TextAnalysis

/// The words around knowledge in the documents of `kb export`, and the headings of figures.
struct EditorWording {
    let language: Language

    private func said(_ french: String, _ english: String) -> String { language == .french ? french : english }

    var title: String { said("Base de connaissances", "Knowledge base") }
    var contents: String { said("Sommaire", "Contents") }
    var skip: String { said("Aller au contenu", "Skip to the content") }
    var sources: String { said("Sources", "Sources") }
    var figures: String { said("Chiffres", "Figures") }
    var undated: String { said("sans date", "undated") }
    var version: String { said("Version", "Version") }
    var alsoNamed: String { said("Aussi appelé", "Also called") }
    var related: String { said("À voir aussi", "See also") }
    var colon: String { said("\u{A0}: ", ": ") }

    /// "Sans source (Salaire, Études) : la raison".
    func absence(of headings: [String], _ reason: String) -> String {
        said("Sans source", "No source") + " (" + headings.joined(separator: ", ") + ")" + colon + reason
    }

    /// The heading of a column of figures.
    func heading(_ column: FigureTable.Column) -> String {
        switch column {
        case .measure: said("mesure", "measure")
        case .amount: said("montant", "amount")
        case .unit: said("unité", "unit")
        case .period: said("période", "period")
        case .basis: said("base", "basis")
        case .level: said("niveau", "level")
        case .place: said("lieu", "place")
        case .year: said("année", "year")
        case .about: said("précision", "about")
        case .source: said("source", "source")
        }
    }
}
