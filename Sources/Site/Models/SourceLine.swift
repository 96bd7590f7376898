internal import Composition
internal import Knowledge

/// A source as a page shows it.
enum SourceLine {
    static func view(_ source: Source, number: Int? = nil) -> View {
        view(source.publisher, source.title, source.url, source.date?.description, number)
    }

    static func view(_ citation: Citation) -> View { view(citation.publisher, citation.title, citation.url, citation.date, nil) }

    private static func view(_ publisher: String, _ title: String, _ url: String?, _ date: String?, _ number: Int?) -> View {
        View { view in
            if let number { view.set("number", number) }
            view.set("publisher", Typesetting.set(publisher))
            view.set("title", Typesetting.set(title))
            view.set("source_href", url.flatMap(Frame.https))
            view.set("date", date)
        }
    }
}
