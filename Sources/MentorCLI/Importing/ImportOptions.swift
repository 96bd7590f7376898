import ArgumentParser

/// What every import is told: where to write, and for whom to report.
struct ImportOptions: ParsableArguments {
    @Option(
        name: [.customLong("into"), .customLong("output"), .customShort("o")],
        help: ArgumentHelp("Dossier où écrire les pages ; il est créé s'il n'existe pas.", valueName: "dossier"))
    var into = "./imported"

    @Flag(help: "Écrit le compte rendu en JSON, sur une ligne.")
    var json = false
}
