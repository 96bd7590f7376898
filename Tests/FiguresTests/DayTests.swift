import Figures
import Testing

@Suite struct DayTests {
    @Test(
        "A day is read from YYYY-MM-DD and written back",
        arguments: [
            "2020-07-28", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31",
        ])
    func roundTrip(text: String) {
        #expect(Day(text)?.description == text)
    }

    @Test(
        "Anything that is no existing day is refused",
        arguments: [
            "", "2020", "2020-07", "2020-7-28", "2020-07-28 ", "2020-13-01", "2020-00-10", "2020-06-31", "2023-02-29",
            "1900-02-29",  // divisible by 100, not by 400
            "20-07-2028", "2020/07/28", "２０２０-07-28", "-020-07-28", "+020-07-28",
        ])
    func refused(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("Days are ordered as in the calendar")
    func order() throws {
        let days = try ["2019-12-31", "2020-01-01", "2020-01-02", "2020-02-01"].map { try #require(Day($0)) }
        #expect(days == days.sorted())
    }

    @Test(
        "A figure is old when more whole years have passed than allowed",
        arguments: [
            (2020, "2023-12-31", false),  // three years after the end of 2020: not more than three
            (2020, "2024-01-01", true),
            (2020, "2020-01-01", false),
            (2024, "2020-01-01", false),  // published later than the day asked for
        ])
    func age(year: Int, day: String, isOld: Bool) throws {
        let day = try #require(Day(day))
        #expect(Figure.salary(1, year: year).isOlderThan(years: 3, asOf: day) == isOld)
    }

    @Test("A figure without any year is not called old")
    func undated() throws {
        #expect(!Figure.salary(1, year: nil).isOlderThan(years: 3, asOf: try #require(Day("2030-01-01"))))
    }
}
