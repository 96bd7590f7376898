public import Figures
public import Identifiers

/// What to say, not how: the composer finds the words.
public enum DialogueAction: Sendable, Hashable {
    case answer(Answer)
    case compare(Comparing)
    case rank(Ranking)
    case convert(Converted)
    /// Names the sources of the last answer.
    case cite([SourceID])
    /// Says what the last answer was taken from and for.
    case explain([Topic])
    case clarify(Clarification)
    case decline(Decline)
    case chat(DialogueAct)
    /// Names what is known, of the kind that the knowledge base is about.
    case list([EntityID])
    case safeguard
    case handOff
    /// Asks whether the conversation is really to be erased.
    case offerErasure
    /// Says that it is; whoever keeps conversations erases this one then.
    case erase

    /// A facet of a thing: its passages, best first, and its figures.
    public struct Answer: Sendable, Hashable {
        public var entity: EntityID
        public var facet: FacetID
        public var passages: [PassageID]
        /// Those asked for first.
        public var figures: [Figure]
        public var level: EntityID?
        public var place: EntityID?
        /// The year that was asked about and that no figure is of.
        public var year: Int?
        /// The figures do not hold the level or the place that was asked: what is shown is the nearest, and said so.
        public var isNearest: Bool
        /// More of what was answered before.
        public var isContinuation: Bool
        /// Asked to be answered by yes or no.
        public var isPolar: Bool
        /// Other places that were asked about and that no figure is of.
        public var otherPlaces: [EntityID] = []
        /// An amount that the person proposed, beside what the figures say.
        public var proposal: Proposal?

        public init(
            entity: EntityID, facet: FacetID, passages: [PassageID], figures: [Figure] = [], level: EntityID? = nil,
            place: EntityID? = nil, isNearest: Bool = false, isContinuation: Bool = false, isPolar: Bool = false
        ) {
            self.entity = entity
            self.facet = facet
            self.passages = passages
            self.figures = figures
            self.level = level
            self.place = place
            self.isNearest = isNearest
            self.isContinuation = isContinuation
            self.isPolar = isPolar
        }
    }

    /// An amount of pay that the person gave, held against the range of the figures shown.
    public struct Proposal: Sendable, Hashable {
        public enum Relation: Sendable, Hashable { case below, within, above }

        /// As given; what was not said is taken to be gross.
        public var given: Figure
        /// The same, gross and by the year; nil when it was given so.
        public var brought: Figure?
        /// The lowest and the highest of the figures shown, gross and by the year.
        public var range: Figure
        public var relation: Relation
        /// It was asked whether the amount is right.
        public var isAsked: Bool
    }

    /// Two things, side by side.
    public struct Comparing: Sendable, Hashable {
        /// In the order they were named; `passages` and `figures` run parallel.
        public var entities: [EntityID]
        /// Nil: as a whole.
        public var facet: FacetID?
        /// What is said of the difference itself.
        public var difference: [PassageID]
        public var passages: [[PassageID]]
        public var figures: [[Figure]]
        public var verdict: Ranking?
        /// Where no source ranks both: what the figures shown come to for each of two.
        public var contrast: Contrast?

        /// The ranges that the figures of two things span, gross and by the year, higher one first.
        public struct Contrast: Sendable, Hashable {
            public var entities: [EntityID]
            public var ranges: [Figure]
            /// The level that both ranges are of; nil: all levels.
            public var level: EntityID?
            /// Some amounts are in both.
            public var isOverlapping: Bool
        }

        public init(
            entities: [EntityID], facet: FacetID?, difference: [PassageID], passages: [[PassageID]],
            figures: [[Figure]], verdict: Ranking? = nil
        ) {
            self.entities = entities
            self.facet = facet
            self.difference = difference
            self.passages = passages
            self.figures = figures
            self.verdict = verdict
        }
    }

    /// Several things in the order of one figure, all from the same source, year, level and place.
    public struct Ranking: Sendable, Hashable {
        /// One place in the order; equal figures stand one after the other.
        public struct Place: Sendable, Hashable {
            public var entity: EntityID
            public var figure: Figure

            public init(entity: EntityID, figure: Figure) {
                self.entity = entity
                self.figure = figure
            }
        }

        public var measure: MeasureID
        /// Highest first, unless reversed.
        public var places: [Place]
        /// Lowest first.
        public var isReversed: Bool

        public init(measure: MeasureID, places: [Place], isReversed: Bool = false) {
            self.measure = measure
            self.places = places
            self.isReversed = isReversed
        }
    }

    /// Figures in another form than they are stated in.
    public struct Converted: Sendable, Hashable {
        /// A stated figure and what it comes to.
        public struct Pair: Sendable, Hashable {
            public var stated: Figure
            public var computed: Figure

            public init(stated: Figure, computed: Figure) {
                self.stated = stated
                self.computed = computed
            }
        }

        public var entity: EntityID?
        public var pairs: [Pair]
        /// Figures that already are in the form asked for.
        public var already: [Figure]
        public var level: EntityID?
        /// A place of which no figure is; what is shown is the nearest, and said so.
        public var missing: [EntityID] = []

        public init(entity: EntityID?, pairs: [Pair], already: [Figure], level: EntityID?) {
            self.entity = entity
            self.pairs = pairs
            self.already = already
            self.level = level
        }
    }
}
