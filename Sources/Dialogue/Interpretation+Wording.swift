public import Figures

extension Interpretation {
    /// What small words of a question say about its form, whatever it is about.
    public struct Wording: Sendable, Hashable {
        /// Pay is wanted before or after contributions: "en net".
        public var basis: GrossNet?
        /// Pay is wanted by this time: "par mois".
        public var period: Period?
        /// Speaks of two things together without naming them: "les deux", "both".
        public var isOfBoth: Bool
        /// Nothing but a name and one other word, joined: "MLOps et DevOps".
        public var isPair: Bool
        /// States something and asks whether it is so: "… non ?", "… right?"
        public var isTagged: Bool
        /// Compares or generalises: "plus de 30k", "toujours", "en moyenne". No range of figures says yes or no to that.
        public var isQualified = false
        /// Begins as what goes on about something does: "et …", "and …".
        public var goesOn = false
        /// Adds something to what was spoken of: "et avec …", "and with …".
        public var isAdding = false
        /// Leaves open whether pay is gross or net: "c'est du brut ou du net ?"
        public var isOpenBasis = false
        /// Asks for nothing but this unit: "en euros ?"; as its sign.
        public var unit: String?
        /// Asks what its one word means, which no dictionary has: "c'est quoi la SNT ?"
        public var definesTerm = false

        public init(
            basis: GrossNet? = nil, period: Period? = nil, isOfBoth: Bool = false, isPair: Bool = false, isTagged: Bool = false
        ) {
            self.basis = basis
            self.period = period
            self.isOfBoth = isOfBoth
            self.isPair = isPair
            self.isTagged = isTagged
        }
    }
}
