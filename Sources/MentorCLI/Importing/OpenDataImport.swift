import Importing
import JSON
import Knowledge

/// One import of open data from the files to the folder: reads, hands over, writes all or nothing, reports.
struct OpenDataImport {
    /// Bytes of a file that is read at all; the largest published one has fifteen million, unpacked.
    static let largest = 64 << 20

    let options: OpenDataOptions

    /// `read` makes pages of the files, in the order given.
    func run(_ paths: [String], _ read: ([OpenDataFile], ImportTerms) throws(ImportError) -> Imported)
        throws(CommandError)
    {
        let console = Console()
        let terms = try options.terms()
        try ImportFolder.place(options.output.into)
        var progress = Progress("Import :", total: paths.count + 2)
        defer { progress.end() }
        var files: [OpenDataFile] = []
        for path in paths {
            do { files.append(OpenDataFile(path: path, bytes: try File.read(path, limit: Self.largest))) } catch {
                throw .badData(["\(Diagnostic.shown(path)):1:1: error: \(error.reason); name a file of the data set that can be read"])
            }
            progress.step()
        }
        var imported: Imported
        do { imported = try read(files, terms) } catch { throw .badData([error.description]) }
        progress.step()
        let planned = try ImportFolder.locked(options.output.into) { folder throws(CommandError) in
            let planned = try folder.plan(imported.files)
            try folder.write(planned)
            return planned
        }
        imported.notes += Self.shared(planned)
        progress.end()
        try report(imported, planned, console)
    }

    /// What the new pages and those of the shipped base call by the same name; nothing where there is no shipped base.
    private static func shared(_ planned: [Imported.File]) -> [Imported.Note] {
        guard let shipped = try? InstalledFolders().knowledge else { return [] }
        let walk = FolderWalk(shipped)
        let pages = planned.map { KnowledgeFile(path: $0.path, text: $0.text) }
        let loader = KnowledgeBaseLoader()
        guard let base = loader.load(files: FolderReader(walk).files).base,
            let new = loader.load(files: FolderReader(walk.groundwork()).files, overlays: [pages]).base
        else { return [] }
        return SharedNames(base: base, new: new, paths: planned.map(\.path)).notes(most: 10)
    }

    private func report(_ imported: Imported, _ planned: [Imported.File], _ console: Console) throws(CommandError) {
        let pages = planned.count { $0.path.hasSuffix(".md") }
        let bytes = planned.reduce(0) { $0 + $1.text.utf8.count }
        if options.output.json {
            var writer = JSONWriter()
            writer.object { object in
                object.field("folder", options.output.into)
                object.field("pages", pages)
                object.field("bytes", bytes)
                object.key("notes")
                object.array(imported.notes) { writer, note in
                    writer.object { object in
                        object.field("kind", note.kind.rawValue)
                        object.key("line")
                        if let line = note.line { object.value(line) } else { object.null() }
                        object.field("text", note.text)
                    }
                }
            }
            try console.write(writer.bytes + [UInt8(ascii: "\n")])
            return
        }
        let lines = imported.notes.map { note in
            "\(note.kind.rawValue): \(note.text)" + (note.line.map { " (line \($0))" } ?? "")
        }
        let last = "\(Diagnostic.shown(options.output.into)): \(pages) pages, \(bytes) bytes"
        try console.write((lines + [last]).map { console.style.printable($0) + "\n" }.joined())
    }
}
