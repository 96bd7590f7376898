import ArgumentParser
import JSON

/// `mentor doctor`: whether all that Mentor needs is there, and what to do where it is not.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Examine l'installation et dit quoi faire.",
        discussion: """
            Bibliothèques, horloge, dossiers et droits, connaissances, gabarits, dates de relecture, âge des chiffres ; et pour le \
            serveur : configuration, pages, fichier des conversations, conservation, place sur le disque, port. Une ligne par \
            point : ok, warning (à voir bientôt) ou error (à réparer). Statut 1 s'il y a une erreur. À lancer sous \
            l'utilisateur du serveur, avec la même configuration.

            Examines the installation, one line for each point, and says what to do; status 1 when something is wrong.

            EXEMPLES / EXAMPLES:
              mentor doctor
              mentor doctor --config /etc/mentor/mentor.json --json
            """)

    @OptionGroup var options: AdvisorOptions

    #if Server
    @OptionGroup var store: StoreOptions
    #endif

    @Flag(help: "Écrit un objet JSON.")
    var json = false

    @Flag(help: "N'utilise pas de couleurs.")
    var noColor = false

    func run() throws {
        let console = Console(colour: !noColor)
        let examination = Examination(options: options)
        var findings = try examination.machineAndKnowledge()
        #if Server
        findings += examination.server(store)
        #endif
        let errors = findings.count { $0.level == .error }
        let warnings = findings.count { $0.level == .warning }
        if json {
            var writer = JSONWriter()
            writer.findings(findings, errors: errors, warnings: warnings)
            try console.write(writer.bytes)
        } else {
            let widest = findings.map(\.subject.count).max() ?? 0
            var lines: [String] = []
            for finding in findings {
                let level = finding.level.rawValue + String(repeating: " ", count: 9 - finding.level.rawValue.count)
                let subject = finding.subject + String(repeating: " ", count: widest + 2 - finding.subject.count)
                lines.append(
                    (finding.level == .ok ? level : console.style.dressed(level, as: .warning)) + subject + console.style.printable(finding.found))
                if let remedy = finding.remedy { lines.append("         → " + console.style.printable(remedy)) }
            }
            lines.append("\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")")
            try console.write(lines.joined(separator: "\n") + "\n")
        }
        if errors > 0 { throw CommandError.refused }
    }
}

extension JSONWriter {
    /// `{"errors", "warnings", "findings": [{"level", "subject", "found", "remedy"}]}` on one line.
    fileprivate mutating func findings(_ findings: [Finding], errors: Int, warnings: Int) {
        object { writer in
            writer.field("errors", errors)
            writer.field("warnings", warnings)
            writer.key("findings")
            writer.array(findings) { writer, finding in
                writer.object {
                    $0.field("level", finding.level.rawValue)
                    $0.field("subject", finding.subject)
                    $0.field("found", finding.found)
                    $0.field("remedy", finding.remedy)
                }
            }
        }
        endLine()
    }
}
