extension Figure {
    /// The last year that the figure speaks of: its year, else the end of its span of years.
    public var latestYear: Int? { year ?? to ?? from }

    /// Whether more than `years` years have passed on `day` since the end of the figure's year.
    ///
    /// A source rarely gives more than a year, so the kindest reading is taken: a figure is called old only when it
    /// surely is. A figure without any year is not called old here; the measure decides whether it may lack one.
    public func isOlderThan(years: Int, asOf day: Day) -> Bool {
        guard let latestYear else { return false }
        return day.year - latestYear > years
    }
}
