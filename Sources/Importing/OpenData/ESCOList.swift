/// One of ESCO's lists: occupations, or the groups of the international classification above them.
struct ESCOList {
    struct Occupation {
        /// Its address, which stays between editions.
        let address: String
        let line: Int
        /// "directeur technique/directrice technique", or in English one name.
        let label: String
        let aliases: [String]
        /// Of four digits: "2511".
        let group: String
        /// "2511.4"; empty in an edition that has none.
        let code: String
    }

    let isGroups: Bool
    private(set) var occupations: [Occupation] = []
    /// Of a list of groups: code → name.
    private(set) var names: [String: String] = [:]

    /// - Throws: `ImportError`.
    init(_ file: OpenDataFile) throws(ImportError) {
        let table = try CSVTable(file.bytes, path: file.path)
        let type = try table.column("conceptType")
        let address = try table.column("conceptUri")
        let label = try table.column("preferredLabel")
        let aliases = try table.column("altLabels")
        isGroups = table.rows.first.map { $0[type] == "ISCOGroup" } ?? false
        if isGroups {
            let code = try table.column("code")
            for row in table.rows { names[row[code]] = Words.tidy(row[label]) }
            return
        }
        let group = try table.column("iscoGroup")
        let code = table.optionalColumn(["code"])
        var seen: Set<String> = []
        for row in table.rows where row[type] == "Occupation" {
            guard !row[label].isEmpty, row[address].hasPrefix("http"), seen.insert(row[address]).inserted else {
                throw ImportError(
                    .unexpectedShape, path: file.path, line: row.line,
                    message:
                        "expected a name and an address of its own, found “\(Words.tidy(row[label]))” and “\(Words.tidy(row[address]))”",
                    remedy: "name ESCO's own list of occupations")
            }
            occupations.append(
                Occupation(
                    address: row[address], line: row.line, label: Words.tidy(row[label]),
                    aliases: row[aliases].split(whereSeparator: \.isNewline).map { Words.tidy(String($0)) }.filter {
                        !$0.isEmpty
                    },
                    group: row[group], code: code.map { row[$0] } ?? ""))
        }
        guard !occupations.isEmpty else {
            throw ImportError(
                .unexpectedShape, path: file.path, line: 2, message: "expected rows of type Occupation, found none",
                remedy: "name ESCO's list of occupations, not of skills")
        }
    }
}

extension ESCOList.Occupation {
    /// The number of the page: the code, or without one the group and the beginning of the address's own name.
    var pageID: String {
        let tail = address.split(separator: "/").last.map(String.init) ?? ""
        let name = code.isEmpty ? "\(group)-\(tail.prefix(8))" : code
        let letters = name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        return "esco-" + String(letters)
    }

    /// "directeur technique/directrice technique" in both genders.
    var french: GenderedTitle { Self.both(label) }

    /// Every form of the French aliases.
    var frenchAliases: [String] {
        aliases.flatMap { alias in
            let title = Self.both(alias)
            return [title.masculine, title.feminine, title.other].compactMap { $0 }
        }
    }

    private static func both(_ label: String) -> GenderedTitle {
        guard let slash = label.firstIndex(of: "/") else { return GenderedTitle(label) }
        let first = Words.trimmed(String(label[..<slash]))
        let second = Words.trimmed(String(label[label.index(after: slash)...]))
        // "conducteur/conductrice de chaudière": the end stands behind the feminine only.
        if first.count(where: { $0 == " " }) < second.count(where: { $0 == " " }) {
            return GenderedTitle("\(first) / \(second)")
        }
        var title = GenderedTitle(first)
        if !second.isEmpty, Words.folded(second.prefix(3)) == Words.folded(title.masculine.prefix(3)) {
            title.feminine = second
        } else if !second.isEmpty {
            title.other = second
        }
        return title
    }
}
