import Dialogue
import Figures
import Foundation
import Identifiers
import Knowledge
import MentorCore
import TestSupport
import Testing
import TextAnalysis

@testable import Composition

/// Holds the figures of an answer against the knowledge base.
///
/// An answer is made of lines. A line that is a passage of the base must cite sources that exist, are shown under the
/// answer, and tell when. Every other line may hold no number but those of the figures that the answer hands out, of the
/// years of its sources, and of the names of what it speaks of.
private struct FigureAudit {
    let base: KnowledgeBase
    private let passages: [String: [Passage]]
    private let absences: Set<String>

    init(_ base: KnowledgeBase) {
        self.base = base
        var passages: [String: [Passage]] = [:]
        for entity in base.entities {
            for passage in base.schema.languages.flatMap({ entity.passages(in: $0) }) {
                passages[passage.text, default: []].append(passage)
                // A yes is said only where it answers.
                for yes in ["Oui, c'est vrai : ", "Oui, ", "Yes, it is true: ", "Yes, "] where passage.text.hasPrefix(yes) {
                    passages[Phrase.capitalized(String(passage.text.dropFirst(yes.count))), default: []].append(passage)
                    break
                }
            }
        }
        self.passages = passages
        absences = Set(base.entities.flatMap { $0.absent.values.flatMap(\.values) })
    }

    /// What is wrong with the answer, in words.
    func faults(_ reply: Reply, about names: [EntityID] = []) -> [String] {
        var found = reply.citations.filter { base.source($0.id) == nil }.map { "no such source: \($0.id)" }
        for figure in reply.parts.flatMap(\.figures) { found += faults(figure, reply) }
        // The choices of a question back are numbered.
        var known = years(reply).union(reply.choices.indices.map { String($0 + 1) })
        for figure in reply.parts.flatMap(\.figures) { known.formUnion(numbers(of: figure, reply.language)) }
        for name in names.flatMap({ base.entity($0)?.names.values.map { $0.name + "; " + ($0.plural ?? "") } ?? [] }) {
            known.formUnion(Self.numbers(name))
        }
        for line in reply.text.split(separator: "\n") {
            let text = line.hasPrefix("• ") ? String(line.dropFirst(2)) : String(line)
            if let stated = passages[text] {
                if !stated.contains(where: { isSourced($0, reply) }) { found.append("no dated source that is shown: \(text)") }
                continue
            }
            if absences.contains(where: { text.contains($0) }) { continue }
            for number in Self.numbers(text) where !known.contains(number) { found.append("\(number) out of nowhere: \(text)") }
        }
        return found
    }

    /// Its sources exist and are shown; where it holds a number that means something, the text or a source says when, or
    /// the answer says that the source does not.
    private func isSourced(_ passage: Passage, _ reply: Reply) -> Bool {
        let cited = reply.citations.map(\.id)
        let isShown = passage.sources.allSatisfy { base.source($0) != nil && cited.contains($0) }
        guard !passage.sources.isEmpty, isShown else { return false }
        let isDated = passage.text.contains(/\b(19|20)\d\d\b/) || isDated(passage.sources, reply)
        return isDated || !passage.text.contains(Self.amount)
    }

    private func isDated(_ sources: [SourceID], _ reply: Reply) -> Bool {
        sources.contains { base.source($0)?.date != nil } || reply.text.contains(reply.language == .french ? "(sans date)" : "(undated)")
    }

    /// Where a figure comes from, and what it says of itself.
    private func faults(_ figure: Figure, _ reply: Reply) -> [String] {
        var found: [String] = []
        let cited = Set(reply.citations.map(\.id))
        if figure.sources.isEmpty || !cited.isSuperset(of: figure.sources) { found.append("a source is not shown: \(figure)") }
        switch figure.origin {
        case .given: found.append("a figure that nobody states: \(figure)")
        case .stated:
            if !base.entities.contains(where: { $0.figures.contains(figure) }) { found.append("not in the base: \(figure)") }
            if let missing = base.schema.measure(figure.measure)?.missingQualifiers(in: figure), !missing.isEmpty {
                found.append("\(missing) missing: \(figure)")
            }
            if figure.latestYear == nil, !isDated(figure.sources, reply) { found.append("without a year: \(figure)") }
        case .computed(let inputs, let rule):
            if rule.isEmpty || !figure.isEstimate { found.append("no rule, or not called an estimate: \(figure)") }
            for input in inputs where input.origin != .given {
                if !base.entities.contains(where: { $0.figures.contains(input) }) { found.append("reckoned from nothing: \(input)") }
            }
        }
        return found
    }

    /// An amount, a share, a duration or a count of two digits and more; not a year, nor the level after "bac+".
    private static var amount: Regex<Substring> {
        /\d[\d\s.,]*\s?(?:€|%|k€|euros?|ans?|mois|years?|months?)|[€$£]\d[\d,.]*/
    }

    /// The numbers in a text: "2 900" and "2,900" as 2900, "0,75" as 0.75.
    static func numbers(_ text: String) -> Set<String> {
        var found: Set<String> = []
        for match in text.matches(of: /\d+(?:[\s\u{A0}\u{202F},]\d{3})*(?:[.,]\d+)?/) {
            found.insert(String(match.output.filter { !$0.isWhitespace }).replacingOccurrences(of: ",", with: "."))
        }
        return found
    }

    /// The numbers with which the figure is worded.
    private func numbers(of figure: Figure, _ language: Language) -> Set<String> {
        let format = FigureFormat(language == .french ? .french : .english)
        var texts = [format.words(for: figure), figure.about(in: language.rawValue) ?? "", figure.level ?? "", figure.place ?? ""]
        texts += [figure.year, figure.from, figure.to].compactMap { $0.map { String($0) } }
        texts += figure.sources.compactMap { base.source($0)?.publisher }
        if case .computed(let inputs, let rule) = figure.origin {
            texts += inputs.map { format.words(for: $0) } + inputs.compactMap { $0.about(in: language.rawValue) } + [rule]
            texts += inputs.compactMap { $0.latestYear.map { String($0) } }
        }
        return texts.reduce(into: []) { $0.formUnion(Self.numbers($1)) }
    }

    private func years(_ reply: Reply) -> Set<String> {
        reply.citations.reduce(into: []) { $0.formUnion(Self.numbers($1.publisher).union(Self.numbers(String($1.date?.prefix(4) ?? "")))) }
    }
}

@Suite("Every figure has its source")
struct FigureWalkTests {
    private static let audit = Shipped.loaded.base.map(FigureAudit.init)

    @Test("every side of every thing, asked in the schema's words", arguments: Language.allCases)
    func walk(_ language: Language) throws {
        let advisor = try Shipped.advisor.get()
        let audit = try #require(Self.audit)
        let index = KnowledgeIndex(advisor.knowledge)
        var asked = 0
        var figures = 0
        var faults: [String] = []
        for entity in advisor.knowledge.entities {
            guard let names = index.names(entity.id, language), names.language == language else { continue }
            for facet in index.facets(of: entity.id) {
                let wording = try #require(advisor.knowledge.schema.facet(facet)?.wordings[language])
                let question = Phrase(names.names, language).fill(wording.question)
                let turn = advisor.respond(to: question, language: language, weighs: false)
                asked += 1
                figures += turn.reply.parts.flatMap(\.figures).count
                let about = [entity.id] + turn.state.topics.flatMap(\.entities)
                faults += audit.faults(turn.reply, about: about).map { "\(entity.id) \(facet): \($0)" }
            }
        }
        #expect(asked > 400 && figures > 150, "\(asked) questions, \(figures) figures")
        #expect(faults.isEmpty, "\(faults.count) of \(asked):\n\(faults.prefix(40).joined(separator: "\n"))")
    }

    @Test("things set side by side, ranked and converted", arguments: Language.allCases)
    func severalThings(_ language: Language) throws {
        let advisor = try Shipped.advisor.get()
        let audit = try #require(Self.audit)
        let index = KnowledgeIndex(advisor.knowledge)
        let isFrench = language == .french
        var faults: [String] = []
        for entity in index.mainEntities {
            let page = try #require(advisor.knowledge.entity(entity))
            guard let name = page.names[language]?.name else { continue }
            let other = page.related.first { advisor.knowledge.entity($0)?.kind == page.kind }
            let otherName = other.flatMap { advisor.knowledge.entity($0)?.names[language]?.name }
            let pay = isFrench ? "combien gagne un \(name) ?" : "how much does a \(name) earn?"
            var turn = advisor.respond(to: pay, language: language)
            for next in isFrench ? ["et en net ?", "et par an ?"] : ["and in net?", "and per year?"] {
                turn = advisor.respond(to: next, state: turn.state, language: language, weighs: false)
                faults += audit.faults(turn.reply, about: turn.state.topics.flatMap(\.entities)).map { "\(entity) “\(next)”: \($0)" }
            }
            guard let otherName else { continue }
            for question in isFrench ? ["salaire \(name) ou \(otherName)", "différence entre \(name) et \(otherName)"]
                : ["salary of \(name) or \(otherName)", "difference between \(name) and \(otherName)"] {
                let turn = advisor.respond(to: question, language: language, weighs: false)
                faults += audit.faults(turn.reply, about: turn.state.topics.flatMap(\.entities)).map { "“\(question)”: \($0)" }
            }
        }
        #expect(faults.isEmpty, "\(faults.count):\n\(faults.prefix(40).joined(separator: "\n"))")
    }

    static let given: [(text: String, amount: Double, basis: GrossNet, period: Period)] = [
        ("45k brut en net", 45_000, .gross, .year), ("2900 net en brut annuel", 2_900, .net, .month),
        ("38 000 € brut par an en net par mois", 38_000, .gross, .year), ("1 823 € brut en net", 1_823, .gross, .month),
        ("how much is 52k gross in net?", 52_000, .gross, .year), ("2,500 euros net per month in gross", 2_500, .net, .month),
    ]

    @Test("pay that the person gives is reckoned by the rates of the base, and rule and source are named", arguments: given)
    func calculator(_ text: String, _ amount: Double, _ basis: GrossNet, _ period: Period) throws {
        let advisor = try Shipped.advisor.get()
        let audit = try #require(Self.audit)
        let reply = advisor.respond(to: text).reply
        #expect(reply.outcome == .answered, "\(reply.text)")
        let figures = reply.parts.flatMap(\.figures)
        #expect(figures.count == 2 && figures.allSatisfy { $0.isComputed && $0.basis == basis.opposite }, "\(reply.text)")
        let shares = advisor.knowledge.conversion.rates.flatMap { [$0.minimum, $0.maximum] }
        let rates = shares.compactMap { $0 }.map { $0 / 100 }
        let low = try #require(rates.min()), high = try #require(rates.max())
        for figure in figures {
            let factor: Double = period == figure.period ? 1 : figure.period == .year ? 12 : 1.0 / 12
            let step: Double = figure.period == .year ? 100 : 10
            let (least, most) = basis == .gross ? (amount * low, amount * high) : (amount / high, amount / low)
            #expect(figure.minimum == (least * factor / step).rounded() * step, "\(reply.text)")
            #expect(figure.maximum == (most * factor / step).rounded() * step, "\(reply.text)")
        }
        #expect(Set(figures.compactMap(\.period)) == [.month, .year])
        #expect(reply.text.contains(basis == .gross ? "×" : "÷"))
        #expect(reply.text.contains(reply.language == .french ? "estimation" : "estimate"))
        #expect(!reply.citations.isEmpty)
        // The amount given is the person's own; everything else is the base's.
        #expect(audit.faults(reply) == [])
    }
}
