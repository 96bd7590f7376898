import ArgumentParser
import Glibc
import TextAnalysis

/// `mentor kb pack-words`: makes the packed word lists of a knowledge base; for its maintainers, so not shown in the help.
///
/// Reads one word, or with `--phrases` one title, a line from standard input. Every word is folded as a question's are,
/// so that the list and the question agree.
struct PackWordsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack-words",
        abstract: "Compacte une liste de mots, un par ligne sur l'entrée standard.",
        discussion: """
            EXEMPLES / EXAMPLES:
              mentor kb pack-words --output words.fr.filter < mots.txt
              mentor kb pack-words --phrases --output professions.fr.phrases < titres.txt
            """,
        shouldDisplay: false)

    @Option(name: .shortAndLong, help: ArgumentHelp("Fichier à écrire.", valueName: "fichier"))
    var output: String

    @Flag(help: "Chaque ligne est un titre de plusieurs mots.")
    var phrases = false

    func run() throws {
        var lines = LineReader(descriptor: STDIN_FILENO, longest: 1 << 16)
        var words: Set<String> = []
        var titles: Set<[String]> = []
        while let line = try next(&lines) {
            let folded = Analyzer.fold(line)
            let parts = folded.split { !$0.isLetter && !$0.isNumber && $0 != "+" && $0 != "#" }.map(String.init)
            if parts.isEmpty { continue }
            if phrases { titles.insert(parts.map(PhraseFilter.normalize)) } else { words.formUnion(parts) }
        }
        let bytes = phrases
            ? PhraseFilter.pack(titles.sorted { $0.lexicographicallyPrecedes($1) })
            : WordFilter.pack(words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        try File.write(bytes, to: output)
        Console().note("\(output): \(phrases ? titles.count : words.count) entries, \(bytes.count) bytes")
    }

    private func next(_ lines: inout LineReader) throws(CommandError) -> String? {
        do {
            switch try lines.next() {
            case .bytes(let bytes)?, .tooLong(let bytes)?: return String(decoding: bytes, as: UTF8.self)
            case nil: return nil
            }
        } catch {
            throw .unreadable("standard input", reason: error.message)
        }
    }
}
