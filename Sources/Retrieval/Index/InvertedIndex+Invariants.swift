extension InvertedIndex {
    /// What must hold of every index and does not in this one; empty when all is well.
    ///
    /// Reads everything: for tests.
    /// - Throws: `damaged`.
    public func checkInvariants() throws(RetrievalError) -> [String] {
        var problems: [String] = []
        if forms.map(\.form) != options.forms { problems.append("forms \(forms.map(\.form)) are not \(options.forms)") }
        for form in forms { problems += try form.problems(documentCount: documentCount, options: options) }
        return problems
    }
}

extension FormIndex {
    fileprivate func problems(documentCount: Int, options: IndexOptions) throws(RetrievalError) -> [String] {
        var problems: [String] = []
        func expect(_ condition: Bool, _ message: @autoclosure () -> String) {
            if !condition { problems.append("\(form): \(message())") }
        }
        try lengths.region.touch()
        let lengths = lengths.all
        expect(lengths.count == documentCount, "\(lengths.count) lengths for \(documentCount) documents")
        expect(lengths.reduce(UInt64(0)) { $0 + UInt64($1) } == totalLength, "the total length is not the sum")
        expect(lengths.max() ?? 0 == maximumLength, "the greatest length is not \(maximumLength)")
        expect(store.scale == options.frequencyScale, "the scale is \(store.scale)")
        var last: [UInt8] = []
        var count = 0
        try dictionary.forEach { (id, term, list) throws(RetrievalError) in
            let word = String(decoding: term, as: UTF8.self)
            expect(id == 0 || last.lexicographicallyPrecedes(term), "“\(word)” is not after the term before it")
            last = term
            count += 1
            let found = try dictionary.find(term)
            expect(found?.id == id && found?.list == list, "“\(word)” is not found")
            try store.touch(list)
            problems += problemsOfList(list, word, lengths)
            guard options.keepsPositions, form == .stem else { return }
            try store.touchPositions(list)
            var reader = PositionReader(list)
            for document in store.postings(of: list).documents {
                var positions: [UInt32] = []
                reader.read(document, in: store, into: &positions)
                expect(!positions.isEmpty, "“\(word)” has no position in \(document)")
                expect(zip(positions, positions.dropFirst()).allSatisfy(<), "positions are not ascending")
            }
        }
        expect(count == dictionary.count, "\(count) terms instead of \(dictionary.count)")
        return problems
    }

    private func problemsOfList(_ list: PostingList, _ word: String, _ lengths: [UInt32]) -> [String] {
        var problems: [String] = []
        func expect(_ condition: Bool, _ message: @autoclosure () -> String) {
            if !condition { problems.append("\(form): “\(word)” \(message())") }
        }
        let (documents, frequencies) = store.postings(of: list)
        expect(list.documentFrequency > 0 && documents.count == Int(list.documentFrequency), "has not all its postings")
        expect(zip(documents, documents.dropFirst()).allSatisfy(<), "is not ascending")
        expect(documents.allSatisfy { $0 < lengths.count }, "is in an unknown document")
        expect(frequencies.allSatisfy { $0 > 0 && $0 <= maximumFrequency }, "has a wrong frequency")
        guard problems.isEmpty else { return problems }
        for number in 0..<list.records {
            let isWhole = number == list.fullBlocks
            let range = isWhole ? documents.indices : number * PackedBlock.count..<(number + 1) * PackedBlock.count
            let block = Int(list.firstBlock) + number
            expect(store.lastDocument(block) == Int(documents[range.upperBound - 1]), "has a block that ends elsewhere")
            for index in range {
                let isBounded = BlockSummary.all(store.impacts(block)).contains { pair in
                    UInt32(pair.frequency) * store.scale >= min(frequencies[index], 255 * store.scale)
                        && BlockSummary.length(pair.length) * store.scale <= lengths[Int(documents[index])]
                }
                expect(isBounded, "has a posting better than its block says")
            }
        }
        return problems
    }
}
