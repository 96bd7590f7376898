#if Server
internal import GRDB

/// The questions that a report asks of the file, in one state of it.
extension SQLiteConversationStore {
    public func report(_ request: ReportRequest) async throws(StoreError) -> StoreReport {
        let span = ReportSpan(request)
        let (plain, questions) = try await read { database -> (StoreReport, [UnansweredQuestion]) in
            var report = StoreReport()
            try span.count(&report, in: database)
            try span.judge(&report, in: database, request)
            return (report, try span.unanswered(in: database))
        }
        var report = plain
        report.unansweredCount = questions.count
        let clusterer = QuestionClusterer(analyzers: request.analyzers, asking: request.asking)
        report.unanswered = Array(clusterer.clusters(of: questions).prefix(request.limit))
        return report
    }
}
#endif
