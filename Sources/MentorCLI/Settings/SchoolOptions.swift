import ArgumentParser
import Site

/// What a school says of its own site, for pages that are written without a server; `mentor serve` has settings of the same names.
struct SchoolOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Nom de l'école ou du service, en tête des pages (--format site).", valueName: "nom"))
    var siteName: String?

    @Option(help: ArgumentHelp("Contact de l'école : adresse https: ou électronique (--format site).", valueName: "contact"))
    var contact: String?

    @Option(help: ArgumentHelp("Page https: de l'école sur les données personnelles (--format site).", valueName: "adresse"))
    var sitePrivacy: String?

    @Option(help: ArgumentHelp("Déclaration https: d'accessibilité de l'école (--format site).", valueName: "adresse"))
    var siteAccessibility: String?

    func validate() throws {
        if let siteName, siteName.isEmpty || siteName.count > 80 || siteName.unicodeScalars.contains(where: { $0.value < 0x20 }) {
            throw ValidationError("--site-name: expected 1 to 80 characters on one line.")
        }
        for (option, page) in [("--site-privacy", sitePrivacy), ("--site-accessibility", siteAccessibility)] {
            if let page, !Self.isPage(page) { throw ValidationError("\(option): expected an https: address, found “\(page)”.") }
        }
        if let contact, !Self.isPage(contact), !Self.isMail(contact) {
            throw ValidationError("--contact: expected an https: address or an e-mail address, found “\(contact)”.")
        }
    }

    /// Nothing of it was said.
    var isEmpty: Bool { [siteName, contact, sitePrivacy, siteAccessibility].allSatisfy { $0 == nil } }

    var settings: SiteSettings {
        var settings = SiteSettings()
        settings.name = siteName
        settings.contact = contact.map { $0.contains("@") && !Self.isPage($0) ? "mailto:" + $0 : $0 }
        settings.privacy = sitePrivacy
        settings.accessibility = siteAccessibility
        return settings
    }

    private static func isPage(_ text: String) -> Bool {
        text.hasPrefix("https://") && text.utf8.count > "https://".utf8.count
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"<>".utf8.contains($0) }
    }

    private static func isMail(_ text: String) -> Bool {
        let pieces = text.split(separator: "@", omittingEmptySubsequences: false)
        return pieces.count == 2 && pieces.allSatisfy { !$0.isEmpty }
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"<>?&".utf8.contains($0) }
    }
}
