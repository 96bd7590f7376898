extension PostingStore {
    /// Appends one term's postings.
    /// - Parameters:
    ///   - documents: Strictly ascending.
    ///   - frequencies: Parallel to `documents`, at least 1.
    ///   - lengths: Length of every document of the index.
    ///   - occurrences: Parallel to `documents`: the positions in each, ascending; empty when positions are not kept.
    mutating func append(
        documents: ArraySlice<UInt32>, frequencies: ArraySlice<UInt32>, lengths: [UInt32],
        occurrences: (documents: ArraySlice<UInt32>, positions: ArraySlice<UInt32>)?
    ) -> PostingList {
        var list = PostingList(
            documentFrequency: UInt32(documents.count), firstBlock: UInt32(blocks.count), tail: 0, tailPositions: 0)
        var gaps: [UInt32] = []
        gaps.reserveCapacity(documents.count)
        var previous = UInt32.max
        for document in documents {
            gaps.append(document &- previous &- 1)
            previous = document
        }
        var reader = occurrences.map { ($0, $0.documents.startIndex) }
        for number in 0..<list.fullBlocks {
            let range = number * PackedBlock.count..<(number + 1) * PackedBlock.count
            let members = documents.dropFirst(range.lowerBound).prefix(PackedBlock.count)
            let counts = frequencies.dropFirst(range.lowerBound).prefix(PackedBlock.count)
            let reduced = counts.map { $0 - 1 }
            let documentWidth = PackedBlock.width(of: gaps[range])
            let frequencyWidth = PackedBlock.width(of: reduced[...])
            blocks.append(BlockSummary(
                lastDocument: gaps.isEmpty ? 0 : members[members.endIndex - 1], start: UInt32(packed.count),
                maximumFrequency: counts.max() ?? 0,
                minimumLength: members.lazy.map { lengths[Int($0)] }.min() ?? 0,
                positions: UInt32(positions.count),
                documentWidth: UInt8(documentWidth), frequencyWidth: UInt8(frequencyWidth)))
            PackedBlock.pack(gaps[range], width: documentWidth, into: &packed)
            PackedBlock.pack(reduced[...], width: frequencyWidth, into: &packed)
            appendPositions(of: members, from: &reader)
        }
        list.tail = UInt32(tails.count)
        list.tailPositions = UInt32(positions.count)
        let done = list.fullBlocks * PackedBlock.count
        for index in done..<documents.count {
            let frequency = frequencies[frequencies.startIndex + index]
            VariableByte.append(gaps[index] << 1 | (frequency == scale ? 1 : 0), to: &tails)
            if frequency != scale { VariableByte.append(frequency, to: &tails) }
        }
        appendPositions(of: documents[(documents.startIndex + done)...], from: &reader)
        return list
    }

    private mutating func appendPositions(
        of members: ArraySlice<UInt32>,
        from reader: inout ((documents: ArraySlice<UInt32>, positions: ArraySlice<UInt32>), Int)?
    ) {
        guard let (occurrences, start) = reader else { return }
        var at = start
        var bytes: [UInt8] = []
        for document in members {
            bytes.removeAll(keepingCapacity: true)
            var previous: UInt32 = 0
            while at < occurrences.documents.endIndex, occurrences.documents[at] == document {
                VariableByte.append(occurrences.positions[at] - previous, to: &bytes)
                previous = occurrences.positions[at]
                at += 1
            }
            VariableByte.append(UInt32(bytes.count), to: &positions)
            positions.append(contentsOf: bytes)
        }
        reader = (occurrences, at)
    }
}
