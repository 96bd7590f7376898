#if Server
import ArgumentParser
import Conversations
import Figures
import Foundation
import Knowledge
import TextAnalysis

/// What every command that reads the report of a store is told, and the reading.
struct ReportOptions: ParsableArguments {
    @OptionGroup var store: StoreOptions

    @Option(help: ArgumentHelp("Depuis ce jour, ou depuis tant de jours (30d).", valueName: "AAAA-MM-JJ|Nd"))
    var since: ReportStart = .days(30)

    @Option(help: ArgumentHelp("Jusqu'à ce jour compris (par défaut : aujourd'hui).", valueName: "AAAA-MM-JJ"))
    var until: AdvisorOptions.DayArgument?

    @Option(help: ArgumentHelp("Fuseau horaire de l'école (par défaut : celui de la machine).", valueName: "Europe/Paris"))
    var timeZone: String?

    @OptionGroup var knowledge: KnowledgeOptions

    /// A report, and what it was made with.
    struct Read {
        let report: StoreReport
        let period: ReportPeriod
        let knowledge: KnowledgeBase
        let request: ReportRequest
    }

    /// Reads the store; one that is not there yet has an empty report.
    func read(limit: Int) throws(CommandError) -> Read {
        let zone = try zone()
        let period = try ReportPeriod(since: since, until: until?.day, now: Date(), timeZone: zone)
        let knowledge = try KnowledgeSource(options: knowledge).knowledge()
        let analyzers = Dictionary(uniqueKeysWithValues: knowledge.schema.languages.map { language in
            (language, Analyzer(language: language, lexicon: knowledge.lexicons[language] ?? .empty))
        })
        let request = ReportRequest(since: period.since, until: period.until, timeZone: zone, limit: limit, analyzers: analyzers)
        guard try store.exists() else { return Read(report: StoreReport(), period: period, knowledge: knowledge, request: request) }
        let report = try store.use { store async throws(StoreError) in try await store.report(request) }
        return Read(report: report, period: period, knowledge: knowledge, request: request)
    }

    private func zone() throws(CommandError) -> TimeZone {
        guard let timeZone else { return .current }
        guard let zone = TimeZone(identifier: timeZone) else {
            throw .usage("--time-zone “\(timeZone)” is no time zone; write one as Europe/Paris")
        }
        return zone
    }
}
#endif
