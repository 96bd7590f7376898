public import Figures

/// What a school says of its own site. Everything may be left out.
public struct SiteSettings: Sendable {
    /// The name in the header and in titles; nil: Mentor.
    public var name: String?
    /// Where the site stands, for `rel="canonical"`: `https://bot.example.org`, without a slash at its end.
    public var origin: String?
    /// The school's page on personal data: an address that begins with `https:`.
    public var privacy: String?
    /// The school's declaration of accessibility: an address that begins with `https:`.
    public var accessibility: String?
    /// Where a person answers: an address that begins with `https:` or `mailto:`.
    public var contact: String?
    /// The day that decides whether a figure is called old, the adviser's own; nil: none is.
    public var asOf: Day?

    public init() {}
}
