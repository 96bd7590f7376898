import ArgumentParser
import Glibc
import TextAnalysis

/// `mentor kb pack-words`: makes the packed word lists of a knowledge base; for its maintainers, so not shown in the
/// help.
struct PackWordsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack-words",
        abstract: "Compacte une liste de mots ou de titres, lue sur l'entrée standard.",
        discussion: """
            Un mot par ligne, ou un dictionnaire Hunspell (fichier d'affixes, puis liste) ; avec --phrases, un titre de \
            métier par ligne ; avec --names, les noms propres d'un dictionnaire Hunspell.

            EXEMPLES / EXAMPLES:
              cat fr.aff fr.dic words.fr.txt | mentor kb pack-words --output words.fr.filter
              cat fr.aff fr.dic words.fr.txt | mentor kb pack-words --names --output proper.fr.filter
              mentor kb pack-words --phrases --language fr --output professions.fr.phrases < titres.txt
            """,
        shouldDisplay: false)

    @Option(name: .shortAndLong, help: ArgumentHelp("Fichier à écrire.", valueName: "fichier"))
    var output: String

    @Flag(help: "Chaque ligne est le titre d'un métier.")
    var phrases = false

    @Flag(help: "Ne garde d'un dictionnaire que les noms propres.")
    var names = false

    @Option(help: ArgumentHelp("Langue des titres.", valueName: "fr|en"))
    var language: EvalCommand.DataLanguage = .fr

    /// Bytes of standard input; a dictionary with its affixes is a few million.
    private static let largestInput = 256 << 20

    func run() throws {
        guard let text = String(validating: try input(), as: UTF8.self) else {
            throw CommandError.badData(["standard input:1:1: error: the text is not UTF-8"])
        }
        let bytes =
            phrases
            ? WordListPacker.packPhrases(text, language: language == .fr ? .french : .english)
            : names ? WordListPacker.packNames(text) : WordListPacker.packWords(text)
        try File.write(bytes, to: output)
        Console().note("\(output): \(bytes.count) bytes")
    }

    private func input() throws(CommandError) -> [UInt8] {
        var whole: [UInt8] = []
        var piece: [UInt8] = []
        while true {
            do { try SystemCalls.read(from: STDIN_FILENO, into: &piece, limit: 1 << 16) } catch {
                throw .unreadable("standard input", reason: error.message)
            }
            if piece.isEmpty { return whole }
            whole += piece
            guard whole.count <= Self.largestInput else {
                throw .unreadable("standard input", reason: "larger than \(Self.largestInput) bytes")
            }
        }
    }
}
