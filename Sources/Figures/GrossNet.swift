/// Whether pay is counted before (`gross`) or after (`net`) the employee's social contributions.
///
/// Income tax is in neither: it depends on the household, and no rate of the knowledge base knows it.
public enum GrossNet: String, Sendable, Hashable, CaseIterable, Codable {
    case gross, net

    /// The other of the two.
    public var opposite: GrossNet { self == .gross ? .net : .gross }
}
