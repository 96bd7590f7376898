internal import Figures
internal import Identifiers
internal import Knowledge

extension DialogueManager {
    /// At most this many figures in one answer.
    static let mostFigures = 6

    /// The figures of a side of a thing, those that fit the level and the place asked first.
    ///
    /// Every source stands: disagreeing ones are shown side by side. What was asked narrows the list; when nothing fits
    /// it, the nearest is shown and `isNearest` says so. Foreign figures are shown only when a place is asked.
    func figures(
        _ entity: EntityID, facet: FacetID, level: EntityID?, place: EntityID?, year: Int? = nil, atMost limit: Int = Self.mostFigures
    ) -> (figures: [Figure], isNearest: Bool) {
        let all = index.figures(entity, facet)
        guard !all.isEmpty else { return ([], false) }
        var isNearest = false
        var chosen = all
        if let place {
            let there = chosen.filter { index.placeID($0.place) == place }
            if there.isEmpty {
                isNearest = !index.isHomeItself(place)
                // Of what lies around it first: who asks about Paris is told of its region.
                let around = chosen.filter { figure in index.placeID(figure.place).map { index.isPlace(place, in: $0) } ?? false }
                // Of the whole before one of its other towns: who asks about Nantes is not told of Paris.
                let whole = chosen.filter { $0.place == nil || index.placeID($0.place).map { index.isHomeItself($0) } ?? false }
                let home = !around.isEmpty ? around : whole.isEmpty ? chosen.filter { index.isHome(index.placeID($0.place)) } : whole
                if !home.isEmpty { chosen = home }
            } else {
                chosen = there
            }
        } else {
            let home = chosen.filter { $0.place == nil || index.isHome(index.placeID($0.place)) }
            if !home.isEmpty { chosen = home }
        }
        if let level {
            let exact = chosen.filter { index.levelID($0.level) == level }
            if exact.isEmpty {
                isNearest = isNearest || chosen.contains { $0.level != nil }
            } else {
                chosen = exact
            }
        }
        if let year {
            let exact = chosen.filter { $0.isOf(year) }
            if exact.isEmpty { isNearest = true } else { chosen = exact }
        }
        // By experience, then the newest first: the order in which a person reads a pay scale.
        let sorted = chosen.enumerated().sorted { one, other in
            let a = (index.rank(ofLevel: one.element.level), -(one.element.latestYear ?? 0), one.offset)
            let b = (index.rank(ofLevel: other.element.level), -(other.element.latestYear ?? 0), other.offset)
            return a < b
        }.map(\.element)
        return (thinned(sorted, to: limit), isNearest)
    }

    /// The same for all places that the question names, with those that no figure is of.
    func figures(
        _ entity: EntityID, facet: FacetID, _ subject: Subject, atMost limit: Int
    ) -> (figures: [Figure], isNearest: Bool, missing: [EntityID]) {
        func found(_ place: EntityID?) -> (figures: [Figure], isNearest: Bool) {
            figures(entity, facet: facet, level: subject.level, place: place, year: subject.year, atMost: limit)
        }
        let stated = Set(index.figures(entity, facet).compactMap { index.placeID($0.place) })
        let missing = subject.places.filter { !stated.contains($0) && !index.isHomeItself($0) }
        guard subject.places.count > 1 else {
            let chosen = found(subject.place)
            return (chosen.figures, chosen.isNearest, missing)
        }
        var all: [Figure] = []
        for place in subject.places.filter({ !missing.contains($0) }) + missing.prefix(1) {
            for figure in found(place).figures where !all.contains(figure) { all.append(figure) }
        }
        return (thinned(all, to: limit), !missing.isEmpty, missing)
    }

    /// At most `limit`: of the level that has the most the oldest goes, then what names no level, then the last. The
    /// order stays.
    private func thinned(_ figures: [Figure], to limit: Int) -> [Figure] {
        var kept = figures
        while kept.count > max(limit, 1) {
            let ranks = kept.map { index.rank(ofLevel: $0.level) }
            let counts = ranks.map { rank in ranks.count { $0 == rank } }
            let most = counts.max() ?? 1
            let drop = most > 1 ? counts.lastIndex(of: most) : kept.lastIndex { $0.level == nil }
            kept.remove(at: drop ?? kept.count - 1)
        }
        return kept
    }
}

extension Figure {
    /// Whether it says something of the year: it is of it, or of a span or a course year that holds it.
    func isOf(_ year: Int) -> Bool {
        if let from, let to, from <= year, year <= to { return true }
        return self.year == year || latestYear == year || about?.contains(String(year)) ?? false
    }
}
