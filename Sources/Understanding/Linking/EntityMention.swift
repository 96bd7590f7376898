public import Identifiers
public import TextAnalysis

/// A piece of a question that names something.
public struct EntityMention: Sendable, Hashable {
    /// `role`, `school`… as in the gazetteer, or `profession`, `amount`, `experience`, `study-level`, `duration`.
    public var kind: EntityKind
    /// What it names; nil when that is ambiguous, a profession that the knowledge base does not cover, or a quantity.
    public var entity: EntityID?
    /// All that it may name, sorted: more than one when it is ambiguous, none for what has no entity.
    public var candidates: [EntityID]
    /// As typed, except that what stood between two of its words is one space, or one apostrophe or hyphen where they
    /// are glued.
    public var text: String
    /// Half-open UTF-8 byte offsets into the original text.
    public var range: Range<Int>
    /// Half-open range of indexes into the tokens that were linked.
    public var tokens: Range<Int>
    /// How sure the name is to mean its entity.
    public var strength: Strength
    /// Summed cost of the spelling corrections it needed; 0 when it is spelt right.
    public var cost: Double
    /// The figure of a quantity.
    public var number: Double?
    /// Its unit: an ISO 4217 code for an amount, `year` or `month` for a time; nil for a study level.
    public var unit: String?
    /// What the words beside an amount say that it is: `gross` or `net`.
    public var basis: String?
    /// For how long an amount is paid, as the words behind it say: `month` or `year`.
    public var period: String?
    /// What other words of the question say that it is to be brought to: `gross` or `net`.
    public var wantedBasis: String?
    /// What other words say that it is to be paid by: `month` or `year`.
    public var wantedPeriod: String?

    public init(
        kind: EntityKind, entity: EntityID?, candidates: [EntityID] = [], text: String, range: Range<Int>,
        tokens: Range<Int>, strength: Strength = .name, cost: Double = 0, number: Double? = nil, unit: String? = nil,
        basis: String? = nil, period: String? = nil, wantedBasis: String? = nil, wantedPeriod: String? = nil
    ) {
        self.kind = kind
        self.entity = entity
        self.candidates = candidates
        self.text = text
        self.range = range
        self.tokens = tokens
        self.strength = strength
        self.cost = cost
        self.number = number
        self.unit = unit
        self.basis = basis
        self.period = period
        self.wantedBasis = wantedBasis
        self.wantedPeriod = wantedPeriod
    }
}

extension EntityKind {
    /// A profession that exists but that the knowledge base does not cover.
    public static let profession = EntityKind(trusted: "profession")
    /// What lies outside the knowledge base though it is no profession: another field of study, another school.
    public static let elsewhere = EntityKind(trusted: "elsewhere")
    /// A year that is asked about.
    public static let year = EntityKind(trusted: "year")
    /// An amount of money.
    public static let amount = EntityKind(trusted: "amount")
    /// Time spent in a profession.
    public static let experience = EntityKind(trusted: "experience")
    /// Years of study after school: bac+5.
    public static let studyLevel = EntityKind(trusted: "study-level")
    /// Any other length of time.
    public static let duration = EntityKind(trusted: "duration")
}

/// A question and what it names.
public struct Linking: Sendable, Hashable {
    /// In the order of the text; they do not overlap.
    public var mentions: [EntityMention]
    /// The question's tokens, each mention replaced by one token whose `term` is its kind in braces: "{role}".
    public var masked: [Token]

    public init(mentions: [EntityMention], masked: [Token]) {
        self.mentions = mentions
        self.masked = masked
    }
}
