import Figures
import Identifiers
import TextAnalysis

/// One entity file as written, not yet held against the schema and the other files.
struct EntityDraft: Sendable {
    /// One `## …` and what follows it.
    struct Section: Sendable {
        let heading: Located<String>
        var passages: [Passage] = []
    }

    /// One paragraph or list item, its links not yet worded.
    struct Passage: Sendable {
        enum Piece: Sendable {
            case text(String)
            case link(Located<EntityID>, label: String?)
        }

        let pieces: [Piece]
        let sources: [Located<SourceID>]
        let isItem: Bool
        let position: Position
    }

    /// A figure and where its parts stand, for what the schema has to say of them.
    struct FigureEntry: Sendable {
        let figure: Figure
        let position: Position
        /// Key → where its value stands.
        let positions: [String: Position]
        /// `about` is one text that serves every language.
        let hasPlainAbout: Bool

        func position(of key: String) -> Position { positions[key] ?? position }
    }

    struct Absence: Sendable {
        /// The key that excuses every facet that is neither told nor excused by name.
        static let others = "others"

        let facet: Located<FacetID>
        let reason: String
        let isForOthers: Bool
    }

    let path: String
    /// Which of the folders laid over each other it comes from.
    var layer = 0
    let language: Language
    let id: Located<EntityID>
    let kind: Located<EntityKind>?
    let name: Located<String>
    let feminine: Located<String>?
    let gender: Gender?
    let plural: Located<String>?
    let elides: Bool?
    let also: [Located<String>]
    let field: [Located<String>]
    let indefinite: String?
    let definite: String?
    let related: [Located<EntityID>]
    let theme: Located<ThemeID>?
    let reviewBy: Day?
    let figures: [FigureEntry]
    /// Some figures could not be read, so that a facet may lack its own.
    let hasBrokenFigures: Bool
    /// Where `figures:` stands, also when it is broken.
    let figuresPosition: Position?
    let absences: [Absence]
    /// Where `absent:` stands, or the front matter.
    let absentPosition: Position
    /// Messages that this page answers, beside those that name the entity.
    let questions: [Located<String>]
    /// Where `questions:` stands, or the front matter.
    let questionsPosition: Position
    let sections: [Section]
}
