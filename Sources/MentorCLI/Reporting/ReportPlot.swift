#if Server

/// Bars as numbers for an inline SVG: places and lengths in its own units, 640 wide.
///
/// A page that draws with a script, or fetches a library, breaks the day the other side does, and shows nothing on paper. A
/// bar is a rectangle; what a template needs of it is four numbers. The plot says by itself what it shows (`title`, `desc`),
/// and the table beside it holds every number.
struct ReportPlot {
    let bars: [ReportDocument.Bar]
    let isOfColumns: Bool

    private static let width = 640.0
    private static let labelWidth = 230.0
    private static let longest = 290.0
    private static let rowHeight = 26.0
    private static let columnHeight = 120.0
    /// Letters that fit on the left of a bar.
    private static let longestLabel = 34

    init?(_ chart: ReportDocument.Chart) {
        switch chart {
        case .none: return nil
        case .rows(let bars): (self.bars, isOfColumns) = (bars, false)
        case .columns(let bars): (self.bars, isOfColumns) = (bars, true)
        }
        guard !bars.isEmpty else { return nil }
    }

    /// What the template is filled with.
    var view: [String: Any] {
        let most = Double(max(bars.map(\.count).max() ?? 1, 1))
        let height = isOfColumns ? Self.columnHeight + 44 : Double(bars.count) * Self.rowHeight
        return [
            "viewBox": "0 0 \(Self.text(Self.width)) \(Self.text(height))",
            "shapes": bars.enumerated().map { isOfColumns ? column($0, $1, most) : row($0, $1, most) },
        ]
    }

    private func row(_ place: Int, _ bar: ReportDocument.Bar, _ most: Double) -> [String: Any] {
        let top = Double(place) * Self.rowHeight
        let length = Double(bar.count) / most * Self.longest
        let label = bar.label.count > Self.longestLabel ? bar.label.prefix(Self.longestLabel - 1) + "…" : bar.label[...]
        return [
            "x": Self.text(Self.labelWidth), "y": Self.text(top + 4), "width": Self.text(max(length, bar.count > 0 ? 1 : 0)),
            "height": Self.text(Self.rowHeight - 8), "label": String(label), "labelX": Self.text(Self.labelWidth - 8),
            "labelY": Self.text(top + 18), "anchor": "end", "amount": bar.amount,
            "amountX": Self.text(Self.labelWidth + length + 6), "amountY": Self.text(top + 18), "amountAnchor": "start",
        ]
    }

    private func column(_ place: Int, _ bar: ReportDocument.Bar, _ most: Double) -> [String: Any] {
        let step = Self.width / Double(bars.count)
        let height = Double(bar.count) / most * Self.columnHeight
        let middle = step * (Double(place) + 0.5)
        // Twenty-four labels would run into each other: one in three.
        let isLabelled = bars.count <= 8 || place.isMultiple(of: 3)
        return [
            "x": Self.text(step * Double(place) + 2), "y": Self.text(18 + Self.columnHeight - height), "width": Self.text(step - 4),
            "height": Self.text(height), "label": isLabelled ? bar.label : "", "labelX": Self.text(middle),
            "labelY": Self.text(Self.columnHeight + 36), "anchor": "middle", "amount": bar.count > 0 ? String(bar.count) : "",
            "amountX": Self.text(middle), "amountY": Self.text(14 + Self.columnHeight - height), "amountAnchor": "middle",
        ]
    }

    /// With one digit behind the point.
    private static func text(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return tenths.isMultiple(of: 10) ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
#endif
