import Figures
import Identifiers

extension Located<String> {
    /// The text as an identifier, or nil, reported.
    func identifier<ID: Identifier>(_ type: ID.Type, report: inout Report) -> Located<ID>? {
        guard let id = ID(value) else {
            report.error(
                position, "“\(value)” is not an id",
                remedy:
                    "an id is made of the letters a-z, digits and hyphens, begins with a letter or a digit, and has at "
                    + "most 80 characters")
            return nil
        }
        return Located<ID>(value: id, position: position)
    }

    /// The text as one of the cases of an enumeration, or nil, reported.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type, of key: String, report: inout Report
    ) -> Choice? where Choice.RawValue == String {
        if let choice = Choice(rawValue: value) { return choice }
        let known = Choice.allCases.map(\.rawValue)
        report.error(
            position, "“\(value)” is no \(key)", remedy: "use one of: \(known.joined(separator: ", "))")
        return nil
    }

    /// `true` or `false`, or nil, reported.
    func boolean(of key: String, report: inout Report) -> Bool? {
        switch value {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            report.error(position, "“\(key)” must be true or false, not “\(value)”")
            return nil
        }
    }

    /// A day, or nil, reported.
    func day(of key: String, report: inout Report) -> Day? {
        if let day = Day(value) { return day }
        report.error(position, "“\(value)” is no date", remedy: "write “\(key)” as year-month-day: 2027-06-30")
        return nil
    }

    /// A year from 1900 to 2100, or nil, reported.
    func year(of key: String, report: inout Report) -> Int? {
        if value.utf8.count == 4, let year = Int(value), (1900...2100).contains(year) { return year }
        report.error(position, "“\(key)” must be a year from 1900 to 2100, not “\(value)”")
        return nil
    }

    /// A plain decimal number, or nil, reported.
    func number(of key: String, report: inout Report) -> Double? {
        let digits = value.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
        }
        if digits, value.utf8.count <= 15, let number = Double(value) { return number }
        report.error(
            position, "“\(key)” must be a number, not “\(value)”",
            remedy: "write digits only, with a point before decimals: 2900 or 12.5")
        return nil
    }
}
