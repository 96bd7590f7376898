public import Artefact
internal import Identifiers

extension Period: Storable {}
extension GrossNet: Storable {}
extension Qualifier: Storable {}

extension Day: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.store(year, month, day) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let (year, month, day) = (try reader.next(Int.self), try reader.next(Int.self), try reader.next(Int.self))
        guard let valid = Day(year: year, month: month, day: day) else {
            throw reader.damaged("a day", "\(year)-\(month)-\(day)")
        }
        self = valid
    }
}

extension Measure: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.store(id, units, required, optional, names) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(
            id: try reader.next(), units: try reader.next(), required: try reader.next(), optional: try reader.next(),
            names: try reader.next())
    }
}

extension Figure: Storable {
    public func store(in writer: inout ArtefactWriter) {
        writer.store(measure, minimum, maximum, unit, period, basis, level, place, year, from, to)
        writer.store(about, aboutTranslations, origin, isEstimate)
    }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(
            measure: try reader.next(), minimum: try reader.next(), maximum: try reader.next(), unit: try reader.next(),
            period: try reader.next(), basis: try reader.next(), level: try reader.next(), place: try reader.next(),
            year: try reader.next(), from: try reader.next(), to: try reader.next(), about: try reader.next(),
            aboutTranslations: try reader.next(), origin: try reader.next(), isEstimate: try reader.next())
    }
}

extension Figure.Origin: Storable {
    public func store(in writer: inout ArtefactWriter) {
        switch self {
        case .stated(let source):
            writer.write(UInt8(0))
            source.store(in: &writer)
        case .given: writer.write(UInt8(1))
        case .computed(let inputs, let rule):
            writer.write(UInt8(2))
            writer.store(inputs, rule)
        }
    }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        switch try reader.byte() {
        case 0: self = .stated(try reader.next())
        case 1: self = .given
        case 2: self = .computed(from: try reader.next(), rule: try reader.next())
        case let other: throw reader.damaged("an origin", "\(other)")
        }
    }
}
