#if Server
internal import Figures
internal import Identifiers
internal import Knowledge
internal import MentorCore
internal import NIOCore
internal import Site
internal import Synchronization

/// One version of the knowledge, and what was made from it for all requests: pages, and the tags by which they are known.
///
/// A request takes the reference once and answers from it to its end; a newer version takes its place beside it.
final class ServedKnowledge: Sendable {
    /// A body that is the same for everybody.
    struct Page: Sendable {
        let body: ByteBuffer
        /// With its quotation marks.
        let tag: String
    }

    let advisor: Advisor
    let site: Site
    let memory = TurnMemory()
    /// Seconds since 1970.
    let loadedAt: Double
    /// Seconds since 1970 of the newest dated source, or nil.
    let newestSource: Int?
    private let intents: Set<String>
    private let pages = Mutex<[String: Page]>([:])

    init(_ loaded: LoadedKnowledge, files: SiteFiles, settings: SiteSettings, at time: Double) {
        advisor = loaded.advisor
        var settings = settings
        settings.asOf = loaded.asOf
        site = Site(loaded.advisor.knowledge, files: files, settings: settings)
        loadedAt = time
        intents = Set(loaded.advisor.knowledge.intents.map(\.id.rawValue)).union(["none", "safeguard"])
        newestSource = loaded.advisor.knowledge.sources.compactMap { $0.date.flatMap { Self.seconds(of: $0.description) } }.max()
    }

    /// A page that is made once.
    ///
    /// - Parameter key: tells it from all others, its language included; of a bounded number.
    func page(_ key: String, _ make: (Site) -> [UInt8]?) -> Page? {
        if let page = pages.withLock({ $0[key] }) { return page }
        guard let bytes = make(site) else { return nil }
        let page = Page(body: ByteBuffer(bytes: bytes), tag: Self.tag(of: bytes))
        pages.withLock { $0[key] = page }
        return page
    }

    /// An intent as a label of metrics: one of those that there are.
    func intentLabel(_ intent: String) -> String { intents.contains(intent) ? intent : "other" }

    /// FNV-1a over the bytes, and how many they are: enough to tell versions of a page apart.
    static func tag(of bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return "\"\(String(hash, radix: 36))-\(bytes.count)\""
    }

    /// Of `2026-03`, the first day counts; days since 1970 by the usual rule for the Gregorian calendar.
    private static func seconds(of date: String) -> Int? {
        let pieces = date.split(separator: "-").compactMap { Int($0) }
        guard let year = pieces.first else { return nil }
        let month = pieces.count > 1 ? pieces[1] : 1
        let day = pieces.count > 2 ? pieces[2] : 1
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return (era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468) * 86_400
    }
}
#endif
