#if Server
import ArgumentParser
import Figures
import Foundation

/// From which day on a report counts.
enum ReportStart: ExpressibleByArgument {
    case day(Day)
    /// So many days back, today included.
    case days(Int)

    /// `2026-11-01` or `30d`; also `30j`, as one writes it in French.
    init?(argument: String) {
        if let day = Day(argument) {
            self = .day(day)
        } else if let last = argument.last, "dj".contains(last), let count = Int(argument.dropLast()), (1...36_500).contains(count) {
            self = .days(count)
        } else {
            return nil
        }
    }
}

/// The days that a report counts, by the clock of the school: from the first second of one to the last of another.
struct ReportPeriod {
    let first: Day
    let last: Day
    let since: Date
    /// Exclusive.
    let until: Date
    let timeZone: TimeZone

    /// - Throws: a usage error when the last day is before the first.
    init(since start: ReportStart, until end: Day?, now: Date, timeZone: TimeZone) throws(CommandError) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        func time(of day: Day, adding days: Int = 0) -> Date? {
            calendar.date(from: DateComponents(year: day.year, month: day.month, day: day.day))
                .flatMap { calendar.date(byAdding: .day, value: days, to: $0) }
        }
        func day(of time: Date) -> Day? {
            let parts = calendar.dateComponents([.year, .month, .day], from: time)
            return Day(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
        }
        let unreadable = CommandError.usage("the clock shows no day of the calendar; say the days with --since and --until")
        guard let last = end ?? day(of: now), let until = time(of: last, adding: 1) else { throw unreadable }
        let first: Day
        switch start {
        case .day(let day): first = day
        case .days(let count):
            guard let found = time(of: last, adding: 1 - count).flatMap(day(of:)) else { throw unreadable }
            first = found
        }
        guard let since = time(of: first) else { throw unreadable }
        guard first <= last else { throw .usage("--since \(first) is after the last day, \(last)") }
        self.first = first
        self.last = last
        self.since = since
        self.until = until
        self.timeZone = timeZone
    }

    /// Number of days, the first and the last included.
    var days: Int { Int(((until.timeIntervalSince1970 - since.timeIntervalSince1970) / 86_400).rounded()) }
}
#endif
