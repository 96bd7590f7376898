internal import Artefact
internal import Identifiers
internal import TextAnalysis

/// The secondary entities by kind and form of their names, whatever the case.
struct NameIndex: Sendable {
    /// "place/paris": kind and form in lower case.
    private let keys: TextTable
    /// Places in the list of names, by the number of the key.
    private let places: [UInt32]

    /// Of two names with the same form the first is found.
    init(_ names: [NamedEntity], _ languages: [Language]) {
        var keys: [String] = []
        var places: [UInt32] = []
        for (place, name) in names.enumerated() {
            for form in [name.id.rawValue] + languages.flatMap({ name.forms[$0] ?? [] }) {
                keys.append(Self.key(form, name.kind))
                places.append(UInt32(place))
            }
        }
        self.keys = TextTable(keys)
        self.places = places
    }

    /// The place of a name in the list.
    func place(of form: String, _ kind: EntityKind) -> Int? { keys.number(of: Self.key(form, kind)).map { Int(places[$0]) } }

    private static func key(_ form: String, _ kind: EntityKind) -> String { kind.rawValue + "/" + form.lowercased() }
}

extension NameIndex: Storable {
    func store(in writer: inout ArtefactWriter) {
        keys.store(in: &writer)
        writer.write(numbers: places)
    }

    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        keys = try reader.next()
        places = try reader.numbers(UInt32(0))
        guard places.count == keys.count else { throw reader.damaged("places of \(keys.count) names", "\(places.count)") }
    }

    /// No place leads beyond a list of so many.
    func fits(_ count: Int) -> Bool { places.allSatisfy { Int($0) < count } }
}
