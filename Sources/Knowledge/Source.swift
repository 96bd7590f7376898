import Figures
public import Identifiers

/// Where facts come from: an entry of `sources.yaml`.
public struct Source: Sendable, Hashable {
    /// What sort of publisher it is, most to be trusted first.
    public enum Reliability: String, Sendable, Hashable, CaseIterable, Comparable {
        case official, survey, school, press, site

        public static func < (left: Reliability, right: Reliability) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .official: 0
            case .survey: 1
            case .school: 2
            case .press: 3
            case .site: 4
            }
        }
    }

    public let id: SourceID
    public let publisher: String
    public let title: String
    public let url: String?
    /// As precise as the page shows it; nil for an undated page.
    public let date: PublicationDate?
    public let reliability: Reliability
    /// For editors; not shown to pupils.
    public let note: String?

    public init(
        id: SourceID, publisher: String, title: String, url: String? = nil, date: PublicationDate?,
        reliability: Reliability, note: String? = nil
    ) {
        self.id = id
        self.publisher = publisher
        self.title = title
        self.url = url
        self.date = date
        self.reliability = reliability
        self.note = note
    }

    /// The page shows no date.
    public var isUndated: Bool { date == nil }
}

/// When something was published: a year, a month or a day.
public struct PublicationDate: Sendable, Hashable, CustomStringConvertible {
    public let year: Int
    /// 1 to 12.
    public let month: Int?
    /// 1 to 31; only with a month.
    public let day: Int?

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil for any other form and for a day that does not exist.
    public init?(_ text: String) {
        let missing =
            switch text.utf8.count {
            case 4: "-01-01"
            case 7: "-01"
            case 10: ""
            default: String?.none
            }
        guard let missing, let day = Day(text + missing) else { return nil }
        year = day.year
        month = text.utf8.count >= 7 ? day.month : nil
        self.day = text.utf8.count == 10 ? day.day : nil
    }

    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    public var description: String {
        guard let first = Day(year: year, month: month ?? 1, day: day ?? 1)?.description else { return String(year) }
        let length = day != nil ? 10 : month != nil ? 7 : 4
        return String(decoding: first.utf8.prefix(length), as: UTF8.self)
    }
}
