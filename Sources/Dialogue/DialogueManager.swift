internal import Identifiers
public import Knowledge
public import TextAnalysis
internal import Understanding
internal import Figures

/// Decides what to say: state and interpretations in, plans and events out.
///
/// A decision is a walk down a list of questions, the most certain first: was a choice offered, and taken? Is the
/// message about the conversation itself? Does it name a profession that is not covered? Which thing is it about, which
/// side of it? Only then is a passage chosen. At each step the way out is an honest one: ask back when the thing or the
/// side is missing, decline when the words of the question are explained by nothing that is known. The manager never
/// words an answer and never guesses a figure; it names passages and figures of the knowledge base.
///
/// Limits: one level of clarification, no plan over several turns, no memory of more than two earlier things.
public struct DialogueManager: Sendable {
    /// Where certainty begins. Chosen on conversations written for the purpose, not on the examples of the intents.
    struct Thresholds: Sendable {
        /// An intent about the conversation itself needs this much.
        var smallTalk = 0.45
        /// The same beside the name of a field.
        var certainSmallTalk = 0.85
        /// Above this the question is taken to be about something else, when it names nothing that is known.
        var elsewhere = 0.5
        /// The same for a follow-up whose words are all known.
        var elsewhereInFollowUp = 0.55
        /// The same when it does name something that is known.
        var elsewhereDespiteMention = 0.97
        /// The same when neither an intent nor a passage is clear.
        var elsewhereUnlessClear = 0.8
        /// The same when it names a field ("l'IA") and the intent is clear.
        var elsewhereDespiteField = 0.75
        /// A question of grammar words and a name is taken at its word when its intent is this likely.
        var grammarAlone = 0.7
        /// A question without a subject goes on about the last one when its intent is at least this likely.
        var followUp = 0.35
        /// What a section's first passage is worth by its place.
        var lead = 0.2
        /// A passage that holds this share of the question's rare words answers it without further evidence.
        var passage = 0.7
        /// A passage that scores this many times as much as any on another side or thing, and holds `strikingCover` of the
        /// question, is meant.
        var striking = 1.6
        var strikingCover = 0.4
        /// Words that nothing explains may make up this share of a follow-up.
        var unexplainedInFollowUp = 0.34
        /// An intent this likely is clear.
        var clear = 0.6
        /// A side stands out when it is this many times as likely as the next.
        var standingOut = 3.0
        /// A message that one page answers needs this much.
        var page = 0.4
        /// The same when a passage of that page is what the searcher finds first.
        var pageWithPassage = 0.25
        /// The same before asking back, before refusing, and before either when the page uses less than half of the words.
        var likelyPage = 0.2
        var likelyPageUnlessRefused = 0.3
        var likelyPageUnlessUsed = 0.55
        /// So much of the question the page must use itself, and so much unless the intent is clear.
        var pageOverlap = 0.3
        var pageOverlapUnlessClear = 0.5
        /// A page on the very thing that the question names needs none of its words when it is this likely.
        var certainPage = 0.85
        /// A passage that holds this share of a question, and three of its words, answers it.
        var heldPassage = 0.55
        /// The same when a number is asked for and it has one.
        var countedPassage = 0.5
        /// So much of a question that ranks and names nothing must be usual in such questions.
        var rankOverlap = 0.6
        /// So much of a wish to erase the conversation must be usual in such wishes.
        var erasureOverlap = 0.8
        /// What remains of the probability of a page, of a side that another stands in for, and of a side that the thing has
        /// not, when the message names a thing.
        var pageBesideName = 0.75
        var nearFacet = 0.8
        var unservedFacet = 0.2
        /// A passage on a notion must hold this much to be meant rather than the field of the same name.
        var notionPassage = 0.5
        /// How much a side gains by being the one whose examples use most of the question's words, and by holding the passage
        /// that the searcher finds first.
        var wordsOfSide = 0.15
        var foundFirst = 0.15
        /// How much more of the question another facet's passage must hold to be shown first.
        var betterPassage = 0.15
    }

    let knowledge: KnowledgeBase
    public let index: KnowledgeIndex
    let thresholds = Thresholds()

    public init(knowledge: KnowledgeBase) {
        self.knowledge = knowledge
        index = KnowledgeIndex(knowledge)
    }

    /// Decides a turn.
    ///
    /// - Parameters:
    ///   - state: the conversation before the turn.
    ///   - interpretations: one a question of the message, in order; none when the message was empty.
    ///   - language: the language to answer in.
    /// - Returns: what to say, what happened, and the conversation after it, which is `state` with the events applied.
    public func advance(
        _ state: ConversationState, _ interpretations: [Interpretation], language: Language
    ) -> (plans: [Plan], events: [DialogueEvent], state: ConversationState) {
        var plans: [Plan] = []
        var spokenOf = state.topics
        let erasure = erasurePlan(state, interpretations)
        if let erasure { plans = [erasure] }
        for interpretation in interpretations where erasure == nil {
            let context = Context(state: state, topics: spokenOf, language: language, isFirst: plans.isEmpty,
                share: min(interpretations.count, 3))
            let plan = plan(interpretation, context)
            if let topic = plan.topic { spokenOf = [topic] }
            plans.append(plan)
        }
        if plans.isEmpty {
            plans = [Plan(intent: IntentID(trusted: "none"), confidence: 1, mentions: [], action: .decline(.empty))]
        }
        plans = Self.withoutRepetition(Self.merged(plans))
        let events = events(of: plans, state: state, language: language)
        var after = state
        after.apply(turn: events)
        return (plans, events, after)
    }

    /// A message of one kind: what is spoken of, what was said before.
    struct Context {
        let state: ConversationState
        /// The topics that a question without a subject is about: those of this message so far, or of the turn before.
        let topics: [Topic]
        let language: Language
        let isFirst: Bool
        /// Into how many parts the room for an answer is shared.
        let share: Int

        var focus: [EntityID] { topics.first?.entities ?? [] }
        var facet: FacetID? { topics.last?.facet }
        /// The sides that a bare name goes on about, the one that was asked for before the one that a page answered with.
        var facets: [FacetID] { [topics.last?.asked, topics.last?.facet].compactMap { $0 } }
    }

    /// Drops what a message of several questions should not say: pleasantries beside an answer, a second refusal, a
    /// second question back, the same answer twice.
    private static func merged(_ plans: [Plan]) -> [Plan] {
        guard plans.count > 1 else { return plans }
        var kept: [Plan] = []
        for plan in plans where plan.isSubstantial && !kept.contains(where: { $0.action == plan.action }) { kept.append(plan) }
        if kept.isEmpty {
            return [plans.first { if case .clarify = $0.action { true } else { false } } ?? plans[0]]
        }
        for plan in plans {
            if case .decline(.profession(let stranger)) = plan.action, !kept[0].leftOut.contains(stranger) { kept[0].leftOut.append(stranger) }
        }
        return Array(kept.prefix(4))
    }

    /// A passage that an earlier part of the answer has said is not said again, as long as the later part has others.
    private static func withoutRepetition(_ plans: [Plan]) -> [Plan] {
        var said: Set<PassageID> = []
        return plans.map { plan in
            guard case .answer(var answer) = plan.action else { return plan }
            let fresh = answer.passages.filter { !said.contains($0) }
            said.formUnion(answer.passages)
            guard fresh.count < answer.passages.count, !fresh.isEmpty || !answer.figures.isEmpty else { return plan }
            answer.passages = fresh
            var changed = plan
            changed.action = .answer(answer)
            return changed
        }
    }

    private func events(of plans: [Plan], state: ConversationState, language: Language) -> [DialogueEvent] {
        var events: [DialogueEvent] = state.language == language ? [] : [.languageChosen(language)]
        for plan in plans {
            switch plan.action {
            case .answer, .compare, .rank, .convert:
                if let topic = plan.topic { events.append(.answered(topic, sources: sources(of: plan.action, language))) }
            case .clarify(let clarification): events.append(.clarificationAsked(clarification))
            case .decline(let reason):
                events.append(.declined(reason.code))
                // "salaire ?", "prof de maths": the question stays, for the profession that is named next.
                if case .profession = reason, plans.count == 1, let pending = state.pending, pending.missing == .entity {
                    events.append(.clarificationAsked(pending))
                }
            case .chat(.restart): events.append(.restarted)
            case .chat(let act): events.append(.chatted(act))
            case .cite: events.append(.chatted(.source))
            case .explain: events.append(.chatted(.explain))
            case .list: events.append(.chatted(.list))
            case .safeguard: events.append(.safeguarded)
            case .handOff: events.append(.chatted(.handoff))
            case .offerErasure: events.append(.erasureOffered)
            case .erase: events.append(.erasureAccepted)
            }
        }
        return events
    }

    /// Every source behind what an action states, in order of appearance.
    func sources(of action: DialogueAction, _ language: Language) -> [SourceID] {
        var found: [SourceID] = []
        func add(_ passages: [PassageID], _ figures: [Figure]) {
            for source in passages.flatMap({ index.passage($0)?.sources ?? [] }) + figures.flatMap(\.sources)
            where !found.contains(source) { found.append(source) }
        }
        switch action {
        case .answer(let answer): add(answer.passages, answer.figures)
        case .compare(let comparing):
            add(comparing.difference + comparing.passages.flatMap { $0 }, comparing.figures.flatMap { $0 })
            add([], comparing.verdict?.places.map(\.figure) ?? [])
        case .rank(let ranking): add([], ranking.places.map(\.figure))
        case .convert(let converted): add([], converted.pairs.map(\.computed) + converted.already)
        default: break
        }
        return found
    }
}
