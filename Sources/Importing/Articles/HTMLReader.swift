internal import CXML

/// Reads HTML through libxml2, as a stream: the only file that knows its HTML parser.
///
/// Pages are read as they are found in the world, tags unclosed and misplaced, which is what libxml2's parser is for. Its
/// tree would be the naive way: eight megabytes of `<b>` make three million nodes, and each closing tag without partner is
/// looked for among all of them. So the stream of events is taken instead, and the parser is stopped at the first element
/// too many or too deep. Nothing is fetched, nothing is substituted: a page that declares entities of its own is refused
/// before it is parsed. Text comes out as UTF-8, whatever the page declares: the bytes were decoded before.
///
/// Its limits: libxml2 2.9 knows HTML 4; an element that it does not know is an element like any other, which is enough.
enum HTMLReader {
    /// - Throws: `tooLarge` for more than an honest page, `malformed` for declared entities.
    static func events(_ utf8: [UInt8], path: String) throws(ImportError) -> [HTMLEvent] {
        try HTMLGuard.check(utf8, path: path)
        let collector = HTMLCollector()
        let isParsed = unsafe utf8.withUnsafeBufferPointer { buffer -> Bool in
            let start = unsafe UnsafeRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
            guard let context = unsafe htmlCreateMemoryParserCtxt(start, Int32(clamping: buffer.count)) else { return false }
            defer { unsafe htmlFreeParserCtxt(context) }
            let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
                | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
            _ = unsafe htmlCtxtUseOptions(context, Int32(options))
            _ = unsafe xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
            unsafe parse(context, into: collector)
            return true
        }
        guard isParsed else {
            throw ImportError(
                .malformed, path: path, message: "the page cannot be parsed", remedy: "save it anew as HTML, or as text")
        }
        if let excess = collector.excess {
            throw ImportError(
                .tooLarge, path: path, line: excess.line, message: excess.message,
                remedy: "save the article alone, without the rest of its page")
        }
        return collector.events
    }

    private static func parse(_ context: htmlParserCtxtPtr, into collector: HTMLCollector) {
        guard let sax = unsafe context.pointee.sax else { return }
        unsafe sax.pointee = xmlSAXHandler()
        unsafe sax.pointee.startElement = { user, name, attributes in unsafe HTMLReader.started(user, name, attributes) }
        unsafe sax.pointee.endElement = { user, name in
            guard let user = unsafe user else { return }
            unsafe Unmanaged<HTMLCollector>.fromOpaque(user).takeUnretainedValue().end(HTMLReader.string(name))
        }
        unsafe sax.pointee.characters = { user, text, count in unsafe HTMLReader.read(user, text, count) }
        unsafe sax.pointee.ignorableWhitespace = { user, text, count in unsafe HTMLReader.read(user, text, count) }
        unsafe sax.pointee.cdataBlock = { user, text, count in unsafe HTMLReader.read(user, text, count) }
        unsafe collector.context = context
        unsafe context.pointee.userData = Unmanaged.passUnretained(collector).toOpaque()
        withExtendedLifetime(collector) { _ = unsafe htmlParseDocument(context) }
        unsafe context.pointee.userData = nil
        unsafe collector.context = nil
    }

    private static func started(
        _ user: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard let user = unsafe user else { return }
        let collector = unsafe Unmanaged<HTMLCollector>.fromOpaque(user).takeUnretainedValue()
        var found: [String: String] = [:]
        // Names and values in turn, ended by a null name.
        var index = 0
        while let list = unsafe attributes, let key = unsafe list[index] {
            found[unsafe string(key).lowercased()] = unsafe string(list[index + 1])
            index += 2
        }
        collector.start(unsafe string(name), found)
    }

    private static func read(_ user: UnsafeMutableRawPointer?, _ text: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard let user = unsafe user, let text = unsafe text, count > 0 else { return }
        let bytes = unsafe UnsafeBufferPointer(start: text, count: Int(count))
        unsafe Unmanaged<HTMLCollector>.fromOpaque(user).takeUnretainedValue().text(String(decoding: bytes, as: UTF8.self))
    }

    private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
        guard let text = unsafe text else { return "" }
        return unsafe String(cString: text)
    }

    /// Bytes of a charset that libxml2 knows, as UTF-8; nil when it does not, or when they are not of that charset.
    static func transcode(_ bytes: ArraySlice<UInt8>, from charset: String) -> [UInt8]? {
        guard let handler = unsafe xmlFindCharEncodingHandler(charset) else { return nil }
        defer { _ = unsafe xmlCharEncCloseFunc(handler) }
        guard let input = unsafe xmlBufferCreateSize(bytes.count + 1), let output = unsafe xmlBufferCreate() else { return nil }
        defer {
            unsafe xmlBufferFree(input)
            unsafe xmlBufferFree(output)
        }
        let isCopied = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe xmlBufferAdd(input, buffer.baseAddress, Int32(clamping: buffer.count)) == 0
        }
        guard isCopied else { return nil }
        while unsafe xmlBufferLength(input) > 0 {
            let before = unsafe xmlBufferLength(input)
            guard unsafe xmlCharEncInFunc(handler, output, input) >= 0 else { return nil }
            guard unsafe xmlBufferLength(input) < before else { return nil }
        }
        guard let content = unsafe xmlBufferContent(output) else { return nil }
        return unsafe Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(output))))
    }
}

/// Takes what the parser finds, and stops it at the first thing too many.
@safe private final class HTMLCollector {
    private(set) var events: [HTMLEvent] = []
    private(set) var excess: (line: Int, message: String)?
    private var depth = 0
    private var elements = 0
    /// Alive while `htmlParseDocument` runs, nil otherwise.
    var context: htmlParserCtxtPtr?

    /// One-based line that the parser has reached.
    private var line: Int {
        guard let context = unsafe context, let input = unsafe context.pointee.input else { return 1 }
        return unsafe max(1, Int(input.pointee.line))
    }

    func start(_ name: String, _ attributes: [String: String]) {
        guard excess == nil else { return }
        depth += 1
        elements += 1
        if depth > ArticleLimits.depth { return stop("elements nested more than \(ArticleLimits.depth) deep") }
        if elements > ArticleLimits.elements { return stop("more than \(ArticleLimits.elements) elements") }
        events.append(.start(name: name.lowercased(), attributes: attributes, line: line))
    }

    func end(_ name: String) {
        guard excess == nil else { return }
        depth -= 1
        events.append(.end(name: name.lowercased()))
    }

    func text(_ text: String) {
        guard excess == nil else { return }
        var line = line
        var isInside = false
        for byte in text.utf8 {
            if byte > 0x20 { isInside = true }
            if isInside, byte == UInt8(ascii: "\n") { line -= 1 }
        }
        events.append(.text(text, line: max(1, line)))
    }

    private func stop(_ message: String) {
        excess = (line, message)
        if let context = unsafe context { unsafe xmlStopParser(context) }
    }
}
