internal import Figures
internal import Identifiers
internal import Knowledge
internal import TextAnalysis
internal import Understanding

extension DialogueManager {
    /// Messages about the conversation itself: its sources, its language, its form, its end.
    func conversationPlan(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        let best = bestAct(i)
        // "d'où ça sort ?" in the middle of a conversation is about it, strange as the words may be by themselves.
        let isCertain = best.probability >= thresholds.certainSmallTalk && i.unexplained.isEmpty && !context.topics.isEmpty
            && i.none < thresholds.elsewhereDespiteField
        guard best.probability >= thresholds.smallTalk, i.none < thresholds.elsewhere || !subject.covered.isEmpty || isCertain
        else { return nil }
        guard i.unexplained.count <= i.contentWords / 3 else { return nil }
        let isBare = subject.isEmpty
        switch best.act {
        case .source:
            guard isBare else { return nil }
            let sources = context.state.sources
            return decided(i, sources.isEmpty ? .decline(.nothingSaid) : .cite(sources), intent: best.intent)
        case .explain:
            guard isBare else { return nil }
            let topics = context.state.topics
            return decided(i, topics.isEmpty ? .decline(.nothingSaid) : .explain(topics), intent: best.intent)
        case .convert: return conversion(i, subject, context, index.definition(best.intent)?.to)
        case .language: return isBare && i.mentions.allSatisfy { index.isAspect($0) } && i.contentWords <= 2 ? again(i, context) : nil
        case .more: return continuation(i, subject, context)
        case .correct: return correction(i, subject, context)
        case .list: return isBare ? decided(i, .list(index.mainEntities), intent: best.intent) : nil
        case .accept, .refuse, .restart:
            guard isBare, i.mentions.isEmpty, i.contentWords <= 3 else { return nil }
            return decided(i, .chat(best.act), intent: best.intent)
        case .erase:
            // "supprimer mes vœux": words that nobody uses of a conversation are about something else.
            guard isBare || i.areMentionsInherited, (i.candidates.first?.overlap ?? 0) >= thresholds.erasureOverlap else { return nil }
            return decided(i, .offerErasure, intent: best.intent)
        case .handoff: return decided(i, .handOff, intent: best.intent)
        default: return nil
        }
    }

    /// The last answer once more: the language has changed, the topics have not.
    private func again(_ i: Interpretation, _ context: Context) -> Plan {
        guard let topic = context.topics.first else { return decided(i, .chat(.help)) }
        switch topic.form {
        case .answer:
            guard let entity = topic.entities.first, let facet = topic.facet else { return decided(i, .chat(.help)) }
            return answered(i, entity: entity, facet: facet, subject: Subject(level: topic.level, place: topic.place), context)
        case .rank where topic.facet != nil:
            return ranked(i, topic.entities, facet: topic.facet ?? index.payFacet, Subject(level: topic.level, place: topic.place))
        case .compare, .rank:
            return compared(i, topic.entities, facet: topic.facet, Subject(level: topic.level, place: topic.place), context)
        }
    }

    /// More of the same: the passages not yet shown, else the next side of the thing.
    private func continuation(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        let entity = subject.covered.first ?? context.focus.first
        guard let entity else { return nil }
        let topic = context.topics.first { $0.entities.contains(entity) }
        let facet = topic?.facet ?? defaultFacet(entity)
        let shown = topic?.shown ?? []
        let rest = index.passages(entity, facet, context.language).filter { !shown.contains($0) }
        if !rest.isEmpty {
            let passages = fitting(rest, budget: Self.budget)
            let answer = DialogueAction.Answer(entity: entity, facet: facet, passages: passages, isContinuation: true)
            return decided(i, .answer(answer), topic: Topic(entities: [entity], facet: facet, shown: shown + passages))
        }
        let facets = index.facets(of: entity)
        let next = facets.drop { $0 != facet }.dropFirst().first { index.isStated(entity, $0, context.language) }
        guard let next else { return nil }
        return answered(i, entity: entity, facet: next, subject: subject, context)
    }

    /// "No, I meant …": the same question about the thing named now.
    private func correction(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        guard let entity = subject.covered.first else {
            guard let entity = context.focus.first else { return nil }
            return clarifyFacet(i, entity, subject, context)
        }
        return answered(i, entity: entity, facet: context.facet ?? defaultFacet(entity), subject: subject, context)
    }

    /// The last figures, or those of the thing named, in another form.
    private func conversion(_ i: Interpretation, _ subject: Subject, _ context: Context, _ form: String?) -> Plan? {
        guard let form else { return nil }
        let named = subject.covered.filter { index.kind($0) == index.mainKind }
        guard let entity = named.first ?? context.focus.first(where: { index.kind($0) == index.mainKind }) else {
            let isHeld = (i.found.first?.cover ?? 0) >= thresholds.strikingCover && i.contentWords > 0
            return subject.covered.isEmpty && !isHeld ? declined(i, .noFigures(nil)) : nil
        }
        let topic = context.topics.first { $0.entities.contains(entity) }
        let level = subject.level ?? topic?.level
        let chosen = figures(entity, facet: index.payFacet, level: level, place: subject.place ?? topic?.place).figures
        let action = switch form {
        case "net": converted(chosen, of: entity, level, to: .month, .net)
        case "gross": converted(chosen, of: entity, level, to: nil, .gross)
        case "month": converted(chosen, of: entity, level, to: .month, nil)
        case "year": converted(chosen, of: entity, level, to: .year, nil)
        default: converted(chosen, of: entity, level, to: nil, nil)
        }
        guard !action.pairs.isEmpty || !action.already.isEmpty else {
            guard i.wording.isOpenBasis, !chosen.isEmpty else { return declined(i, .noFigures(entity)) }
            // "c'est du brut ou du net ?" of pay in another currency: the figure says which, though it cannot be converted.
            let asked = Subject(level: level, place: subject.place ?? topic?.place)
            return answered(i, entity: entity, facet: index.payFacet, subject: asked, context)
        }
        return decided(i, .convert(action),
            topic: Topic(entities: [entity], facet: index.payFacet, level: level, place: subject.place))
    }
}
