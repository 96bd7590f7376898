import Figures
import Identifiers
import Testing

@Suite struct FigureTests {
    @Test("Qualifiers are listed by key, without those the figure does not carry")
    func qualifiers() {
        let figure = Figure.salary(2_900, nil, .month, .net, level: "junior", year: 2020)
        #expect(figure.qualifiers.map(\.key) == ["basis", "level", "period", "place", "year"])
        #expect(figure.qualifiers.map(\.value) == ["net", "junior", "month", "France", "2020"])
    }

    @Test("A measure names what a figure lacks and what it has no use for")
    func measure() {
        let measure = Measure(
            id: .salary, units: ["EUR"], required: [.year, .basis, .period, .source], optional: [.place])
        let figure = Figure.salary(1, nil, nil, nil, level: "junior")
        #expect(measure.missingQualifiers(in: figure) == [.basis, .period])
        #expect(measure.unknownQualifiers(in: figure) == [.level])
        #expect(measure.allows(unit: "EUR"))
        #expect(!measure.allows(unit: "eur"))
    }

    @Test("A range has a middle and no single amount; an open one has its bound")
    func bounds() {
        #expect(Figure.salary(40, 60).amount == nil)
        #expect(Figure.salary(40, 60).midpoint == 50)
        #expect(Figure.salary(40).amount == 40)
        #expect(Figure.of(nil, 60, unit: "EUR").midpoint == 60)
        #expect(Figure.of(nil, nil, unit: "EUR").midpoint == nil)
        #expect(Figure.of(nil, nil, unit: "EUR").amount == nil)
    }

    @Test(
        "Only three capital letters are a currency",
        arguments: [
            ("EUR", true), ("eur", false), ("EU", false), ("percent", false), ("", false), ("ÉUR", false),
        ])
    func currency(unit: String, isMoney: Bool) {
        #expect(Figure.of(1, 1, unit: unit).isMoney == isMoney)
    }

    @Test("What the asker gave has no source")
    func given() {
        #expect(Figure.of(1, 1, unit: "EUR").sources.isEmpty)
    }
}
