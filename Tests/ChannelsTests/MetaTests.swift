#if Server
import Composition
import HTTPTypes
import Testing
import Wire
@testable import Channels

@Suite("WhatsApp and Messenger are believed by Meta's signature and answered within their limits")
struct MetaTests {
    static let whatsApp = WhatsAppSettings(token: "EAAG", appSecret: "app_secret", verifyToken: "word", phoneNumberID: "100")
    static let messenger = MessengerSettings(token: "EAAG", appSecret: "app_secret", verifyToken: "word")

    static func signed(_ body: String, secret: String = "app_secret") -> Delivery {
        let signature = SignatureVerifier(key: Array(secret.utf8), prefix: "sha256=").signature(of: Array(body.utf8))
        return .post(body, ["X-Hub-Signature-256": signature])
    }

    static func whatsApp(_ messages: String, number: String = "100", more: String = "") -> String {
        """
        {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp",\
        "metadata":{"display_phone_number":"331","phone_number_id":"\(number)"},"contacts":[{"profile":{"name":"Zoé"},"wa_id":"336"}],\
        "messages":[\(messages)]}}\(more)]}]}
        """
    }

    static func messenger(_ messaging: String) -> String { #"{"object":"page","entry":[{"id":"9","time":1,"messaging":[\#(messaging)]}]}"# }

    // GitHub's published example of the same algorithm, and ours with an accent as itself and as an escape.
    @Test("A signature is made over the bytes that came, however an accent is written", arguments: [
        ("It's a Secret to Everybody", "Hello, World!", "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"),
        ("app_secret", #"{"text":"Université"}"#, "8f438fbf4e07c5051706752aa5bd4f9b7f3979294db495390ac6a83345b5688c"),
        ("app_secret", #"{"text":"Universit\u00e9"}"#, "5406f9b01bccbdc2bebabf176fb493d10dd1031e769b36383660d3598dc2631c"),
    ])
    func vectors(secret: String, body: String, hex: String) {
        struct Anything: Decodable {}
        let webhook = MetaWebhook(appSecret: secret, verifyToken: "word")
        func isRefused(_ signature: String?) -> Bool {
            let delivery = Delivery.post(body, signature.map { ["X-Hub-Signature-256": $0] } ?? [:])
            if case .end(.refused) = webhook.open(delivery, object: "page", as: Anything.self) { return true }
            return false
        }
        #expect(!isRefused("sha256=\(hex)"))
        for place in hex.indices {
            let digit = hex[place] == "0" ? "1" : "0"
            #expect(isRefused("sha256=" + hex[..<place] + digit + hex[place...].dropFirst()))
        }
        for signature in [nil, "", "sha256=", hex, "sha1=\(hex)", "sha256=\(hex.uppercased())", "sha256=\(hex)00"] { #expect(isRefused(signature)) }
    }

    @Test("The older signature alone is not enough")
    func oldSignature() throws {
        let channel = try MessengerChannel(Self.messenger)
        #expect(channel.receive(.post("{}", ["X-Hub-Signature": "sha1=0000000000000000000000000000000000000000"]), with: Fetched()).response?.status == 401)
    }

    @Test("The address is verified with the word that was agreed upon, and with no other", arguments: [
        ("?hub.mode=subscribe&hub.verify_token=word&hub.challenge=1158201444", "1158201444"),
        ("?hub.challenge=a%2Bb%20c&hub.verify_token=word&hub.mode=subscribe", "a+b c"),
        ("?hub.mode=subscribe&hub.verify_token=other&hub.challenge=1", nil), ("?hub.mode=unsubscribe&hub.verify_token=word&hub.challenge=1", nil),
        ("?hub.mode=subscribe&hub.challenge=1", nil), ("?hub.mode=subscribe&hub.verify_token=word", nil), ("", nil), ("?%", nil),
        ("?hub_mode=subscribe&hub_verify_token=word&hub_challenge=1", nil),
    ])
    func challenge(query: String, expected: String?) throws {
        for channel in [try WhatsAppChannel(Self.whatsApp), try MessengerChannel(Self.messenger)] as [any Channel] {
            let response = channel.receive(.get("/webhooks/x" + query), with: Fetched()).response
            #expect(response?.status == (expected == nil ? 403 : 200))
            if let expected { #expect(response?.body == expected && response?.contentType?.hasPrefix("text/plain") == true) }
        }
    }

    @Test("Every message of a batch is read; a picture is a message without a text, a mark of liking is none")
    func whatsAppBatch() throws {
        let channel = try WhatsAppChannel(Self.whatsApp)
        let body = Self.whatsApp(
            """
            {"from":"336","id":"wamid.1","timestamp":"1","type":"text","text":{"body":"Après le bac ?"}},\
            {"from":"336","id":"wamid.2","timestamp":"1","type":"reaction","reaction":{"message_id":"5","emoji":"x"}},\
            {"from":"336","id":"wamid.3","timestamp":"1","type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"Que fait un data scientist ?","title":"Que…"}}},\
            {"from":"337","id":"wamid.4","timestamp":"1","type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"ESGI","title":"ESGI"}}},\
            {"from":7,"id":["wamid.5"],"type":"text"},{"type":"text"},null,\
            {"from_user_id":"FR.17","id":"wamid.6","type":"text","text":{"body":"sans numéro"}}
            """,
            more: #","rubbish",{"field":"messages","value":{"metadata":{"phone_number_id":"100"},"statuses":[{"id":"wamid.9","status":"read"}]}}"#)
        let messages = channel.receive(Self.signed(body), with: Fetched()).messages
        #expect(messages.map(\.text) == ["Après le bac ?", "Que fait un data scientist ?", "ESGI", "sans numéro"])
        #expect(messages.map(\.keys) == [["message:wamid.1"], ["message:wamid.3"], ["message:wamid.4"], ["message:wamid.6"]])
        #expect(messages.map(\.conversation) == ["person:336", "person:336", "person:337", "person:FR.17"])
        let typing = try #require(messages.first?.receipts.first)
        #expect(fields(typing.body)["message_id"]?.text == "wamid.1" && fields(typing.body)["status"]?.text == "read")
        let unnumbered = try #require(channel.messages(with: Replies.reply("Oui."), to: messages[3].address).first)
        #expect(fields(unnumbered.body)["recipient"]?.text == "FR.17" && fields(unnumbered.body)["to"] == nil)
    }

    @Test("Messages to another number, news of our own messages and other products get 200 and no answer")
    func whatsAppIgnored() throws {
        let channel = try WhatsAppChannel(Self.whatsApp)
        let text = #"{"from":"336","id":"wamid.1","type":"text","text":{"body":"x"}}"#
        for body in [Self.whatsApp(text, number: "200"), Self.messenger(""), "{}", "[]", "", "nul", String(repeating: "[", count: 100_000),
            #"{"object":"whatsapp_business_account","entry":{}}"#, #"{"object":"whatsapp_business_account","entry":[]}"#] {
            let reception = channel.receive(Self.signed(body), with: Fetched())
            #expect(reception.doneWhy != nil && reception.response?.status == 200, "\(body.prefix(40))")
        }
    }

    @Test("A voice, a sticker, a place have no text; what is written under a picture is one", arguments: [
        (#""type":"image","image":{"id":"5"}"#, InboundMessage.object), (#""type":"audio","audio":{"id":"5","voice":true}"#, InboundMessage.object),
        (#""type":"sticker","sticker":{}"#, InboundMessage.object), (#""type":"location","location":{}"#, InboundMessage.object),
        (#""type":"image","image":{"id":"5","caption":"c'est quoi ?"}"#, "c'est quoi ?"),
    ])
    func whatsAppObjects(fields: String, text: String) throws {
        let body = Self.whatsApp(#"{"from":"336","id":"wamid.1",\#(fields)}"#)
        let message = try #require(WhatsAppChannel(Self.whatsApp).receive(Self.signed(body), with: Fetched()).messages.first)
        #expect(message.text == text && message.keys.contains("object:person:336") == message.isObject)
    }

    @Test("Messenger's messages, quick replies and buttons are read, a picture as one without a text; echoes are not")
    func messengerBatch() throws {
        let channel = try MessengerChannel(Self.messenger)
        let parties = #""sender":{"id":"P"},"recipient":{"id":"9"},"timestamp":17"#
        let body = Self.messenger(
            """
            {\(parties),"message":{"mid":"m1","text":"Après le bac ?"}},{\(parties),"message":{"mid":"m2","text":"Oui","quick_reply":{"payload":"Oui, la première"}}},\
            {\(parties),"message":{"mid":"m3","text":"de nous","is_echo":true}},{\(parties),"message":{"mid":"m4","attachments":[]}},\
            {\(parties),"message":{"mid":"m5","attachments":[{"type":"audio","payload":{}}]}},\
            {\(parties),"message":{"mid":"m6","is_echo":true,"attachments":[{"type":"image"}]}},\
            {\(parties),"postback":{"title":"Commencer","payload":"bonjour"}},{\(parties),"read":{"watermark":1}},7
            """)
        let messages = channel.receive(Self.signed(body), with: Fetched()).messages
        #expect(messages.map(\.text) == ["Après le bac ?", "Oui, la première", InboundMessage.object, "bonjour"])
        #expect(messages.map { $0.keys.first } == ["message:m1", "message:m2", "message:m5", "postback:P:17"])
        #expect(messages.allSatisfy { $0.conversation == "page:9:person:P" })
        #expect(messages.first.map { fields($0.receipts[0].body)["sender_action"]?.text } == "typing_on")
    }

    @Test("Short choices become buttons, long ones rows of a list, each different and within the limits")
    func whatsAppButtons() throws {
        let channel = try WhatsAppChannel(Self.whatsApp)
        let address = ReplyAddress(["to": "336"])
        let short = channel.messages(with: Replies.reply("Lequel ?", outcome: .clarified, choices: ["ESGI", "ESIEA"]), to: address)
        let buttons = try #require(short.last.map { fields($0.body)["interactive"]?["action"]?["buttons"]?.list ?? [] })
        #expect(buttons.map { $0["reply"]?["title"]?.text } == ["ESGI", "ESIEA"])
        let questions = ["Combien gagne un data scientist débutant ?", "Combien gagne un data scientist confirmé ?", "Et à Lyon ?", String(repeating: "long ", count: 60)]
        let long = channel.messages(with: Replies.reply("Voilà.", suggestions: questions), to: address)
        let interactive = try #require(long.last.flatMap { fields($0.body)["interactive"] })
        #expect(interactive["type"]?.text == "list" && (interactive["action"]?["button"]?.text?.utf16.count ?? 99) <= 20)
        let rows = try #require(interactive["action"]?["sections"]?[0]?["rows"]?.list)
        #expect(rows.map { $0["id"]?.text } == questions.prefix(3).map { $0 })
        #expect(Set(rows.map { $0["title"]?.text }).count == rows.count)
        for row in rows { #expect((row["title"]?.text?.utf16.count ?? 99) <= 24 && (row["description"]?.text?.utf16.count ?? 0) <= 72) }
    }

    @Test("An answer of any length keeps to the limits", arguments: [0, 1, 1_000, 1_024, 1_025, 2_000, 4_096, 4_100, 20_000])
    func limits(count: Int) throws {
        let reply = Replies.reply(Replies.long(count), suggestions: (0..<20).map { "Question numéro \($0) sur les métiers ?" })
        let whatsApp = try WhatsAppChannel(Self.whatsApp).messages(with: reply, to: ReplyAddress(["to": "336"]))
        let messenger = try MessengerChannel(Self.messenger).messages(with: reply, to: ReplyAddress(["to": "P"]))
        #expect(whatsApp.isEmpty == (count == 0) && messenger.isEmpty == (count == 0))
        for message in whatsApp {
            let (body, interactive) = (fields(message.body)["text"]?["body"]?.text, fields(message.body)["interactive"])
            #expect((body?.utf16.count ?? 0) <= 4_096 && (interactive?["body"]?["text"]?.text?.utf16.count ?? 0) <= 1_024)
            #expect((interactive?["action"]?["sections"]?[0]?["rows"]?.list.count ?? 0) <= 10)
            #expect((body == nil) != (interactive == nil))
        }
        for message in messenger {
            let content = fields(message.body)["message"]
            #expect((content?["text"]?.text?.utf16.count ?? 9_999) <= 2_000 && (content?["quick_replies"]?.list.count ?? 0) <= 13)
            for reply in content?["quick_replies"]?.list ?? [] { #expect((reply["title"]?.text?.utf16.count ?? 99) <= 20) }
        }
    }

    @Test("While a person has taken over, nothing is sent; under a message for distress there are no buttons")
    func silence() throws {
        let distress = Replies.reply("Appelle le 3114.", outcome: .safeguarded, suggestions: ["Et ensuite ?"])
        for channel in [try WhatsAppChannel(Self.whatsApp), try MessengerChannel(Self.messenger)] as [any Channel] {
            let address = ReplyAddress(["to": "336"])
            #expect(channel.messages(with: Replies.silent, to: address).isEmpty)
            let messages = channel.messages(with: distress, to: address)
            #expect(messages.count == 1 && !messages[0].body.contains("ensuite") && messages[0].body.contains("3114"))
        }
    }

    @Test("Meta's error codes say whether it is worth trying again", arguments: [
        (400, 131_047, false), (400, 131_026, false), (429, 130_429, true), (400, 131_056, true), (401, 190, false), (400, 100, false), (403, 200, false),
        (500, 1, true), (500, 131_016, true), (400, 4, true), (400, 368, false), (400, 551, false),
    ])
    func errors(status: Int, code: Int, passes: Bool) throws {
        let response = OutboundResponse.json(status, "{\"error\":{\"message\":\"(#\(code)) secret words\",\"code\":\(code),\"error_subcode\":2018278}}")
        let message = OutboundMessage(method: "message", address: ReplyAddress([:]), body: "{}")
        switch try WhatsAppChannel(Self.whatsApp).verdict(on: response, to: message) {
        case .later(_, let why): #expect(passes && !why.contains("secret words"))
        case .refused(let why): #expect(!passes && !why.contains("secret words"))
        default: Issue.record("another verdict")
        }
        #expect(try MessengerChannel(Self.messenger).verdict(on: .json(200, #"{"message_id":"m"}"#), to: message) == .sent)
        #expect(try MessengerChannel(Self.messenger).verdict(on: .json(503, "<html>"), to: message) == .later(after: nil, why: "status 503"))
        for body in ["<html>", "", "[]"] {
            let verdict = try MessengerChannel(Self.messenger).verdict(on: .json(200, body), to: message)
            #expect(verdict == .later(after: nil, why: "an answer that is not Meta's"), "\(body)")
        }
        let failed = OutboundResponse.json(200, #"{"error":{"code":131047,"message":"x"}}"#)
        if case .refused = try WhatsAppChannel(Self.whatsApp).verdict(on: failed, to: message) {} else { Issue.record("an error with status 200 was taken as sent") }
    }

    @Test("A request goes to our number with our token, and the kept message holds neither")
    func request() throws {
        let channel = try WhatsAppChannel(Self.whatsApp)
        let message = try #require(channel.messages(with: Replies.reply("Oui."), to: ReplyAddress(["to": "336"])).first)
        let request = try #require(channel.request(for: message, key: "k", at: 0, with: Fetched()).request)
        #expect(request.url == "https://graph.facebook.com/v24.0/100/messages" && request.fields[.authorization] == "Bearer EAAG")
        #expect(!message.body.contains("EAAG"))
    }

    @Test("A configured channel without a secret is refused, and the setting is named")
    func settings() {
        var settings = Self.whatsApp
        settings.appSecret = " "
        #expect(throws: ChannelError.self) { try WhatsAppChannel(settings) }
        let error = #expect(throws: ChannelError.self) { try MessengerChannel(MessengerSettings(token: "", appSecret: "s", verifyToken: "v")) }
        #expect(error?.setting == "messenger.token")
        #expect(throws: ChannelError.self) { try MessengerChannel(MessengerSettings(token: "t", appSecret: "s", verifyToken: "v", api: "http://graph.example")) }
    }
}
#endif
