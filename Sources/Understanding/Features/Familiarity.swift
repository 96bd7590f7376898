/// How much of a text training has seen, by words and by letters: what a vector of length 1 does not tell.
struct Familiarity: Sendable, Hashable {
    /// Share of the runs of letters ever seen, each weighted by its rarity, in [0, 1]; 0 for a text without letters.
    var letters = 0.0
    /// Length of the seen part of the text's vector of words, if the whole vector's is 1.
    var wordLength = 0.0
    /// The same of the runs of letters.
    var lettersLength = 0.0

    /// What is added up while a text is read.
    struct Sums {
        private(set) var seen: Float = 0
        private(set) var all: Float = 0
        private(set) var seenSquares: Float = 0
        private(set) var allSquares: Float = 0

        @inline(__always)
        mutating func hit(_ rarity: Float) {
            seen += rarity
            seenSquares += rarity * rarity
            miss(rarity)
        }

        @inline(__always)
        mutating func miss(_ rarity: Float) {
            all += rarity
            allSquares += rarity * rarity
        }
    }

    init() {}

    init(words: Sums, letters: Sums) {
        func share(_ part: Float, _ whole: Float) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }
        self.letters = share(letters.seen, letters.all)
        wordLength = share(words.seenSquares, words.allSquares).squareRoot()
        lettersLength = share(letters.seenSquares, letters.allSquares).squareRoot()
    }
}
