internal import Identifiers
internal import TextAnalysis

/// A page that has an address of its own.
enum PagePlace: Hashable, Sendable {
    case home, faq, ask, sheets
    case sheet(EntityID, SheetKind)
}

/// Where the pages are, as seen from one of them.
///
/// On a server they have addresses of the site, and a language other than the first one is a query. In a folder they are
/// files: one folder deeper for another language, and every link relative, so that the whole works from any place.
struct PageAddresses: Sendable {
    let language: Language
    /// The one that needs no mention.
    let first: Language
    /// The page that links, for a folder; nil on a server.
    let from: PagePlace?

    var isLive: Bool { from == nil }

    /// The page in `language`, or in another one.
    func address(of page: PagePlace, in other: Language? = nil, fragment: String? = nil) -> String {
        let language = other ?? self.language
        let hash = fragment.map { "#" + $0 } ?? ""
        guard let from else { return Self.path(page) + suffix(language) + hash }
        return up(from) + Self.file(page, language, first) + hash
    }

    /// A file of the site: `site.css`.
    func file(_ name: String, live: String) -> String { from.map { up($0) + name } ?? live }

    /// A path of the server that keeps the language.
    func action(_ path: String) -> String { path + suffix(language) }

    /// `/faq?q=…`: the answer to a question as a page.
    func answer(to question: String) -> String {
        "/faq?q=" + Self.percentEncoded(question) + (language == first ? "" : "&language=" + language.rawValue)
    }

    private func suffix(_ language: Language) -> String { language == first ? "" : "?language=" + language.rawValue }

    private static func path(_ page: PagePlace) -> String {
        switch page {
        case .home: "/"
        case .faq: "/faq"
        case .ask: "/ask"
        case .sheets: "/" + SheetKind.role.rawValue
        case .sheet(let id, let kind): "/\(kind.rawValue)/\(id.rawValue)"
        }
    }

    /// The path of the page's file in an exported folder.
    static func file(_ page: PagePlace, _ language: Language, _ first: Language) -> String {
        let folder = language == first ? "" : language.rawValue + "/"
        return switch page {
        case .home, .ask: folder + "index.html"
        case .faq: folder + "faq.html"
        case .sheets: folder + SheetKind.role.rawValue + "/index.html"
        case .sheet(let id, let kind): folder + "\(kind.rawValue)/\(id.rawValue).html"
        }
    }

    private func up(_ page: PagePlace) -> String {
        let depth = Self.file(page, language, first).utf8.count { $0 == UInt8(ascii: "/") }
        return String(repeating: "../", count: depth)
    }

    private static func percentEncoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        var result = String.UnicodeScalarView()
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.append(Unicode.Scalar(byte))
            default: result.append(contentsOf: ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
        return String(result)
    }
}
