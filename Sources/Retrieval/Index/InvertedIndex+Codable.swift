extension InvertedIndex {
    /// The index as bytes: the same on every machine, readable by `init(decoding:)`.
    public func encoded() -> [UInt8] {
        var options = ByteWriter()
        options.write(UInt32(documentCount))
        options.write(UInt8(self.options.keepsPositions ? 1 : 0))
        options.write(UInt8(self.options.forms.count))
        for form in self.options.forms { options.write(form.rawValue) }
        options.write(variable: UInt32(self.options.fields.count))
        for field in self.options.fields {
            options.write(field.name)
            options.write(field.options.boost.bitPattern)
            options.write(field.options.lengthNormalisation.bitPattern)
        }
        var sections = [IndexFile.Section(kind: .options, form: 0, bytes: options.bytes)]
        for form in forms { sections += form.sections() }
        return IndexFile.bytes(sections)
    }

    /// Reads what `encoded()` wrote, checking every checksum.
    /// - Throws: `notAnIndex`, `unsupportedVersion` or `damaged`, with what was expected and found, and the remedy.
    public init(decoding bytes: [UInt8]) throws(RetrievalError) {
        var sections = try IndexFile.sections(of: bytes)[...]
        var reader = try Self.next(&sections, .options, form: 0)
        let count = try reader.integer(UInt32.self)
        let keepsPositions = try reader.integer(UInt8.self) == 1
        var forms: [TermForm] = []
        for _ in 0..<(try reader.integer(UInt8.self)) {
            let raw = try reader.integer(UInt8.self)
            guard let form = TermForm(rawValue: raw) else { throw reader.damaged("a form of words", "\(raw)") }
            forms.append(form)
        }
        var fields: [Field] = []
        for _ in 0..<(try reader.variable()) {
            let name = try reader.text()
            let boost = Double(bitPattern: try reader.integer())
            fields.append(Field(name, boost: boost, lengthNormalisation: Double(bitPattern: try reader.integer())))
        }
        try reader.end()
        let options = IndexOptions(fields: fields, forms: forms, keepsPositions: keepsPositions)
        var read: [FormIndex] = []
        for form in options.forms {
            read.append(try FormIndex(
                form: form, documentCount: Int(count), scale: options.frequencyScale, sections: &sections))
        }
        guard sections.isEmpty else { throw reader.damaged("the end", "\(sections.count) more sections") }
        self.init(options: options, documentCount: Int(count), forms: read)
    }

    /// The next section, which must be the one that is wanted.
    static func next(
        _ sections: inout ArraySlice<IndexFile.Section>, _ kind: IndexFile.Kind, form: UInt8
    ) throws(RetrievalError) -> ByteReader {
        let place = "section \(kind)"
        guard let section = sections.popFirst(), section.kind == kind, section.form == UInt32(form) else {
            throw ByteReader([], place: place).damaged("the section", "none or another")
        }
        return ByteReader(section.bytes[...], place: place)
    }
}
