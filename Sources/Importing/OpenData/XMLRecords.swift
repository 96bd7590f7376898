internal import CXML

/// An element of an XML file, with what is in it.
struct XMLElement {
    let name: String
    /// One-based line of the file.
    let line: Int
    /// Text directly in it, CDATA included, without spaces at its ends.
    var text = ""
    var children: [XMLElement] = []

    /// The text at the end of a path of names: `["niveau_acces_min", "libelle"]`; empty where there is none.
    func text(_ path: String...) -> String { all(path).first ?? "" }

    /// Every text at the end of a path of names, in order, without the empty ones.
    func texts(_ path: String...) -> [String] { all(path) }

    /// Every element at the end of a path of names.
    func elements(_ path: String...) -> [XMLElement] { at(path) }

    private func all(_ path: [String]) -> [String] { at(path).map(\.text).filter { !$0.isEmpty } }

    private func at(_ path: [String]) -> [XMLElement] {
        path.reduce([self]) { found, name in found.flatMap { $0.children.filter { $0.name == name } } }
    }
}

/// Reads an XML file of records, one at a time: `<metiers><metier>…</metier><metier>…`.
///
/// The files have fifteen million bytes; a tree of the whole takes ten times that. So libxml2's reader walks through, and
/// only one record at a time becomes a tree; long texts that are not wanted are stepped over. A hostile file finds nothing
/// to hold on to: the network is closed, the library's own limits on depth and size stay on, and a file that declares a
/// document type, where entities would be defined, is refused, since no data set has one. This is the only file that knows
/// libxml2's reader.
struct XMLRecords {
    let path: String
    /// Names of elements that are not read.
    let unwanted: Set<String>

    private static let deepest = 32

    /// Calls `body` with each child of the root.
    ///
    /// - Throws: `malformed`, `unexpectedShape` when the root is not called `root`, and what `body` throws.
    func read(_ bytes: [UInt8], root: String, _ body: (XMLElement) throws(ImportError) -> Void) throws(ImportError) {
        let text = try InputText.check(bytes, path: path, limit: ZIPReader.Limits().unpacked)
        let content = Array(text)
        let result: Result<Void, ImportError> = unsafe content.withUnsafeBytes { buffer in
            do throws(ImportError) { return .success(try unsafe walk(buffer, root: root, body)) } catch {
                return .failure(error)
            }
        }
        try result.get()
    }

    private func walk(
        _ buffer: UnsafeRawBufferPointer, root: String, _ body: (XMLElement) throws(ImportError) -> Void
    ) throws(ImportError) {
        let options = Int32(
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
                | XML_PARSE_BIG_LINES.rawValue)
        xmlResetLastError()
        guard
            let reader = unsafe xmlReaderForMemory(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8", options)
        else { throw problem(1, "libxml2 has no memory") }
        defer { unsafe xmlFreeTextReader(reader) }
        var open: [XMLElement] = []
        var hasRoot = false
        var status = unsafe xmlTextReaderRead(reader)
        while status == 1 {
            let type = unsafe xmlTextReaderNodeType(reader)
            let line = unsafe line(reader)
            var isSteppedOver = false
            switch type {
            case 1:  // An element begins.
                let element = XMLElement(name: unsafe name(reader), line: line)
                let isEmpty = unsafe xmlTextReaderIsEmptyElement(reader) == 1
                if !hasRoot {
                    guard element.name == root else { throw shape(line, "<\(root)>", "<\(element.name)>") }
                    hasRoot = true
                    if isEmpty { return }
                } else if unwanted.contains(element.name) {
                    isSteppedOver = true
                } else {
                    guard open.count < Self.deepest else {
                        throw problem(line, "elements nested more than \(Self.deepest) deep")
                    }
                    open.append(element)
                    if isEmpty { try close(&open, body) }
                }
            case 15:  // An element ends.
                if !open.isEmpty { try close(&open, body) }
            case 3, 4:  // Text, CDATA.
                if !open.isEmpty, let value = unsafe xmlTextReaderConstValue(reader) {
                    open[open.count - 1].text += unsafe String(cString: value)
                }
            case 10: throw problem(line, "a document type, which may define hostile entities")
            case 5: throw problem(line, "a reference to an entity that is not defined")
            default: break
            }
            status = unsafe isSteppedOver ? xmlTextReaderNext(reader) : xmlTextReaderRead(reader)
        }
        guard status == 0 else {
            var line = Int(unsafe xmlTextReaderGetParserLineNumber(reader))
            var reason = "a mistake"
            if let last = unsafe xmlGetLastError() {
                if unsafe last.pointee.line > 0 { line = unsafe Int(last.pointee.line) }
                if let message = unsafe last.pointee.message { reason = Words.tidy(unsafe String(cString: message)) }
            }
            throw problem(max(1, line), reason)
        }
        guard hasRoot else { throw shape(1, "<\(root)>", "no element") }
    }

    private func close(_ open: inout [XMLElement], _ body: (XMLElement) throws(ImportError) -> Void) throws(ImportError)
    {
        guard var element = open.popLast() else { return }
        element.text = Words.trimmed(element.text)
        if open.isEmpty { try body(element) } else { open[open.count - 1].children.append(element) }
    }

    /// The node's own line; the parser's, which has read ahead, beyond what a node can keep.
    private func line(_ reader: xmlTextReaderPtr) -> Int {
        let own = unsafe xmlTextReaderCurrentNode(reader).map { unsafe xmlGetLineNo($0) } ?? 0
        return own > 0 && own < 65535 ? Int(own) : Int(unsafe xmlTextReaderGetParserLineNumber(reader))
    }

    private func name(_ reader: xmlTextReaderPtr) -> String {
        guard let name = unsafe xmlTextReaderConstLocalName(reader) else { return "" }
        return unsafe String(cString: name)
    }

    private func problem(_ line: Int, _ found: String) -> ImportError {
        ImportError(
            .malformed, path: path, line: line, message: "expected well-formed XML, found: \(found)",
            remedy: "download the file again")
    }

    private func shape(_ line: Int, _ expected: String, _ found: String) -> ImportError {
        ImportError(
            .unexpectedShape, path: path, line: line, message: "expected \(expected), found \(found)",
            remedy: "name the data set's own file")
    }
}
