import Identifiers

/// One of the things that make a number mean something; the raw value is its key in the knowledge base.
public enum Qualifier: String, Sendable, Hashable, CaseIterable, Comparable {
    case about, basis, from, level, period, place, source, to, year

    public static func < (left: Qualifier, right: Qualifier) -> Bool { left.rawValue < right.rawValue }
}

extension Figure {
    /// What is known of the figure beside amount, unit and source, sorted by key.
    public var qualifiers: [(key: String, value: String)] {
        Qualifier.allCases.sorted().compactMap { qualifier in
            guard qualifier != .source, let value = value(of: qualifier) else { return nil }
            return (qualifier.rawValue, value)
        }
    }

    /// A qualifier as text, or nil where the figure does not say. `source` gives every source, joined by ", ".
    public func value(of qualifier: Qualifier) -> String? {
        switch qualifier {
        case .about: about
        case .basis: basis?.rawValue
        case .from: from.map { String($0) }
        case .level: level
        case .period: period?.rawValue
        case .place: place
        case .source: sources.isEmpty ? nil : sources.map(\.rawValue).joined(separator: ", ")
        case .to: to.map { String($0) }
        case .year: year.map { String($0) }
        }
    }
}
