extension InvertedIndex {
    /// What must hold of every index and does not in this one; empty when all is well.
    ///
    /// Reads everything: for tests, and for `verify` of a saved index.
    public func checkInvariants() -> [String] {
        var problems: [String] = []
        if forms.map(\.form) != options.forms { problems.append("forms \(forms.map(\.form)) are not \(options.forms)") }
        for form in forms { problems += form.problems(documentCount: documentCount, options: options) }
        return problems
    }
}

extension FormIndex {
    fileprivate func problems(documentCount: Int, options: IndexOptions) -> [String] {
        var problems: [String] = []
        func expect(_ condition: Bool, _ message: @autoclosure () -> String) {
            if !condition { problems.append("\(form): \(message())") }
        }
        expect(lists.count == dictionary.count, "\(lists.count) lists for \(dictionary.count) terms")
        expect(lengths.count == documentCount, "\(lengths.count) lengths for \(documentCount) documents")
        expect(lengths.reduce(UInt64(0)) { $0 + UInt64($1) } == totalLength, "the total length is not the sum")
        expect(store.scale == options.frequencyScale, "the scale is \(store.scale)")
        for id in dictionary.prefixes.indices.dropFirst() where
            !dictionary.term(id - 1).lexicographicallyPrecedes(dictionary.term(id)) {
            problems.append("\(form): “\(dictionary.text(id))” is not after the term before it")
        }
        for (id, list) in lists.enumerated() {
            expect(dictionary.find(dictionary.term(id)) == id, "“\(dictionary.text(id))” is not found")
            let (documents, frequencies) = store.postings(of: list)
            expect(list.documentFrequency > 0, "“\(dictionary.text(id))” has no posting")
            expect(zip(documents, documents.dropFirst()).allSatisfy(<), "“\(dictionary.text(id))” is not ascending")
            expect(documents.allSatisfy { $0 < documentCount }, "“\(dictionary.text(id))” is in an unknown document")
            expect(
                frequencies.allSatisfy { $0 > 0 && $0 <= maximumFrequency },
                "“\(dictionary.text(id))” has a wrong frequency")
            for number in 0..<list.fullBlocks {
                let block = store.blocks[Int(list.firstBlock) + number]
                let range = number * PackedBlock.count..<(number + 1) * PackedBlock.count
                expect(block.lastDocument == documents[range.upperBound - 1], "a block ends elsewhere than it says")
                expect(block.maximumFrequency == frequencies[range].max(), "a block's highest frequency is wrong")
                let shortest = documents[range].map { lengths[Int($0)] }.min()
                expect(block.minimumLength == shortest, "a block's length is wrong")
            }
            guard options.keepsPositions, form == .stem else { continue }
            var reader = PositionReader(list)
            for document in documents {
                var positions: [UInt32] = []
                reader.read(document, in: store, into: &positions)
                expect(!positions.isEmpty, "“\(dictionary.text(id))” has no position in \(document)")
                expect(zip(positions, positions.dropFirst()).allSatisfy(<), "positions are not ascending")
            }
        }
        return problems
    }
}
