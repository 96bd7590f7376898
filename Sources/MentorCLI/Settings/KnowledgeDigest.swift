import Crypto

/// A name for exactly these files: two machines that show the same digest answer from the same knowledge.
enum KnowledgeDigest {
    /// `sha256:` and 64 hexadecimal digits, over the byte strings one after the other.
    static func of(_ pieces: [[UInt8]]) -> String {
        var hash = SHA256()
        for piece in pieces { hash.update(data: piece) }
        let digits = Array("0123456789abcdef")
        return "sha256:" + String(hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
