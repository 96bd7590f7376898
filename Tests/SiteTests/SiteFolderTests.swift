import Foundation
import Knowledge
import Site
import Testing

@Suite("The site as a folder")
struct SiteFolderTests {
    @Test("Every link leads to a file of the folder or to the web, and nothing needs a server")
    func links() throws {
        let files = try Shown.site.get().folder()
        #expect(files.count > 100)
        let paths = Set(files.map(\.path))
        #expect(paths.count == files.count)
        let wanted = ["index.html", "faq.html", "metiers/index.html", "en/metiers/index.html", "faq.jsonld", "site.css", "icon.svg", "en/index.html", "en/metiers/data-scientist.html"]
        #expect(paths.isSuperset(of: wanted))
        var anchors: [String: Set<String>] = [:]
        let pages = files.filter { $0.path.hasSuffix(".html") }.map { ($0.path, PageParser($0.bytes)) }
        for (path, page) in pages { anchors[path] = Set(page.elements.compactMap { $0["id"] }) }
        for (path, page) in pages {
            #expect(page.problems.isEmpty, "\(path)")
            for element in page.elements {
                #expect(!["form", "script", "mentor-chat", "input"].contains(element.name), "\(path): <\(element.name)>")
                for (name, value) in element.attributes where name == "href" || name == "src" {
                    guard let value, !value.hasPrefix("https://"), !value.hasPrefix("mailto:") else { continue }
                    #expect(!value.hasPrefix("/"), "\(path): \(value)")
                    let parts = value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                    let target = parts[0].isEmpty ? path : Self.resolved(parts[0], from: path)
                    #expect(paths.contains(target), "\(path): \(value)")
                    if parts.count > 1, target.hasSuffix(".html") { #expect(anchors[target]?.contains(parts[1]) == true, "\(path): \(value)") }
                }
            }
        }
    }

    @Test("Two exports of the same base are the same, byte for byte")
    func same() throws {
        let site = try Shown.site.get()
        let other = try Site(Shown.knowledge(), files: SiteFiles(folder: Shown.web), settings: Shown.settings)
        #expect(site.folder() == other.folder())
    }

    private static func resolved(_ link: String, from page: String) -> String {
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for part in link.split(separator: "/") { if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) } }
        return parts.joined(separator: "/")
    }
}
