internal import FoundationEssentials

/// Times as the store writes them: whole seconds, and days by the calendar of Greenwich.
enum CalendarTime {
    /// Seconds since 1970, rounded down.
    static func seconds(of time: Date) -> Int { Int(time.timeIntervalSince1970.rounded(.down)) }

    static func date(ofSeconds seconds: Int) -> Date { Date(timeIntervalSince1970: Double(seconds)) }

    /// `2026-11-21T16:18:59Z`.
    static func text(of time: Date) -> String { date(ofSeconds: seconds(of: time)).formatted(.iso8601) }

    /// `2026-11-21`; texts of this form are ordered as the days are.
    static func day(of time: Date) -> String { String(text(of: time).prefix(10)) }
}
