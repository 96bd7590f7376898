#if Server
internal import TextAnalysis

/// Commands of a platform that stand for words.
enum SpokenCommand {
    /// What the adviser is to hear: a greeting for "/start", which opens a conversation on Telegram; else the message itself.
    static func words(_ text: String, _ language: Language?) -> String {
        guard text.lowercased().filter({ !$0.isWhitespace }) == "/start" else { return text }
        return language == .english ? "hello" : "bonjour"
    }
}
#endif
