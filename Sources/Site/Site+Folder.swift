internal import Identifiers
internal import Knowledge
internal import TextAnalysis

extension Site {
    /// A file of the site as a folder.
    public struct File: Sendable, Hashable {
        /// Relative to the folder: `fiches/parcoursup.html`.
        public let path: String
        public let bytes: [UInt8]
    }

    /// The whole site as files: the same pages, without what needs a server (no form, no chat element).
    ///
    /// Every link is relative, so that the folder works from a disk, from any path of a web server and within a school's own
    /// site. Languages but the first one are in folders of their own. Sorted by path.
    public func folder() -> [File] {
        var files = [File(path: "site.css", bytes: self.files.css), File(path: "icon.svg", bytes: self.files.icon)]
        func add(_ page: PagePlace, _ language: Language, _ bytes: [UInt8]) {
            files.append(File(path: PageAddresses.file(page, language, first), bytes: bytes))
        }
        for language in knowledge.schema.languages {
            add(.home, language, home(language, from: .home))
            add(.faq, language, faq(language, from: .faq))
            add(.sheets, language, sheets(language, from: .sheets))
            files.append(File(path: (language == first ? "" : language.rawValue + "/") + "faq.jsonld", bytes: linkedData(language)))
            for entity in knowledge.entities {
                let place = PagePlace.sheet(entity.id, knowledge.sheetKind(of: entity))
                if let bytes = sheet(entity, language, from: place) { add(place, language, bytes) }
            }
        }
        return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}
