#if !Server
import ArgumentParser

/// A command of the school's site, in a program that was built without it: says how to build the one that has it.
///
/// Without these, `mentor serve` would be a question about the word "serve".
struct LeftOutCommand<Name: LeftOutName>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Name.text, abstract: "Absent de ce programme, construit sans serveur. / Not in this program.", shouldDisplay: false)
    }

    @Argument(parsing: .captureForPassthrough) var rest: [String] = []

    func run() throws {
        throw CommandError.usage(
            "this mentor was built for the terminal alone (--disable-default-traits), and \(Name.text) needs the rest; "
                + "build it with `swift build -c release --product mentor`")
    }
}

/// The name of a command that is left out.
protocol LeftOutName { static var text: String { get } }

enum LeftOut {
    enum Serve: LeftOutName { static let text = "serve" }
    enum Bot: LeftOutName { static let text = "bot" }
    enum Channel: LeftOutName { static let text = "channel" }
    enum Outbox: LeftOutName { static let text = "outbox" }
    enum Handoff: LeftOutName { static let text = "handoff" }
    enum Report: LeftOutName { static let text = "report" }
    enum Forget: LeftOutName { static let text = "forget" }
    enum ExportSession: LeftOutName { static let text = "export-session" }
    enum Backup: LeftOutName { static let text = "backup" }
    enum Restore: LeftOutName { static let text = "restore" }
    enum Pack: LeftOutName { static let text = "pack" }

    static let all: [any ParsableCommand.Type] = [
        LeftOutCommand<Serve>.self, LeftOutCommand<Bot>.self, LeftOutCommand<Channel>.self, LeftOutCommand<Outbox>.self,
        LeftOutCommand<Handoff>.self, LeftOutCommand<Report>.self, LeftOutCommand<Forget>.self, LeftOutCommand<ExportSession>.self,
        LeftOutCommand<Backup>.self, LeftOutCommand<Restore>.self, LeftOutCommand<Pack>.self,
    ]
}
#endif
