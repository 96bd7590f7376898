#if Server
import Composition
import HTTPTypes
import TextAnalysis
import Testing
import Wire

@testable import Channels

@Suite("Telegram")
struct TelegramTests {
    let sample = ChannelSample.telegram

    private func read(_ text: String, _ change: [String: any Sendable] = [:]) -> InboundMessage? {
        sample.channel.receive(sample.sign(ChannelSample.update(ChannelSample.telegramMessage(text, change))), with: Fetched()).messages.first
    }

    private func pressed(_ data: String, keyboard: Bool = true) -> Reception {
        let message = keyboard ? #","reply_markup":{"inline_keyboard":[[{"text":"Un très long libellé","callback_data":"\#(data)"}]]}"# : ""
        let body =
            #"{"update_id":9,"callback_query":{"id":"77","from":{"id":7,"is_bot":false,"language_code":"en-GB"},"data":"\#(data)","#
            + #""message":{"message_id":5,"date":0,"chat":{"id":7,"type":"private"}\#(message)}}}"#
        return sample.channel.receive(sample.sign(Array(body.utf8)), with: Fetched())
    }

    @Test(
        "A setting that cannot be worked with is refused, and named",
        arguments: [
            ("", "s", false, "telegram.token"), ("abc", "s", false, "telegram.token"), ("1:a/b", "s", false, "telegram.token"),
            ("1:a", "", false, "telegram.secret"), ("1:a", "é", false, "telegram.secret"), ("1:a", "a b", true, "telegram.secret"),
        ])
    func settings(token: String, secret: String, isPulling: Bool, setting: String) {
        #expect { try TelegramChannel(TelegramSettings(token: token, secret: secret, isPulling: isPulling)) } throws: {
            ($0 as? ChannelError)?.setting == setting
        }
    }

    @Test("Pulling needs no secret, and then no delivery is believed")
    func pullingNeedsNoSecret() throws {
        let channel = try TelegramChannel(TelegramSettings(token: ChannelSample.telegramToken, isPulling: true))
        let delivery = Delivery.post(#"{"update_id":1}"#, ["X-Telegram-Bot-Api-Secret-Token": ""])
        #expect(channel.receive(delivery, with: Fetched()).response?.status == 401)
    }

    @Test(
        "Commands mean what they say",
        arguments: [
            ("/start", "/start"), ("/start abc", "/start"), ("/reprendre", "/reprendre"), ("/forget_me", "/forget-me"), ("/aide", "aide"), ("/help@Mentor_Bot", "aide"),
            ("/orientation data scientist", "data scientist"),
            ("/orientation", "aide"), ("/oublie_moi", "/oublie-moi"), ("/oublie-moi", "/oublie-moi"), ("/autre x", "/autre x"), ("/", "/"),
        ])
    func commands(text: String, expected: String) { #expect(read(text)?.text == expected) }

    @Test("In a group only what is meant for the bot is answered, each person apart")
    func groups() {
        let group: [String: any Sendable] = ["chat": ["id": -7, "type": "supergroup"] as [String: any Sendable]]
        #expect(read("bonjour", group) == nil)
        #expect(read("/aide", group)?.conversation == "chat:-7:user:7")
        #expect(read("@mentor_bot combien gagne un prof ?", group)?.text == "combien gagne un prof ?")
        let answered: [String: any Sendable] = ["from": ["id": 1, "is_bot": true, "username": "Mentor_bot"] as [String: any Sendable]]
        #expect(read("et à Lyon ?", group.merging(["reply_to_message": answered]) { $1 })?.text == "et à Lyon ?")
    }

    @Test("A pressed button is acknowledged at once and says its words")
    func buttons() throws {
        let message = try #require(pressed("=Les études").messages.first)
        #expect(message.text == "Les études")
        #expect(message.language == .english)
        #expect(message.receipts.map(\.method) == ["answerCallbackQuery", "sendChatAction"])
        #expect(message.receipts.first?.body == #"{"callback_query_id":"77"}"#)
        #expect(pressed("#1").messages.first?.text == "Un très long libellé")
    }

    @Test("A button that no longer says anything is acknowledged too")
    func spentButton() {
        let reception = pressed("#1", keyboard: false)
        #expect(reception.messages.isEmpty)
        #expect(reception.response?.body == #"{"callback_query_id":"77","method":"answerCallbackQuery"}"#)
    }

    @Test("An answer is HTML with buttons; plain without them when it is safeguarded")
    func encoding() throws {
        let reply = Replies.reply("R & D <x>", suggestions: ["Et après ?", String(repeating: "é", count: 40)])
        let message = try #require(sample.channel.messages(with: reply, to: ReplyAddress(["chat": "7"])).first)
        let body = fields(message.body)
        #expect(body["text"]?.text == "R &amp; D &lt;x&gt;" && body["parse_mode"]?.text == "HTML")
        #expect(body["reply_markup"]?["inline_keyboard"]?[0]?[0]?["callback_data"]?.text == "=Et après ?")
        #expect(body["reply_markup"]?["inline_keyboard"]?[1]?[0]?["callback_data"]?.text == "#2")
        #expect(fields(message.plainBody ?? "")["text"]?.text == "R & D <x>" && fields(message.plainBody ?? "")["parse_mode"] == nil)
        let request = try #require(sample.channel.request(for: message, key: "k", at: 0, with: Fetched()).request)
        #expect(request.url == "https://api.telegram.org/bot\(ChannelSample.telegramToken)/sendMessage")
        #expect(fields(String(decoding: request.body, as: UTF8.self))["chat_id"] == .number(7))
        let distress = Replies.reply("Appelle le 3114 & parle.", outcome: .safeguarded, suggestions: ["Et ensuite ?"])
        let plain = try #require(sample.channel.messages(with: distress, to: ReplyAddress(["chat": "7"])).first)
        #expect(fields(plain.body).keys.sorted() == ["link_preview_options", "text"] && plain.plainBody == nil)
    }

    @Test(
        "Telegram's answers are understood",
        arguments: [
            (200, #"{"ok":true,"result":{"message_id":1}}"#, SendVerdict.sent),
            (
                429, #"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 34","parameters":{"retry_after":34}}"#,
                .later(after: 34, why: "too many requests")
            ),
            (400, #"{"ok":false,"error_code":400,"description":"Bad Request: can't parse entities: x"}"#, .plain(why: "the markup was refused")),
            (400, #"{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}"#, .refused(why: "status 400")),
            (
                400, #"{"ok":false,"error_code":400,"description":"x","parameters":{"migrate_to_chat_id":-100123}}"#,
                .moved(to: ReplyAddress(["chat": "-100123", "thread": "3"]), why: "the group became a supergroup")
            ),
            (
                403, #"{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}"#,
                .refused(why: "the person blocked the bot, or it was put out of the group")
            ),
            (502, "<html>", .later(after: nil, why: "status 502")), (200, "<html>", .later(after: nil, why: "an answer that is not Telegram's")),
        ])
    func verdicts(status: Int, body: String, expected: SendVerdict) {
        let message = OutboundMessage(method: "sendMessage", address: ReplyAddress(["chat": "-5", "thread": "3"]), body: "{}")
        #expect(sample.channel.verdict(on: .json(status, body), to: message) == expected)
    }

    // MARK: Pulling

    private func pulled(_ status: Int, _ body: String, after cursor: String? = nil) throws -> Pulled {
        try TelegramChannel(TelegramSettings(token: ChannelSample.telegramToken, isPulling: true)).pulled(.json(status, body), after: cursor)
    }

    @Test("Updates are asked for after the last one, and what cannot be read is passed over")
    func pulling() throws {
        let channel = try TelegramChannel(TelegramSettings(token: ChannelSample.telegramToken, isPulling: true))
        let request = channel.pull(after: "12")
        #expect(fields(String(decoding: request.body, as: UTF8.self))["offset"] == .number(12))
        #expect(request.deadline > 30)
        let message = String(decoding: ChannelSample.update(ChannelSample.telegramMessage("Bonjour")), as: UTF8.self)
        let press = #"{"update_id":19,"callback_query":{"id":"8","from":{"id":7,"is_bot":false}}}"#
        let body = #"{"ok":true,"result":[\#(message),{"update_id":18,"message":7},{"x":1},3,\#(press)]}"#
        guard case .messages(let messages, let cursor, let errands) = channel.pulled(.json(200, body), after: "12") else {
            Issue.record("no messages")
            return
        }
        #expect(messages.map(\.text) == ["Bonjour"] && cursor == "20")
        #expect(errands.map { $0.url.hasSuffix("/answerCallbackQuery") } == [true])
        guard case .messages(_, "12", _) = channel.pulled(.json(200, #"{"ok":true,"result":[]}"#), after: "12") else {
            Issue.record("the cursor is lost when nothing came")
            return
        }
    }

    @Test("Trouble with pulling waits or says what to do")
    func pullingTrouble() throws {
        guard case .refused = try pulled(401, #"{"ok":false,"error_code":401}"#) else {
            Issue.record("401")
            return
        }
        guard
            case .refused = try pulled(
                409, #"{"ok":false,"error_code":409,"description":"Conflict: can't use getUpdates method while webhook is active"}"#)
        else {
            Issue.record("409 webhook")
            return
        }
        guard case .wait = try pulled(409, #"{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates request"}"#) else {
            Issue.record("409")
            return
        }
        guard case .wait(34, _) = try pulled(429, #"{"ok":false,"error_code":429,"parameters":{"retry_after":34}}"#) else {
            Issue.record("429")
            return
        }
        guard case .wait = try pulled(502, "<html>") else {
            Issue.record("502")
            return
        }
    }

    @Test("The menu of the chat shows commands that are understood, in French for everybody and in English for whom speaks it")
    func menu() throws {
        let channel = try TelegramChannel(TelegramSettings(token: ChannelSample.telegramToken, isPulling: true))
        #expect(channel.openings.map(\.body) == channel.menu.map(\.body))
        let bodies = channel.menu.map { fields(String(decoding: $0.body, as: UTF8.self)) }
        #expect(channel.menu.allSatisfy { $0.url.hasSuffix("/setMyCommands") })
        #expect(bodies.map { $0["language_code"]?.text } == [nil, "en"])
        var understood: [String] = []
        for body in bodies {
            guard case .list(let commands)? = body["commands"] else { Issue.record("no commands"); return }
            for command in commands {
                guard case .object(let command) = command, let name = command["command"]?.text else { Issue.record("no name"); return }
                #expect(name.allSatisfy { $0 == "_" || ("a"..."z").contains($0) } && (1...32).contains(name.count))
                #expect((1...256).contains(command["description"]?.text?.count ?? 0))
                understood.append(try #require(read("/" + name)?.text))
            }
        }
        #expect(understood == ["aide", "/reprendre", "/oublie-moi", "aide", "/resume", "/forget-me"])
    }

    @Test("The webhook is registered with its secret, at an https address only")
    func registration() throws {
        let channel = try TelegramChannel(TelegramSettings(token: ChannelSample.telegramToken, secret: "s3cret"))
        let request = try channel.registration(url: "https://mentor.example/webhooks/telegram")
        let body = fields(String(decoding: request.body, as: UTF8.self))
        #expect(request.url.hasSuffix("/setWebhook") && body["secret_token"]?.text == "s3cret")
        #expect(body["allowed_updates"] == .list([.text("message"), .text("callback_query")]))
        let pulling = try TelegramChannel(TelegramSettings(token: ChannelSample.telegramToken, secret: "s3cret", isPulling: true))
        #expect { try pulling.registration(url: "https://mentor.example/webhooks/telegram") } throws: {
            ($0 as? ChannelError)?.setting == "telegram.pull"
        }
    }

    @Test(
        "An address at which nothing of ours would arrive is not registered, and what was expected and found is said",
        arguments: [
            ("http://mentor.example/webhooks/telegram", "https"), ("https://mentor.example:9000/webhooks/telegram", "found 9000"),
            ("x", "https://"), ("https://mentor.example/", "found /"), ("https://mentor.example", "found none"),
            ("https://mentor.example/webhooks/slack", "found /webhooks/slack"), ("https://mentor.example/webhooks/telegram?a=b", "nothing after"),
            ("https://127.0.0.1/webhooks/telegram", "127.0.0.1"), ("https://10.0.0.7/webhooks/telegram", "10.0.0.7"),
            ("https://localhost/webhooks/telegram", "localhost"), ("https://intranet/webhooks/telegram", "intranet"),
            ("https://u:p@mentor.example/webhooks/telegram", "password"),
        ])
    func registeredAddress(url: String, said: String) throws {
        let channel = try TelegramChannel(TelegramSettings(token: ChannelSample.telegramToken, secret: "s3cret"))
        #expect { try channel.registration(url: url) } throws: { "\($0)".contains(said) && !"\($0)".contains("u:p") }
        #expect(throws: Never.self) { try channel.registration(url: "https://school.example:8443/mentor/webhooks/telegram") }
        var standIn = channel.settings
        standIn.address = "http://127.0.0.1:9"
        #expect(throws: Never.self) { try TelegramChannel(standIn).registration(url: "http://127.0.0.1:8080/webhooks/telegram") }
    }

    @Test("Without the secret, both ways for messages to come are named")
    func twoWays() {
        #expect { try TelegramChannel(TelegramSettings(token: ChannelSample.telegramToken)) } throws: { error in
            ["telegram.secret", "telegram.pull=true", "mentor bot telegram", "/webhooks/telegram"].allSatisfy { "\(error)".contains($0) }
        }
    }

    @Test("The check tells a bot with a webhook from one without")
    func probes() throws {
        let probes = sample.channel.probes
        #expect(probes.map(\.title) == ["token", "webhook"])
        #expect(probes.first?.read(.json(200, #"{"ok":true,"result":{"id":1,"is_bot":true,"username":"mentor_bot"}}"#)) == .good("@mentor_bot"))
        for (body, isGood) in [
            (#"{"ok":true,"result":{"url":"https://a.fr/webhooks/telegram","pending_update_count":2}}"#, true),
            (#"{"ok":true,"result":{"url":"https://a.fr","pending_update_count":2}}"#, false), (#"{"ok":true,"result":{"url":""}}"#, false),
            ("x", false),
        ] {
            let finding = try #require(probes.last).read(.json(200, body))
            if case .good = finding { #expect(isGood) } else { #expect(!isGood) }
        }
    }

    @Test("The check shows the registered address, how many messages wait there and what went wrong last")
    func hook() throws {
        func finding(_ waiting: Int, _ settings: TelegramSettings) throws -> Probe.Finding {
            try #require(TelegramChannel(settings).probes.last).read(.json(200, """
                {"ok":true,"result":{"url":"https://a.fr/webhooks/telegram","pending_update_count":\(waiting),"last_error_date":1800000000,\
                "last_error_message":"Connection timed out"}}
                """))
        }
        let (token, error) = (ChannelSample.telegramToken, "last error: Connection timed out (2027-01-15T08:00:00Z)")
        let delivered = TelegramSettings(token: token, secret: "s3cret")
        #expect(try finding(3, delivered) == .bad("https://a.fr/webhooks/telegram: Telegram cannot deliver; 3 waiting; \(error)"))
        #expect(try finding(0, delivered) == .good("https://a.fr/webhooks/telegram; 0 waiting; \(error)"), "it is over")
        guard case .bad(let why) = try finding(3, TelegramSettings(token: token, isPulling: true)) else {
            Issue.record("messages can be asked for while a webhook is registered")
            return
        }
        #expect(why.contains("mentor channel delete-webhook telegram") && why.contains("https://a.fr/webhooks/telegram"))
    }

    @Test("Only Telegram's own yes is a yes", arguments: [
        (200, #"{"ok":true,"result":true}"#, nil), (400, #"{"ok":false,"error_code":400,"description":"Bad Request: bad webhook"}"#, "bad webhook"),
        (200, "<html>", "not Telegram's"),
    ] as [(Int, String, String?)])
    func objections(status: Int, body: String, words: String?) {
        let found = TelegramChannel.objection(in: .json(status, body))
        if let words { #expect(found?.contains(words) == true) } else { #expect(found == nil) }
    }

    @Test(
        "A picture, a voice or a place is a message without a text; who joins, a bot and talk in a group are none",
        arguments: [
            (#""voice":{"file_id":"x"}"#, true), (#""photo":[]"#, true), (#""sticker":{}"#, true), (#""location":{"latitude":1}"#, true),
            (#""video_note":{}"#, true), (#""new_chat_members":[]"#, false), (#""voice":{},"from":{"id":8,"is_bot":true}"#, false),
            (#""voice":{},"chat":{"id":-7,"type":"group"}"#, false),
        ])
    func objects(fields: String, isRead: Bool) {
        let before = fields.contains("from") ? "" : #""from":{"id":7,"is_bot":false,"language_code":"fr"},"#
        let chat = fields.contains("chat\"") ? "" : #""chat":{"id":7,"type":"private"},"#
        let body = #"{"update_id":17,"message":{"message_id":5,"date":0,\#(before)\#(chat)\#(fields)}}"#
        let message = sample.channel.receive(sample.sign(Array(body.utf8)), with: Fetched()).messages.first
        #expect((message?.isObject == true) == isRead)
        if isRead { #expect(message?.keys == ["update:17", "message:7:5", "object:chat:7"]) }
    }

    @Test("What is written under a picture is a text")
    func caption() {
        let body = #"{"update_id":17,"message":{"message_id":5,"from":{"id":7,"is_bot":false},"chat":{"id":7,"type":"private"},"photo":[],"caption":"salut"}}"#
        let message = sample.channel.receive(sample.sign(Array(body.utf8)), with: Fetched()).messages.first
        #expect(message?.text == "salut" && message?.isObject == false)
    }
}
#endif
