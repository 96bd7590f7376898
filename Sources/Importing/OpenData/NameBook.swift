/// Which page has which name, so that no two pages of one import are called the same.
///
/// Official lists give the same appellation to several codes, and a main name to one that is an alias elsewhere. The
/// knowledge base refuses two pages of one name, and a shared alias makes Mentor ask back for no good reason. So main
/// names are given out first, in the order of the list, with a qualifier for a latecomer; then each alias goes to the
/// first that asks for it. The same input gives the same names on every machine.
struct NameBook {
    private var owners: [String: String] = [:]

    /// What two names are compared by.
    private func key(_ name: String) -> String { Words.folded(name) }

    /// Gives a page its main name: `name`, or `name (qualifier)` where another page has it.
    mutating func takeMain(_ name: String, qualifier: String, for id: String) -> String {
        if owners[key(name)] == nil {
            owners[key(name)] = id
            return name
        }
        var qualified = "\(name) (\(qualifier))"
        var number = 2
        while owners[key(qualified)] != nil {
            qualified = "\(name) (\(qualifier), \(number))"
            number += 1
        }
        owners[key(qualified)] = id
        return qualified
    }

    /// Whether a page may use the name as its plural or feminine: nobody else has it.
    mutating func take(_ name: String, for id: String) -> Bool {
        guard let owner = owners[key(name)] else {
            owners[key(name)] = id
            return true
        }
        return owner == id
    }

    /// The aliases that are still free, each once, and now the page's; at most `most`.
    mutating func takeAliases(_ names: [String], for id: String, most: Int = .max) -> [String] {
        var taken: [String] = []
        for name in names where taken.count < most && name.count > 1 && name.utf8.count <= 160 {
            guard owners[key(name)] == nil else { continue }
            owners[key(name)] = id
            taken.append(name)
        }
        return taken
    }
}
