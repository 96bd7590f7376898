#if Server

/// A report in words and numbers, before it is dressed: the terminal and the page show the same one.
///
/// A report that is written twice, once for each form, soon says two things. So what is counted, how it is called and over
/// which days is decided once, in `ReportWriter`; a form only draws bars and tables.
struct ReportDocument {
    /// One number and what it counts.
    struct Fact {
        let label: String
        let value: String
    }

    /// One bar.
    struct Bar {
        let label: String
        let count: Int
        /// "12 (40 %)".
        let amount: String
    }

    /// How a section's numbers are drawn.
    enum Chart {
        case none
        /// One line each, for names.
        case rows([Bar])
        /// Side by side in their order, for hours and days.
        case columns([Bar])

        var bars: [Bar] {
            switch self {
            case .none: []
            case .rows(let bars), .columns(let bars): bars
            }
        }
    }

    /// Rows under their headings.
    struct Table {
        let headings: [String]
        let sides: [TextTable.Side]
        var rows: [[String]]
        /// Below its row: what is too long for a column. As many as rows, or none.
        var notes: [String] = []
    }

    struct Section {
        /// For links within the page: letters and hyphens.
        let id: String
        let title: String
        /// What is counted, and what it is good for.
        let explanation: String
        var chart: Chart = .none
        /// The same numbers as the chart, or more; its headings are read with it.
        var table: Table?
        /// Said in place of both when nothing was counted.
        var nothing: String?
    }

    let title: String
    /// "du 23 octobre au 21 novembre 2026".
    let period: String
    let facts: [Fact]
    let sections: [Section]
    /// How it was counted, at the end.
    let footnotes: [String]
}
#endif
