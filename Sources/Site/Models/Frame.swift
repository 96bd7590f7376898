internal import Knowledge
internal import TextAnalysis

/// What every page has around its own part: title, navigation, links, footer.
struct Frame: Sendable {
    let knowledge: KnowledgeBase
    let settings: SiteSettings
    let wording: Wording
    let addresses: PageAddresses

    var language: Language { wording.language }

    /// The frame of a page; the caller adds the page's own part.
    ///
    /// - Parameters:
    ///   - title: set already; never a person's question.
    ///   - place: nil for a page that has no address of its own, which is not to be indexed either.
    func view(_ title: String, at place: PagePlace?, description: String? = nil) -> View {
        View { view in
            view.set("page", page(title, place, description))
            view.set("site", View {
                $0.set("name", name)
                $0.set("field", knowledge.schema.field[language].map(Typesetting.set))
            })
            view.set("t", wording.view)
            if addresses.isLive { view.set("live", true) }
            view.set("links", links)
            let first: (words: String, place: PagePlace) = addresses.isLive ? (wording["ask"], .ask) : (wording["home"], .home)
            let entries = [first, (wording["faq"], .faq), (wording["sheets"], .sheets)]
            view.set("nav", entries.map { entry in
                View {
                    $0.set("label", entry.words)
                    $0.set("address", addresses.address(of: entry.place))
                    $0.set("current", entry.place == place)
                }
            })
            view.set("other_language", place.flatMap(otherLanguage))
            view.set("knowledge", View { $0.set("version", knowledge.version) })
        }
    }

    private var name: String { settings.name.map(Typesetting.set) ?? "Mentor" }

    private func page(_ title: String, _ place: PagePlace?, _ description: String?) -> View {
        View { view in
            view.set("language", language.rawValue)
            view.set("title", title)
            view.set("description", description)
            if let place, place != .ask {
                if addresses.isLive, let origin = settings.origin.flatMap(Self.https) {
                    view.set("canonical", origin + addresses.address(of: place))
                }
            } else {
                view.set("noindex", true)
            }
            if language != addresses.first { view.set("chosen", language.rawValue) }
        }
    }

    private var links: View {
        View { view in
            view.set("home", addresses.address(of: .home))
            view.set("faq", addresses.address(of: .faq))
            view.set("ask", addresses.address(of: .ask))
            view.set("sheets", addresses.address(of: .sheets))
            view.set("feedback", addresses.action("/ask/feedback"))
            view.set("erase", addresses.action("/ask/erase"))
            view.set("css", addresses.file("site.css", live: "/site.css"))
            view.set("icon", addresses.file("icon.svg", live: "/icon.svg"))
            view.set("widget", "/widget/v1/mentor.js")
            let data = language == addresses.first ? "faq.jsonld" : language.rawValue + "/faq.jsonld"
            view.set("jsonld", addresses.file(data, live: addresses.action("/faq.jsonld")))
            view.set("privacy", settings.privacy.flatMap(Self.https))
            view.set("accessibility", settings.accessibility.flatMap(Self.https))
            view.set("contact", settings.contact.flatMap { $0.hasPrefix("mailto:") ? $0 : Self.https($0) })
        }
    }

    /// An address that may be linked to, else nil.
    static func https(_ address: String) -> String? { address.hasPrefix("https://") ? WebAddress.safe(address) : nil }

    /// The same page in the other language, where it has one.
    private func otherLanguage(_ place: PagePlace) -> View? {
        guard let other = knowledge.schema.languages.first(where: { $0 != language }) else { return nil }
        if case .sheet(let id, _) = place, knowledge.entity(id)?.names[other] == nil { return nil }
        return View {
            $0.set("code", other.rawValue)
            $0.set("label", other == .french ? "Français" : "English")
            $0.set("address", addresses.address(of: place, in: other))
        }
    }
}
