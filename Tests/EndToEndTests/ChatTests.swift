import Foundation
import TestSupport
import Testing

@Suite("mentor chat", .onOwnThreads)
struct ChatTests {
    @Test("without a terminal, each line is a question of one conversation; no prompt, no colour, no greeting")
    func piped() throws {
        let result = try MentorBinary.run([], input: "que fait un ingénieur machine learning ?\n\net le salaire ?\n")
        #expect(result.status == 0)
        #expect(result.error == "")
        #expect(!result.output.contains("\u{1B}"))
        #expect(!result.output.contains("› ") && !result.output.contains("une machine (pas une personne)"))
        #expect(result.output.contains("€"))
    }

    @Test("`mentor` and `mentor chat` are the same")
    func same() throws {
        let outputs = try [[], ["chat"]].map { try MentorBinary.run($0, input: "bonjour\n").output }
        #expect(outputs[0] == outputs[1])
    }

    @Test("commands have French names and English twins, and an unknown one is met with the nearest")
    func commands() throws {
        let result = try MentorBinary.run(
            [], input: "/aide\n/help\n/pourquoi\n/sources\n/langue de\n/sourcs\n/recommencer\n/quitter\nbonjour\n")
        #expect(result.status == 0)
        let blocks = result.output.components(separatedBy: "\n\n").filter { !$0.isEmpty }
        #expect(result.output.components(separatedBy: "/recommencer    oublier la conversation").count == 3)
        #expect(blocks.contains("Aucune réponse encore : posez d'abord une question."))
        #expect(blocks.contains("Au choix : /langue fr, /langue en ou /langue auto."))
        #expect(
            blocks.contains {
                $0
                    == "Commande inconnue. Vouliez-vous dire /sources ? Les commandes : "
                    + "/aide /pourquoi /sources /langue /recommencer /oublie-moi /quitter"
            })
        #expect(blocks.contains("La conversation repart de zéro."))
        // What follows /quitter is not read.
        #expect(blocks.last?.trimmingCharacters(in: .newlines) == "Au revoir, et bonne continuation !")
    }

    @Test("/langue en, /sources and /pourquoi speak of the last answer")
    func lastAnswer() throws {
        let result = try MentorBinary.run(
            [], input: "/langue en\nwhat does a machine learning engineer earn?\n/sources\n/why\n/quit\n")
        #expect(result.output.contains("Answers in English."))
        #expect(result.output.contains("Sources:\n- "))
        #expect(result.output.contains("- decision: "))
        #expect(result.output.contains("Goodbye, and good luck!"))
    }

    @Test("the wrapped lines of a narrow terminal fit it")
    func narrow() throws {
        let terminal = try PseudoTerminal([], columns: 44)
        #expect(terminal.shows("›"))
        terminal.type("combien gagne un ingénieur machine learning ?\r")
        // Waited for in two steps, so that all between them can be looked at.
        #expect(terminal.shows("\n"))
        #expect(terminal.holds("À demander aussi"))
        let lines = terminal.rest.replacing(/\u{1B}\[[0-9;?]*[A-Za-z]/, with: "").split(whereSeparator: \.isNewline)
        #expect(lines.count > 5)
        #expect(lines.filter { $0.count > 44 } == [])
        terminal.type("/quitter\r")
        #expect(terminal.status() == 0)
    }

    @Test("at a terminal: greeting, colours, bars, suggestions, and a goodbye on Ctrl-D")
    func terminal() throws {
        let terminal = try PseudoTerminal([])
        #expect(terminal.shows("une machine (pas une personne)"))
        #expect(terminal.shows("\u{1B}[1;36m›"))
        terminal.type("combien gagne un ingénieur machine learning junior ?\r")
        #expect(terminal.shows("█"))
        #expect(terminal.shows("À demander aussi"))
        #expect(terminal.shows("›"))
        terminal.type("\u{04}")
        #expect(terminal.shows("Au revoir"))
        #expect(terminal.status() == 0)
    }

    @Test("NO_COLOR leaves the prompt and takes the colours")
    func noColour() throws {
        let terminal = try PseudoTerminal([], environment: ["NO_COLOR": "1"])
        #expect(terminal.shows("une machine (pas une personne)"))
        #expect(terminal.shows("› "))
        terminal.type("bonjour\r")
        #expect(terminal.shows("À demander aussi"))
        #expect(terminal.shows("›"))
        #expect(!terminal.rest.contains("\u{1B}[1;36m"))
        terminal.type("\u{04}")
        #expect(terminal.status() == 0)
    }

    @Test("a dumb terminal gets a bare prompt, ASCII bars and no escape sequence")
    func dumb() throws {
        let terminal = try PseudoTerminal([], environment: ["TERM": "dumb"])
        #expect(terminal.shows("> "))
        terminal.type("combien gagne un ingénieur machine learning junior ?\r")
        #expect(terminal.shows("####"))
        #expect(terminal.shows("> "))
        #expect(!terminal.rest.contains("\u{1B}"))
        terminal.type("/quitter\r")
        #expect(terminal.status() == 0)
    }

    @Test("Ctrl-C forgets the line and leaves the conversation open")
    func controlC() throws {
        let terminal = try PseudoTerminal([])
        #expect(terminal.shows("›"))
        terminal.type("zzzz\u{03}bonjour\r")
        #expect(terminal.shows("À demander aussi"))
        #expect(terminal.shows("›"))
        terminal.type("\u{04}")
        #expect(terminal.status() == 0)
    }

    @Test("Tab completes commands and known questions; Backspace takes away an accented letter whole")
    func keys() throws {
        let terminal = try PseudoTerminal([])
        #expect(terminal.shows("›"))
        terminal.type("/sourceé\u{7F}\t\r")
        #expect(terminal.shows("Aucune réponse encore"))
        terminal.type("Combien gagne un data sci\t\r")
        #expect(terminal.shows("█"))
        #expect(terminal.shows("›"))
        terminal.type("\u{04}")
        #expect(terminal.status() == 0)
    }

    @Test("a paste of several lines is one question")
    func paste() throws {
        let terminal = try PseudoTerminal([])
        #expect(terminal.shows("›"))
        terminal.type("\u{1B}[200~combien gagne\nun ingénieur\r\nmachine learning junior ?\n\u{1B}[201~\r")
        #expect(terminal.shows("█"))
        #expect(terminal.shows("›"))
        terminal.type("\u{04}")
        #expect(terminal.status() == 0)
    }

    @Test("lines are kept in a file only when asked, and only for their owner")
    func history() throws {
        let scratch = try Scratch()
        let without = try PseudoTerminal([], environment: ["XDG_STATE_HOME": scratch.folder.path])
        #expect(without.shows("›"))
        without.type("bonjour\r")
        #expect(without.shows("À demander aussi") && without.shows("›"))
        without.type("\u{04}")
        #expect(without.status() == 0)
        #expect(!FileManager.default.fileExists(atPath: scratch.url(of: "mentor").path))
        let with = try PseudoTerminal(["chat", "--history"], environment: ["XDG_STATE_HOME": scratch.folder.path])
        #expect(with.shows("›"))
        with.type("bonjour\r")
        #expect(with.shows("À demander aussi") && with.shows("›"))
        with.type("\u{04}")
        #expect(with.status() == 0)
        let file = scratch.url(of: "mentor/history")
        #expect(try String(contentsOf: file, encoding: .utf8).contains("bonjour"))
        #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
        let again = try PseudoTerminal(["chat", "--history"], environment: ["XDG_STATE_HOME": scratch.folder.path])
        #expect(again.shows("›"))
        again.type("\u{1B}[A\r")
        #expect(again.shows("À demander aussi"))
        #expect(again.shows("›"))
        again.type("\u{04}")
        #expect(again.status() == 0)
    }

    @Test("/oublie-moi forgets the conversation and the lines that were typed, in memory and in their file")
    func forget() throws {
        let scratch = try Scratch()
        let terminal = try PseudoTerminal(["chat", "--history"], environment: ["XDG_STATE_HOME": scratch.folder.path])
        let file = scratch.url(of: "mentor/history")
        #expect(terminal.shows("›"))
        terminal.type("bonjour\r")
        #expect(terminal.shows("À demander aussi") && terminal.shows("›"))
        #expect(FileManager.default.fileExists(atPath: file.path))
        terminal.type("/oublie-moi\r")
        #expect(terminal.shows("effacé.") && terminal.shows("›"))
        #expect(!FileManager.default.fileExists(atPath: file.path))
        terminal.type("merci\r")
        #expect(terminal.shows("›"))
        terminal.type("\u{04}")
        #expect(terminal.status() == 0)
        #expect(try !String(contentsOf: file, encoding: .utf8).contains("bonjour"))
        let piped = try MentorBinary.run([], input: "bonjour\n/oublie-moi\n/pourquoi\n")
        let asked = try MentorBinary.run([], input: "bonjour\nefface mes données\noui\n/pourquoi\n")
        #expect(asked.output.contains("Oublié") && asked.output.hasSuffix("Aucune réponse encore : posez d'abord une question.\n\n"))
        let kept = try MentorBinary.run([], input: "bonjour\nefface mes données\nnon\n/pourquoi\n")
        #expect(!kept.output.contains("Oublié") && !kept.output.hasSuffix("Aucune réponse encore : posez d'abord une question.\n\n"))
        #expect(piped.output.contains("Oublié") && piped.output.hasSuffix("Aucune réponse encore : posez d'abord une question.\n\n"))
    }
}
