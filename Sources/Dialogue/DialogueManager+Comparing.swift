internal import Figures
internal import Identifiers
internal import Knowledge
internal import TextAnalysis
internal import Understanding

extension DialogueManager {
    /// Questions about two or more things: how they differ, which comes first, one side of both.
    func comparisonPlan(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        let best = bestAct(i)
        let main = comparable(subject.covered)
        let isOfMainKind = main.first.map { index.kind($0) == index.mainKind } ?? true
        if let plan = pairPlan(i, main, subject, context) { return plan }
        // "et un data scientist ?" asks the same of another, it does not compare.
        if i.contentWords == 0, main.count == 1 { return nil }
        switch best.act {
        case .compare where i.none < (subject.isFieldOnly ? thresholds.elsewhere : thresholds.elsewhereDespiteField) || main.count > 1:
            var entities = compared(main, context)
            if main.isEmpty, entities.count == 1, i.wording.isOfBoth, let earlier = context.state.earlier.first { entities.insert(earlier, at: 0) }
            if entities.count >= 2 {
                // "lequel recrute le plus ?", "différence de salaire entre …": the side that is measured and named.
                let named = i.wordFacet.flatMap { facet in
                    index.facets(of: entities[0]).contains(facet) && !index.measures(of: facet).isEmpty ? facet : nil
                }
                return compared(i, entities, facet: named, subject, context)
            }
            if !isOfMainKind { return nil }
            if let one = entities.first { return answered(i, entity: one, facet: index.differenceFacet, subject: subject, context) }
            return subject.covered.isEmpty && i.unexplained.isEmpty
                ? clarifyEntity(i, index.mainEntities, subject, context, facet: index.differenceFacet) : nil
        case .rank where (i.none < thresholds.elsewhere && (i.candidates.first?.overlap ?? 0) >= thresholds.rankOverlap && i.unexplained.isEmpty)
            || main.count > 1:
            // "le métier le mieux payé de l'IA" names a field, not the profession of that name.
            let isOfAll = main.isEmpty || subject.isFieldOnly && main.count == 1
            var entities = isOfAll ? spokenOfTogether(context) : compared(main, context)
            if entities.count == 1, !isOfAll || !isOfMainKind { return nil }
            if entities.count == 1, let earlier = context.state.earlier.first { entities.append(earlier) }
            if isOfAll, entities.count < 2, !i.isSuperlative { return nil }
            let facets = main.first.map { index.facets(of: $0) } ?? index.knowledge.schema.kind(index.mainKind)?.facets ?? []
            // "lequel est le plus facile d'accès ?" ranks by access, whatever the intent of rankings is usually about.
            let usual = index.facet(of: best.intent), worded = i.wordFacet.flatMap { facets.contains($0) ? $0 : nil }
            // "BTS ou BUT, laquelle est la plus longue ?": of courses of study no one asks which studies they take.
            let asked = usual.map(facets.contains) ?? false ? usual : worded ?? usual
            let facet = asked ?? (isOfMainKind ? index.payFacet : facets.first { !index.measures(of: $0).isEmpty } ?? index.payFacet)
            let isNarrowed = !index.measures(of: facet).isEmpty && (subject.level != nil || subject.place != nil)
            if isNarrowed, entities.count < 2, ranking(of: index.mainEntities, facet: facet, subject) == nil {
                // "le métier le mieux payé en Suisse": another place's order is no answer.
                return declined(i, .noFigures(nil))
            }
            if entities.count >= 2, ranking(of: entities, facet: facet, subject) == nil {
                // No source ranks both: what each says stands side by side, without a verdict.
                return compared(i, entities, facet: facet, subject, context)
            }
            // "indeed 2019 meilleur métier": no figure ranks that, but a passage may tell.
            if entities.count < 2, ranking(of: index.mainEntities, facet: facet, subject) == nil { return nil }
            return ranked(i, entities.count >= 2 ? entities : index.mainEntities, facet: facet, subject)
        case .ask where main.count >= 2:
            // Where no side is clear, the things are compared as wholes.
            // An unclear side gives way to the one whose examples use most of the words.
            let likely = best.probability >= thresholds.page ? index.facet(of: best.intent) : nil
            let worded = i.wordFacet.flatMap { facet in
                i.candidates.prefix(3).contains { index.facet(of: $0.intent) == facet } ? facet : nil
            }
            let facet = best.probability >= thresholds.clear ? likely : worded ?? likely
            return compared(i, main, facet: facet == defaultFacet(main[0]) ? nil : facet, subject, context)
        default:
            guard i.contentWords == 0, main.count >= 2 else { return nil }
            return compared(i, main, facet: nil, subject, context)
        }
    }

    /// "MLOps et DevOps": one of the two has no page, but the page of the other sets it beside it.
    private func pairPlan(_ i: Interpretation, _ main: [EntityID], _ subject: Subject, _ context: Context) -> Plan? {
        guard i.wording.isPair, main.count == 1, let entity = main.first, subject.covered.count == 1, !subject.isFieldOnly else { return nil }
        let held = i.found.filter { $0.passage.entity == entity && $0.cover >= thresholds.strikingCover }.map(\.passage)
        let opening = [index.differenceFacet, defaultFacet(entity)]
        guard let told = opening.lazy.compactMap({ facet in held.first { $0.facet == facet } }).first else { return nil }
        let others = index.passages(entity, told.facet, context.language).filter { $0 != told }
        let passages = fitting([told] + others, budget: Self.budget / context.share)
        let topic = Topic(entities: [entity], facet: told.facet, shown: passages)
        return decided(i, .answer(.init(entity: entity, facet: told.facet, passages: passages)), topic: topic)
    }

    /// The things named that can be set side by side: those of the main kind, or else those of the first one's kind.
    private func comparable(_ covered: [EntityID]) -> [EntityID] {
        let main = covered.filter { index.kind($0) == index.mainKind }
        guard main.isEmpty, let kind = covered.first.flatMap({ index.kind($0) }) else { return main }
        let alike = covered.filter { index.kind($0) == kind }
        return alike.count > 1 ? alike : []
    }

    /// What was set side by side or in a row just before, all of it; else the things that were spoken of.
    private func spokenOfTogether(_ context: Context) -> [EntityID] {
        if let topic = context.topics.last, topic.form != .answer, topic.entities.count > 1 { return topic.entities }
        return compared([], context)
    }

    /// "et ça paye combien ?" after a comparison asks of all that was compared.
    func comparedOn(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        guard let topic = context.topics.last, topic.form == .compare, topic.entities.count > 1, let first = topic.entities.first,
            bestAct(i).act == .ask, let facet = askedFacet(i, of: first, context.language),
            asked(i, of: first, context.language)[facet, default: 0] >= thresholds.followUp,
            topic.entities.allSatisfy({ index.facets(of: $0).contains(facet) })
        else { return nil }
        return compared(i, topic.entities, facet: facet == defaultFacet(first) ? nil : facet, subject, context)
    }

    /// The things to compare: those named, filled up with what was spoken of.
    private func compared(_ named: [EntityID], _ context: Context) -> [EntityID] {
        var entities = Array(named.prefix(3))
        if entities.count < 2 {
            for entity in context.focus where !entities.contains(entity) && index.kind(entity) == index.mainKind {
                entities.insert(entity, at: 0)
                if entities.count == 2 { break }
            }
        }
        return entities
    }

    /// At most this many things side by side.
    static let mostCompared = 3

    /// Things side by side, over a facet or as wholes.
    func compared(
        _ i: Interpretation, _ entities: [EntityID], facet: FacetID?, _ subject: Subject, _ context: Context
    ) -> Plan {
        let entities = Array(entities.prefix(Self.mostCompared))
        let language = context.language
        var sides: [[PassageID]] = []
        var figures: [[Figure]] = []
        var difference: [PassageID] = []
        if let facet {
            // "boursier, je paie la CVEC ?": two notions are asked for what one has to do with the other.
            if entities.allSatisfy({ index.isNotion($0) }) { difference = index.differences(between: entities, language) }
            for entity in entities {
                let side = index.facet(serving: facet, of: entity, language) ?? facet
                let chosen = self.figures(entity, facet: side, level: subject.level, place: subject.place).figures
                let money = chosen.filter(\.isMoney)
                figures.append(Array(money.prefix(entities.count * context.share > 2 ? 2 : 4)))
                let room = Self.budget / (entities.count * context.share)
                sides.append(money.isEmpty ? fitting(index.passages(entity, side, language), budget: room) : [])
            }
        } else {
            difference = index.differences(between: entities, language)
            // "quelle différence entre … ?": its one word asks for a comparison, and passages are not looked for with it.
            let best = bestAct(i)
            let isBare = best.act == .compare && best.probability >= thresholds.clear && i.contentWords <= 1
            for entity in entities {
                figures.append([])
                // "lequel met en prod ?": what holds the question's words says more than the thing's opening. What sets it
                // against a third thing does not.
                let held = isBare ? nil : i.found.first { found in
                    found.passage.entity == entity && found.cover >= thresholds.strikingCover && !difference.contains(found.passage)
                        && (difference.isEmpty || found.passage.facet != index.differenceFacet)
                }
                let opening = index.passages(entity, defaultFacet(entity), language).prefix(difference.isEmpty ? 2 : 1)
                sides.append(held.map { [$0.passage] } ?? Array(opening))
            }
        }
        guard sides.joined().first != nil || figures.joined().first != nil || !difference.isEmpty else {
            return decided(i, .decline(.absent(entities[0], facet ?? index.differenceFacet)))
        }
        let verdict = facet.flatMap { ranking(of: entities, facet: $0, subject) }
        var action = DialogueAction.Comparing(
            entities: entities, facet: facet, difference: fitting(difference, budget: Self.budget / (2 * context.share)), passages: sides,
            figures: figures, verdict: verdict)
        // Two levels in one question are asked of one side each: no level is common.
        let levels = Set(i.mentions.filter { $0.kind == KnowledgeIndex.level }.compactMap(\.entity))
        if verdict == nil, facet == index.payFacet, levels.count < 2 { action.contrast = contrast(entities, figures) }
        let topic = Topic(
            form: .compare, entities: entities, facet: facet, level: subject.level, place: subject.place,
            shown: difference + sides.flatMap { $0 })
        return decided(i, .compare(action), topic: topic)
    }

    /// Several things in the order of a figure.
    func ranked(_ i: Interpretation, _ entities: [EntityID], facet: FacetID, _ subject: Subject) -> Plan {
        guard var ranking = ranking(of: entities, facet: facet, subject) else {
            return declined(i, .noFigures(entities.count == 2 ? entities[0] : nil))
        }
        if i.isReversed {
            ranking.places.reverse()
            ranking.isReversed = true
        }
        let topic = Topic(
            form: .rank, entities: ranking.places.map(\.entity), facet: facet, level: subject.level, place: subject.place)
        return decided(i, .rank(ranking), topic: topic)
    }

    /// Figures of one source, year, level and place that as many of the things as possible share, highest first.
    ///
    /// A comparison across sources compares the sources: one counts bonuses, the other does not. So only figures that
    /// agree in every qualifier are set in a row. Nil when no two things share such a figure.
    func ranking(of entities: [EntityID], facet: FacetID, _ subject: Subject) -> DialogueAction.Ranking? {
        var rows: [(key: RowKey, places: [DialogueAction.Ranking.Place])] = []
        for entity in entities {
            for figure in index.figures(entity, facet) where figure.midpoint != nil {
                let key = RowKey(figure)
                if let row = rows.firstIndex(where: { $0.key == key }) {
                    if !rows[row].places.contains(where: { $0.entity == entity }) {
                        rows[row].places.append(.init(entity: entity, figure: figure))
                    }
                } else {
                    rows.append((key, [.init(entity: entity, figure: figure)]))
                }
            }
        }
        // Another place or level than the one asked for is no answer.
        let wanted = rows.filter { row in
            row.places.count >= 2 && subject.level.map { index.levelID(row.key.level) == $0 } ?? true
                && subject.place.map { index.placeID(row.key.place) == $0 } ?? true
        }
        let measures = index.measures(of: facet)
        let best = wanted.max { one, other in
            let a = rank(one, measures), b = rank(other, measures)
            return a.lexicographicallyPrecedes(b)
        }
        guard var best else { return nil }
        // The same source says of some what post it paid: they stand in the same row, and the words beside them say it. What
        // is counted in a wider group ("tous les développeurs") does not.
        for entity in entities where facet == index.payFacet && !best.places.contains(where: { $0.entity == entity }) {
            guard let figure = index.figures(entity, facet).first(where: { $0.midpoint != nil && RowKey($0).isAlike(best.key) }) else { continue }
            best.places.append(.init(entity: entity, figure: figure))
        }
        let places = best.places.enumerated().sorted { one, other in
            let a = one.element.figure.midpoint ?? 0, b = other.element.figure.midpoint ?? 0
            return a != b ? a > b : one.offset < other.offset
        }.map(\.element)
        return DialogueAction.Ranking(measure: best.key.measure, places: places)
    }

    /// What makes a row of figures the better one: how many it covers, the measure that the side names first, its year.
    private func rank(_ row: (key: RowKey, places: [DialogueAction.Ranking.Place]), _ measures: [MeasureID]) -> [Int] {
        [row.places.count, -(measures.firstIndex(of: row.key.measure) ?? measures.count), row.key.year ?? 0]
    }

    /// The qualifiers in which figures of one row agree.
    private struct RowKey: Hashable {
        let measure: MeasureID
        let unit: String
        let period: Period?
        let basis: GrossNet?
        let level: String?
        let place: String?
        let year: Int?
        let from: Int?
        let to: Int?
        let about: String?
        let sources: [SourceID]

        init(_ figure: Figure) {
            measure = figure.measure
            unit = figure.unit
            period = figure.period
            basis = figure.basis
            level = figure.level
            place = figure.place
            year = figure.year
            from = figure.from
            to = figure.to
            about = figure.about
            sources = figure.sources
        }

        /// The same but for the words beside it.
        func isAlike(_ other: RowKey) -> Bool {
            measure == other.measure && unit == other.unit && period == other.period && basis == other.basis && level == other.level
                && place == other.place && year == other.year && from == other.from && to == other.to && sources == other.sources
        }
    }
}
