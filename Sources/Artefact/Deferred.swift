internal import Synchronization

/// A value that is taken out of the artefact when it is first asked for.
///
/// The examples of the intents, the lexicons and the lists of phrases are what a language is learnt from; where it was learnt
/// before, nobody reads them, and taking their ten thousand strings out at every start took a tenth of it.
public final class Deferred<Value: Storable & Sendable>: Sendable {
    private enum State: Sendable {
        case known(Value)
        case stored(ArtefactReader)
    }

    private let state: Mutex<State>

    public init(_ value: Value) { state = Mutex(.known(value)) }

    /// Passes over what `store(in:)` wrote.
    ///
    /// - Throws: `damaged` when it is not there.
    public init(from reader: inout ArtefactReader) throws(ArtefactError) { state = Mutex(.stored(try reader.part())) }

    public func store(in writer: inout ArtefactWriter) {
        var part = ArtefactWriter()
        value?.store(in: &part)
        writer.write(bytes: part.bytes)
    }

    /// Nil for bytes of something else. They fitted their checksum: nobody has damaged them, but somebody may have made them up.
    public var value: Value? {
        state.withLock { state in
            switch state {
            case .known(let value): return value
            case .stored(var reader):
                guard let value = try? Value(from: &reader) else { return nil }
                state = .known(value)
                return value
            }
        }
    }
}

extension Deferred: Storable {}

extension Deferred: Equatable where Value: Equatable {
    public static func == (left: Deferred, right: Deferred) -> Bool { left.value == right.value }
}

extension Deferred: Hashable where Value: Hashable {
    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
