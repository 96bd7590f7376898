#if Server

/// What Mattermost sends, as far as it matters here: of a slash command, an outgoing webhook, or a pressed button.
struct MattermostDelivery: Decodable {
    /// What we put into a button, and get back.
    struct Context: Decodable {
        var text: String
        var signature: String
    }

    var token: String?
    var user: String?
    var channel: String?
    var text: String?
    /// Of a slash command.
    var command: String?
    var responseURL: String?
    var trigger: String?
    /// Of an outgoing webhook.
    var post: String?
    var triggerWord: String?
    /// Of a button.
    var context: Context?

    private enum CodingKeys: String, CodingKey {
        case token, text, command, context
        case user = "user_id"
        case channel = "channel_id"
        case responseURL = "response_url"
        case trigger = "trigger_id"
        case post = "post_id"
        case triggerWord = "trigger_word"
    }

    init(form: FormBody) {
        token = form["token"]
        user = form["user_id"]
        channel = form["channel_id"]
        text = form["text"]
        command = form["command"]
        responseURL = form["response_url"]
        trigger = form["trigger_id"]
        post = form["post_id"]
        triggerWord = form["trigger_word"]
    }
}
#endif
