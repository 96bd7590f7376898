internal import Figures
internal import Knowledge

/// A page about to be written: what an importer knows of one thing, in one language.
struct OpenDataPage {
    /// A figure, as the line of the front matter has it.
    struct FigureLine {
        let measure: String
        /// One value, or the bounds of a range; nil for an open one.
        let minimum: Double?
        let maximum: Double?
        let unit: String
        /// `period`, `basis`, `level`, `place`, `year`: what the measure requires; words of ours, written as they are.
        var qualifiers: [(key: String, value: String)] = []
        let source: String
        /// In French and in English.
        var about: (french: String, english: String)?
    }

    /// Facets by the heading that the shipped schema gives them in French and in English.
    enum Facet: String, CaseIterable {
        case overview, qualities, salary, studies, access, career, sectors, market, codes, programme, admission, length,
            apprenticeship, outcomes

        func heading(isEnglish: Bool) -> String {
            let (french, english) =
                switch self {
                case .overview: ("En bref", "At a glance")
                case .qualities: ("Qualités", "Personal qualities")
                case .salary: ("Salaire", "Salary")
                case .studies: ("Études", "Studies")
                case .access: ("Accès au métier", "Getting in")
                case .career: ("Évolution", "Career")
                case .sectors: ("Secteurs et employeurs", "Sectors and employers")
                case .market: ("Emploi", "Job market")
                case .codes: ("Codes officiels", "Official codes")
                case .programme: ("Programme", "Programme")
                case .admission: ("Admission", "Admission")
                case .length: ("Durée", "Length")
                case .apprenticeship: ("Alternance", "Apprenticeship")
                case .outcomes: ("Débouchés", "Outcomes")
                }
            return isEnglish ? english : french
        }
    }

    /// An id: `rome-m1811`.
    let id: String
    let kind: String
    var isEnglish = false
    var name: FrenchName
    var feminine: String?
    var plural: String?
    var also: [String] = []
    var related: [String] = []
    var reviewBy: Day?
    var figures: [FigureLine] = []
    /// Reasons for facets that say nothing; `others` for all that are left.
    var absent: [(facet: String, reason: String)] = []
    /// Facet → passages with their sources.
    private(set) var sections: [(facet: Facet, passages: [String])] = []

    init(id: String, kind: String, name: FrenchName, reviewBy: Day?) {
        self.id = id
        self.kind = kind
        self.name = name
        self.reviewBy = reviewBy
    }

    /// Adds a passage; an empty one is passed over.
    mutating func say(_ facet: Facet, _ text: String, _ sources: String...) {
        let text = Words.tidy(text)
        guard !text.isEmpty else { return }
        let passage = "- \(text) [\(sources.joined(separator: ", "))]"
        if let index = sections.firstIndex(where: { $0.facet == facet }) {
            sections[index].passages.append(passage)
        } else {
            sections.append((facet, [passage]))
        }
    }
}
