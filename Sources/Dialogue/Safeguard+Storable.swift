public import Artefact

/// The phrases as they were read: reading them again would take longer than answering ten questions.
extension Safeguard: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.store(alarming, harmless) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        (alarming, harmless) = (try reader.next(), try reader.next())
    }
}

extension Safeguard.Pattern: Storable {
    func store(in writer: inout ArtefactWriter) {
        writer.write(count: elements.count)
        for element in elements {
            switch element {
            case .gap: writer.write(UInt8(0))
            case .word(let word):
                writer.write(UInt8(1))
                word.store(in: &writer)
            case .prefix(let prefix):
                writer.write(UInt8(2))
                prefix.store(in: &writer)
            }
        }
    }

    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        var elements: [Element] = []
        for _ in 0..<(try reader.count()) {
            switch try reader.byte() {
            case 0: elements.append(.gap)
            case 1: elements.append(.word(try reader.text()))
            case 2: elements.append(.prefix(try reader.text()))
            case let other: throw reader.damaged("a word, the beginning of one or a gap", "\(other)")
            }
        }
        self.init(elements: elements)
    }
}
