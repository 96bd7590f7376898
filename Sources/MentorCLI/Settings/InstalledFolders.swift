/// Where the knowledge base and the prompts that come with Mentor are.
///
/// The same binary runs from a checkout, from an unpacked archive and from a package. In order: the folder that the
/// environment names (`MENTOR_HOME`), `share/mentor` beside the binary or one folder up, and, for a checkout, the first
/// folder above the binary that holds both. Links to the binary are followed first.
struct InstalledFolders {
    /// Holds `KnowledgeBase` and `Prompts`.
    let home: String

    var knowledge: String { home + "/KnowledgeBase" }
    var prompts: String { home + "/Prompts" }
    /// The files of the site: `Web` of a packed folder, else the checkout's own.
    var web: String { SystemCalls.kind(of: home + "/Web") == .folder ? home + "/Web" : home + "/Sources/Site/Web" }

    /// - Throws: `notInstalled`, with every folder that was tried.
    init() throws(CommandError) {
        var tried: [String] = []
        for home in Self.candidates() {
            if SystemCalls.kind(of: home + "/KnowledgeBase/schema.yaml") == .regular,
                SystemCalls.kind(of: home + "/Prompts") == .folder
            {
                self.home = home
                return
            }
            tried.append(home)
        }
        throw .notInstalled(lookedFor: tried)
    }

    private static func candidates() -> [String] {
        if let named = SystemCalls.environment("MENTOR_HOME"), !named.isEmpty { return [named] }
        guard let binary = SystemCalls.realPath("/proc/self/exe") else { return [] }
        var parts = binary.split(separator: "/").dropLast()
        let folder = "/" + parts.joined(separator: "/")
        var candidates = [folder + "/share/mentor", folder + "/../share/mentor"]
        while !parts.isEmpty {
            candidates.append("/" + parts.joined(separator: "/"))
            parts = parts.dropLast()
        }
        return candidates
    }
}
