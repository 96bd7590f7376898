import Crypto

/// A name for exactly these files: two machines that show the same digest answer from the same knowledge.
enum KnowledgeDigest {
    /// `sha256:` and 64 hexadecimal digits, over the byte strings one after the other.
    static func of(_ pieces: [[UInt8]]) -> String {
        var hash = SHA256()
        for piece in pieces { hash.update(data: piece) }
        return text(hash)
    }

    /// The same of one file of any size, read piece by piece.
    static func of(file path: String) throws(CommandError) -> String {
        do {
            let opened = try SystemCalls.open(path)
            defer { SystemCalls.close(opened.descriptor) }
            guard opened.kind == .regular else { return "no file" }
            var hash = SHA256()
            var piece: [UInt8] = []
            repeat {
                try SystemCalls.read(from: opened.descriptor, into: &piece, limit: 1 << 20)
                hash.update(data: piece)
            } while !piece.isEmpty
            return text(hash)
        } catch { throw .badFile(.init(path: path, reason: error.message)) }
    }

    private static func text(_ hash: SHA256) -> String {
        let digits = Array("0123456789abcdef")
        return "sha256:" + String(hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
