import CStemmer
import Synchronization

/// The Snowball stemmer of a language (libstemmer), made safe to share between threads.
///
/// A libstemmer handle keeps the result of its last call, so that one handle serves one thread at a time. The analyser
/// asks only for words that its `WordBook` has not seen, which is why one lock suffices.
///
/// M. F. Porter, "Snowball: A language for stemming algorithms", 2001.
final class Stemmer: Sendable {
    @safe private struct Handle: ~Copyable {
        let raw: OpaquePointer?
        deinit { if let raw = unsafe raw { unsafe sb_stemmer_delete(raw) } }
    }

    private let handle: Mutex<Handle>

    init(language: Language) {
        let name = language == .french ? "french" : "english"
        handle = unsafe Mutex(Handle(raw: sb_stemmer_new(name, "UTF_8")))
    }

    /// The stem of a word in lower case; the word itself if libstemmer cannot serve.
    func stem(_ word: String) -> String {
        handle.withLock { handle in
            guard let raw = unsafe handle.raw else { return word }
            var word = word
            return word.withUTF8 { letters in
                guard let stem = unsafe sb_stemmer_stem(raw, letters.baseAddress, Int32(clamping: letters.count))
                else { return unsafe String(decoding: letters, as: UTF8.self) }
                let length = unsafe Int(sb_stemmer_length(raw))
                return unsafe String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
            }
        }
    }
}
