import Site

extension SiteFiles {
    /// The files of the site that come with Mentor.
    ///
    /// - Throws: an incomplete installation, with every problem found.
    static func installed() throws(CommandError) -> SiteFiles {
        let folder = try InstalledFolders().web
        do { return try SiteFiles(folder: folder) } catch {
            throw CommandError(
                status: .inside, lines: ["mentor: the files of the site in \(folder) cannot be used"] + error.problems.map(\.description))
        }
    }
}
