/// Addresses on the net: links to a person's page, e-mail addresses, names on platforms.
enum Addresses {
    /// Links that lead to a person: to a page of one on a platform, or with a name in front of the host; and of any other
    /// what stands behind a question mark. A school's page stays: it is what the editor wants to see.
    static func findLinks(in scan: TextScan, into found: inout [Redaction.Span]) {
        for chunk in chunks(of: scan) {
            let text = string(scan, chunk).lowercased()
            guard let link = withoutScheme(text) else { continue }
            if isPersonal(link) {
                found.append(.init(range: chunk, kind: .link))
            } else if let mark = scan.scalars[chunk].firstIndex(where: { $0 == "?" || $0 == "#" }), mark + 1 < chunk.upperBound {
                found.append(.init(range: mark..<chunk.upperBound, kind: .link))
            }
        }
    }

    /// What stands between spaces, quotation marks and brackets, without the punctuation at its end.
    private static func chunks(of scan: TextScan) -> [Range<Int>] {
        var chunks: [Range<Int>] = []
        var start = 0
        func close(_ end: Int) {
            var last = end
            while last > start, ".,;:!?…".unicodeScalars.contains(scan.scalars[last - 1]) { last -= 1 }
            if last > start { chunks.append(start..<last) }
        }
        for (at, scalar) in scan.scalars.enumerated()
        where scalar.properties.isWhitespace || "()[]<>«»\"“”".unicodeScalars.contains(scalar) {
            close(at)
            start = at + 1
        }
        close(scan.scalars.count)
        return chunks
    }

    /// A link without its scheme; nil for what is none.
    private static func withoutScheme(_ text: String) -> Substring? {
        if let scheme = text.firstRange(of: "://") { return text[scheme.upperBound...] }
        if text.hasPrefix("www.") { return text[...] }
        guard let slash = text.firstIndex(of: "/"), text[..<slash].contains(".") else { return nil }
        return text[...]
    }

    /// Hosts whose pages are people's.
    private static let personalHosts = [
        "instagram.", "facebook.", "fb.", "tiktok.", "snapchat.", "twitter.", "x.com", "linkedin.", "github.", "gitlab.",
        "youtube.", "youtu.be", "twitch.", "discord.", "discordapp.", "t.me", "telegram.", "wa.me", "whatsapp.",
        "steamcommunity.", "linktr.ee", "soundcloud.", "reddit.", "pinterest.", "bsky.", "mastodon.", "threads.",
        "deviantart.", "behance.", "drive.google.", "docs.google.", "onedrive.", "dropbox.", "wetransfer.",
    ]
    /// Hosts that give each person a name of their own.
    private static let personalDomains = [
        ".github.io", ".gitlab.io", ".wordpress.com", ".blogspot.com", ".wixsite.com", ".free.fr", ".tumblr.com",
        ".notion.site", ".carrd.co", ".skyrock.com", ".over-blog.com",
    ]
    private static let personalFolders: Set<Substring> = [
        "u", "user", "users", "in", "profil", "profile", "profiles", "member", "membre", "members", "membres", "people",
    ]

    private static func isPersonal(_ link: Substring) -> Bool {
        let end = link.firstIndex { "/?#".contains($0) } ?? link.endIndex
        let authority = link[..<end]
        let rest = link[end...]
        if authority.contains("@") { return true }
        if personalDomains.contains(where: { authority.hasSuffix($0) }) { return true }
        let folders = rest.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        if !folders.isEmpty {
            let host = authority.hasPrefix("www.") ? authority.dropFirst(4) : authority
            if personalHosts.contains(where: { host.hasPrefix($0) || host.firstRange(of: "." + $0) != nil }) { return true }
        }
        return folders.contains { folder in
            folder.hasPrefix("~") || folder.contains("@") || personalFolders.contains(folder)
                || folder.count(where: { $0.isNumber }) >= 6
        }
    }

    /// `name@host`, also with a space on both sides or without an ending, and `@name`.
    static func findMail(in scan: TextScan, into found: inout [Redaction.Span]) {
        let scalars = scan.scalars
        var end = 0
        for at in scalars.indices where (scalars[at] == "@" || scalars[at] == "＠") && at >= end {
            var left = at
            while left > end, isOfAddress(scalars[left - 1]) { left -= 1 }
            var right = at + 1
            while right < scalars.count, isOfAddress(scalars[right]) || scalars[right] == "@" { right += 1 }
            while right > at + 1, [".", "-", "_"].contains(scalars[right - 1]) { right -= 1 }
            let isSpaced = left == at && right == at + 1
            if isSpaced {
                // "lea @ gmail.com"
                guard at > 1, at + 2 < scalars.count, scalars[at - 1] == " ", scalars[at + 1] == " " else { continue }
                left = at - 1
                while left > end, isOfAddress(scalars[left - 1]) { left -= 1 }
                right = at + 2
                while right < scalars.count, isOfAddress(scalars[right]) { right += 1 }
                guard scalars[(at + 2)..<right].contains("."), left < at - 1 else { continue }
            }
            // What was looked at once is not looked at again: a row of a thousand signs is one.
            end = right
            let hasLetter = scalars[left..<right].contains { $0.properties.isAlphabetic }
            guard hasLetter, right - left > 2 else { continue }
            found.append(.init(range: left..<right, kind: left == at ? .handle : .email))
        }
    }

    private static func isOfAddress(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal || scalar.properties.generalCategory == .nonspacingMark
            || scalar == "." || scalar == "_" || scalar == "-" || scalar == "+" || scalar == "%"
    }

    private static let providers: Set<String> = [
        "gmail", "outlook", "hotmail", "yahoo", "icloud", "orange", "laposte", "free", "wanadoo", "protonmail", "proton",
        "live", "sfr", "bbox", "gmx", "ymail", "googlemail",
    ]

    /// "lea point martin arobase gmail point com", "lea [at] gmail (dot) com".
    static func findSpelledMail(in scan: TextScan, into found: inout [Redaction.Span]) {
        let pieces = scan.pieces
        for at in pieces.indices where ["at", "arobase", "arobas", "arobaz", "chez"].contains(pieces[at].folded) {
            guard at > 0, at + 1 < pieces.count else { continue }
            let isDotted = at + 3 < pieces.count && ["dot", "point"].contains(pieces[at + 2].folded)
            // "lea[at]ac-paris.fr": the point is a sign.
            var host = at + 1
            while host + 1 < pieces.count, [["."], ["-"]].contains(Array(scan.between(host))) { host += 1 }
            let isPointed = (at + 1..<host).contains { Array(scan.between($0)) == ["."] }
            guard isDotted || isPointed || providers.contains(pieces[at + 1].folded) else { continue }
            if pieces[at].folded == "at" || pieces[at].folded == "chez" {
                let isBracketed = scan.between(at - 1).contains { "([{".unicodeScalars.contains($0) }
                guard providers.contains(pieces[at + 1].folded) || isBracketed || (pieces[at].folded == "at" && isDotted)
                else { continue }
            }
            var first = at - 1
            while first > 0 {
                let gap = Array(scan.between(first - 1))
                if gap == ["."] || gap == ["_"] || gap == ["-"] || gap.isEmpty {
                    first -= 1
                } else if first > 1, ["dot", "point"].contains(pieces[first - 1].folded) {
                    first -= 2
                } else {
                    break
                }
            }
            let last = isDotted ? at + 3 : host
            found.append(.init(range: pieces[first].range.lowerBound..<pieces[last].range.upperBound, kind: .email))
        }
    }

    private static let platforms: Set<String> = [
        "insta", "instagram", "ig", "snap", "snapchat", "tiktok", "discord", "twitter", "telegram", "whatsapp", "skype",
        "twitch", "steam", "psn", "xbox", "pseudo", "username", "pseudonyme", "login", "identifiant", "linkedin", "github",
        "facebook", "fb",
    ]
    private static let owners: Set<String> = ["mon", "my", "ma", "notre", "our"]
    private static let copulas: Set<String> = ["c", "est", "cest", "is", "s", "sur", "on", "the", "le"]

    /// "mon insta c'est lea.mrt", "discord : Lea#1234", "snap: lea_75".
    static func findHandles(in scan: TextScan, into found: inout [Redaction.Span]) {
        let pieces = scan.pieces
        for at in pieces.indices {
            if at + 1 < pieces.count, pieces[at + 1].isNumber, pieces[at + 1].count == 4, Array(scan.between(at)) == ["#"] {
                found.append(.init(range: pieces[at].range.lowerBound..<pieces[at + 1].range.upperBound, kind: .handle))
            }
            guard platforms.contains(pieces[at].folded) else { continue }
            let isOwned = at > 0 && owners.contains(pieces[at - 1].folded)
            var next = at + 1
            var isNamed = scan.gap(after: at) == .colon
            while next < pieces.count, next < at + 4, copulas.contains(pieces[next].folded), scan.gap(after: next) <= .colon {
                isNamed = isNamed || pieces[next].folded != "sur"
                next += 1
            }
            guard next < pieces.count, isNamed, pieces[next].gap <= .colon else { continue }
            let start = pieces[next].range.lowerBound
            var end = start
            while end < min(scan.scalars.count, start + 80), isOfAddress(scan.scalars[end]) { end += 1 }
            while end > start, [".", "-"].contains(scan.scalars[end - 1]) { end -= 1 }
            let name = scan.scalars[start..<end]
            let isShaped = name.contains { $0 == "_" || $0 == "." || $0.properties.numericType == .decimal }
            guard isShaped || (isOwned && !Names.isGrammar(pieces[next].folded)) else { continue }
            found.append(.init(range: start..<end, kind: .handle))
        }
    }

    static func string(_ scan: TextScan, _ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scan.scalars[range])
        return String(view)
    }
}
