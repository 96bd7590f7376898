/// The XML in what a person names for Onisep: the file itself, or the ZIP around it.
struct OnisepFiles {
    /// An XML file, named `archive.zip/inner.xml` when it was packed.
    struct Document {
        let file: OpenDataFile
        /// Names that may carry a date.
        let names: [String]
    }

    /// What the root of a document says that it is about.
    enum Subject: String {
        case jobs = "metiers"
        case courses = "formations"
    }

    /// The XML documents of a file.
    ///
    /// - Throws: `damagedArchive`, `tooLarge`, `empty`, `unexpectedShape` when there is no XML in the ZIP.
    static func documents(in file: OpenDataFile) throws(ImportError) -> [Document] {
        guard ZIPReader.isArchive(file.bytes) else {
            if file.name.lowercased().hasSuffix(".zip") {
                // The reader has the better words for what is wrong with it.
                _ = try ZIPReader.entries(file.bytes, path: file.path)
            }
            return [Document(file: file, names: [String(file.name)])]
        }
        let entries = try ZIPReader.entries(file.bytes, path: file.path).filter {
            $0.name.lowercased().hasSuffix(".xml")
        }
        guard !entries.isEmpty else {
            throw ImportError(
                .unexpectedShape, path: file.path, message: "expected an XML file in the ZIP, found none",
                remedy: "name one of Onisep's ZIP files: fiches métiers or fiches formations")
        }
        return entries.map { entry in
            Document(
                file: OpenDataFile(path: "\(file.path)/\(entry.name)", bytes: entry.bytes),
                names: [String(file.name), entry.name])
        }
    }

    /// The name of the root, as far as the first bytes tell.
    ///
    /// - Throws: `unexpectedShape` for any other.
    static func subject(of file: OpenDataFile) throws(ImportError) -> Subject {
        var rest = file.bytes.prefix(4096)
        while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(open + 1)...]
            guard let first = rest.first, first != UInt8(ascii: "?"), first != UInt8(ascii: "!") else { continue }
            let name = String(
                decoding: rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }, as: UTF8.self
            )
            if let subject = Subject(rawValue: name) { return subject }
            throw problem(file.path, "<\(Words.tidy(String(name.prefix(40))))>")
        }
        // Whatever is wrong with the text itself is the better thing to say.
        _ = try InputText.check(file.bytes, path: file.path, limit: ZIPReader.Limits().unpacked)
        throw problem(file.path, "no element")
    }

    private static func problem(_ path: String, _ found: String) -> ImportError {
        ImportError(
            .unexpectedShape, path: path, message: "expected Onisep's <metiers> or <formations>, found \(found)",
            remedy: "name Onisep's ZIP or XML of fiches métiers or fiches formations")
    }
}
