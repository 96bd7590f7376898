import Figures
import Identifiers
import Testing

@Suite struct ComparisonTests {
    let conversion = Conversion(rates: frenchRates, places: Places(parents: ["Paris": "France"]))

    @Test(
        "Like figures are compared as they are",
        arguments: [
            (Figure.salary(40_000), Figure.salary(50_000), Comparison.Relation.less),
            (.salary(50_000), .salary(40_000), .greater),
            (.salary(40_000), .salary(40_000), .equal),
            (.salary(40_000, 50_000), .salary(45_000, 60_000), .overlapping),
            (.salary(40_000, 50_000), .salary(40_000, 50_000), .overlapping),  // the same range, not the same pay
            (.salary(40_000, 45_000), .salary(50_000, 60_000), .less),
            (.salary(50_000), .salary(40_000, 60_000), .overlapping),
        ])
    func alike(left: Figure, right: Figure, relation: Comparison.Relation) {
        let comparison = Comparison.compare(left, right, using: conversion).comparison
        #expect(comparison?.relation == relation)
        #expect(comparison?.left == left)
        #expect(comparison?.cautions == [])
    }

    @Test(
        "Unlike figures are refused, and the reason is given",
        arguments: [
            (Figure.salary(1), Figure.growth(2), Refusal.differentMeasures),
            (.salary(1), .salary(1, unit: "USD"), .differentUnits("EUR", "USD")),
            (.salary(1, level: "junior"), .salary(1, level: "senior"), .differentLevels("junior", "senior")),
            (.salary(1), .salary(1, place: "Allemagne"), .differentPlaces("France", "Allemagne")),
            (.salary(1, nil, .day), .salary(1), .noRuleBetweenPeriods(.day, .year)),
            (.salary(1, nil, .year, nil), .salary(1), .unstated(.basis)),
            (.growth(1), .growth(1, from: 2016), .differentSpans),
            (.of(nil, nil, unit: "count"), .of(1, 1, unit: "count"), .noAmount),
        ])
    func unlike(left: Figure, right: Figure, reason: Refusal) {
        #expect(Comparison.compare(left, right, using: conversion) == .refused(reason))
        #expect(Comparison.compare(right, left, using: conversion).comparison == nil)
    }

    @Test("A net month and a gross year are first brought to gross pay by the year, and that is told")
    func convertsFirst() throws {
        let junior = Figure.salary(2_900, nil, .month, .net)
        let comparison = try #require(Comparison.compare(junior, .salary(50_000), using: conversion).comparison)
        #expect(comparison.left.minimum == 44_600)
        #expect(comparison.left.maximum == 46_400)
        #expect(comparison.right == .salary(50_000))
        #expect(comparison.relation == .less)
        #expect(comparison.cautions == [.converted])
    }

    @Test("Another year, a place within a place and what one side leaves out are told")
    func cautions() {
        let paris = Figure.salary(56_000, place: "Paris", year: 2018)
        let france = Figure.salary(45_000, level: "junior", year: 2024)
        #expect(
            Comparison.compare(paris, france, using: conversion).comparison?.cautions == [
                .differentYears(2018, 2024), .nestedPlaces("Paris", "France"), .statedByOneOnly(.level),
            ])
    }

    @Test("An open bound stretches as far as it can")
    func openBounds() {
        var open = Figure.salary(80_000)
        open.maximum = nil
        #expect(Comparison.compare(open, .salary(60_000)).comparison?.relation == .greater)
        #expect(Comparison.compare(open, .salary(90_000)).comparison?.relation == .overlapping)
    }

    @Test("Several figures are ranked by the middle of their range, highest first")
    func ranking() {
        let ranking = Ranking(of: [.salary(40_000, 50_000), .salary(60_000, 90_000), .salary(45_000, 55_000)])
        #expect(ranking.entries.map(\.index) == [1, 2, 0])
        #expect(ranking.entries.map(\.overlapsNext) == [false, true, false])
        #expect(ranking.exclusions.isEmpty)
    }

    @Test("What cannot be set in the row is left out with its reason; the rest is converted alike")
    func exclusions() {
        let ranking = Ranking(
            of: [.salary(2_900, nil, .month, .net), .salary(150_000, unit: "USD"), .salary(40_000)], using: conversion)
        #expect(ranking.entries.map(\.index) == [0, 2])
        #expect(ranking.entries.map(\.figure.basis) == [.gross, .gross])
        #expect(ranking.exclusions.map(\.index) == [1])
        #expect(ranking.exclusions.map(\.reason) == [.differentUnits("EUR", "USD")])
        #expect(ranking.cautions == [.converted])
    }

    @Test("Figures that are like a third one but not each other do not share a row")
    func notTransitive() {
        let ranking = Ranking(of: [
            .salary(1, place: nil), .salary(2, place: "France"), .salary(3, place: "Allemagne"),
        ])
        #expect(ranking.entries.map(\.index) == [1, 0])
        #expect(ranking.exclusions.map(\.reason) == [.differentPlaces("France", "Allemagne")])
    }

    @Test("Equal figures keep the order they came in; nothing ranks as nothing")
    func ties() {
        #expect(Ranking(of: [.salary(1), .salary(1), .salary(1)]).entries.map(\.index) == [0, 1, 2])
        #expect(Ranking(of: []).entries.isEmpty)
    }

    @Test("A place lies in itself and in all that is around it, whatever the case")
    func places() {
        let places = Places(
            parents: ["paris": "idf", "idf": "france", "a": "b", "b": "a"], aliases: ["Île-de-France": "idf"])
        #expect(places.contains("Paris", in: "France"))
        #expect(places.contains("Paris", in: "île-de-france"))
        #expect(places.contains("Lyon", in: "Lyon"))
        #expect(!places.contains("France", in: "Paris"))
        #expect(!places.contains("Lyon", in: "France"))
        #expect(!places.contains("a", in: "c"))  // a circle ends
    }
}
