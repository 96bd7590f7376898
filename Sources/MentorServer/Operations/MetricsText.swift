#if Server

/// Text in which Prometheus reads numbers (text format 0.0.4).
struct MetricsText {
    var text = ""

    /// A family of numbers, sorted by their labels, so that two looks can be compared.
    mutating func family(_ name: String, _ kind: String, _ help: String, _ lines: [(labels: String, value: String)]) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
        for line in lines.sorted(by: { $0.labels < $1.labels }) {
            text += line.labels.isEmpty ? "\(name) \(line.value)\n" : "\(name){\(line.labels)} \(line.value)\n"
        }
    }
}
#endif
