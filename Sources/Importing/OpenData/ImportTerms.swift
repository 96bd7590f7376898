public import Figures
internal import Identifiers
public import Knowledge

/// What an import of open data is told beside its files. The clock is read by whoever asks.
public struct ImportTerms: Sendable {
    /// Until when the pages may be trusted without being looked at again.
    public var reviewBy: Day
    /// When the data was published, where the names of the files do not say it.
    public var date: PublicationDate?
    /// The year that France Travail's indicator of tension describes; nil for two years before the data, its usual delay.
    public var tensionYear: Int?

    public init(reviewBy: Day, date: PublicationDate? = nil, tensionYear: Int? = nil) {
        self.reviewBy = reviewBy
        self.date = date
        self.tensionYear = tensionYear
    }

    /// The date of a file: as told, else from its name or one of the names it holds.
    func date(of file: OpenDataFile, inside: [String] = []) -> PublicationDate? {
        date ?? file.date ?? inside.lazy.compactMap { OpenDataFile.date(in: $0) }.first
    }

    /// The same, where a figure cannot do without.
    ///
    /// - Throws: `unexpectedShape` when nothing tells it.
    func requiredDate(of file: OpenDataFile, inside: [String] = []) throws(ImportError) -> PublicationDate {
        if let found = date(of: file, inside: inside) { return found }
        throw ImportError(
            .unexpectedShape, path: file.path, message: "expected a date in the name of the file, found none",
            remedy: "say when the data was published: --date 2026-03")
    }
}

extension PublicationDate {
    /// "25 juin 2024", "mars 2026", "2026".
    var inFrench: String {
        let names = [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
            "décembre",
        ]
        guard let month, names.indices.contains(month - 1) else { return String(year) }
        let text = "\(names[month - 1]) \(year)"
        return day.map { "\($0 == 1 ? "1er" : String($0)) \(text)" } ?? text
    }
}

extension Imported {
    /// The list of sources as a file.
    static func sources(_ sources: [Source]) -> File { File(path: SourceList.path, text: SourceList.text(sources)) }
}

extension Source {
    /// A published data set.
    static func dataSet(
        _ id: String, publisher: String, title: String, url: String? = nil, date: PublicationDate?, note: String
    ) -> Source {
        Source(
            id: SourceID(trusted: id), publisher: publisher, title: title, url: url, date: date, reliability: .official,
            note: note)
    }
}
