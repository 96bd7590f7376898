import ArgumentParser
import Figures
import Importing
import Knowledge

/// What every import of open data is told beside its files.
struct OpenDataOptions: ParsableArguments {
    @OptionGroup var output: ImportOptions

    @Option(
        help: ArgumentHelp("Date de publication des données, si le nom du fichier ne la dit pas.", valueName: "AAAA-MM")
    )
    var date: String?

    @Option(help: ArgumentHelp("Jour où relire les pages ; dans un an par défaut.", valueName: "AAAA-MM-JJ"))
    var reviewBy: String?

    /// - Throws: a usage error for a text that is no date.
    func terms() throws(CommandError) -> ImportTerms {
        var published: PublicationDate?
        if let date {
            published = PublicationDate(date)
            guard published != nil else {
                throw .usage("--date “\(date)” is no date; write 2026, 2026-03 or 2026-03-31")
            }
        }
        return ImportTerms(reviewBy: try lastDay(), date: published)
    }

    private func lastDay() throws(CommandError) -> Day {
        if let reviewBy {
            guard let day = Day(reviewBy) else { throw .usage("--review-by “\(reviewBy)” is no day; write 2027-06-30") }
            return day
        }
        let today = SystemCalls.today()
        guard let day = Day(year: today.year + 1, month: today.month, day: min(today.day, 28)) else {
            throw .usage("the clock shows no day; say one with --review-by 2027-06-30")
        }
        return day
    }
}
