/// The span of time that an amount is paid for, or costs for.
public enum Period: String, Sendable, Hashable, CaseIterable, Codable {
    case hour, day, month, year
}
