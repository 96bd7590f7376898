#if Server
import Composition
import Foundation
import HTTPTypes
import Testing
import Wire

@testable import Channels

/// What holds of every channel, whatever its platform.
@Suite("Every channel")
struct ChannelConformanceTests {
    @Test("A person's message is read to the letter, accents and signs included", arguments: ChannelSample.all)
    func reading(sample: ChannelSample) throws {
        for text in ["Après le bac, que faire ?", "Métier d'ingénieur·e : 3 500 € & plus < 4 000 ?", "👩‍👩‍👧‍👦 data scientist", "x"] {
            let reception = sample.channel.receive(sample.sign(sample.said(text)), with: sample.fetched)
            let message = try #require(reception.messages.first, "\(reception)")
            #expect(message.text == text)
            #expect(!message.keys.isEmpty && message.keys.allSatisfy { !$0.isEmpty } && !message.conversation.isEmpty)
            #expect(reception.messages.count == 1)
        }
    }

    @Test("The same delivery has the same keys and the same conversation", arguments: ChannelSample.all)
    func repeating(sample: ChannelSample) {
        let delivery = sample.sign(sample.said("Bonjour"))
        let (first, second) = (sample.channel.receive(delivery, with: sample.fetched), sample.channel.receive(delivery, with: sample.fetched))
        #expect(first.messages == second.messages && !first.messages.isEmpty)
    }

    @Test("Bots, its own messages and what is no message are not answered, and not sent again", arguments: ChannelSample.all)
    func ignoring(sample: ChannelSample) {
        for (what, body) in sample.ignored {
            let reception = sample.channel.receive(sample.sign(body), with: sample.fetched)
            #expect(reception.doneWhy != nil && (200..<300).contains(reception.response?.status ?? 0), "\(what): \(reception)")
        }
    }

    @Test("What is not signed is refused", arguments: ChannelSample.all)
    func forging(sample: ChannelSample) {
        for (what, delivery) in sample.forged {
            let reception = sample.channel.receive(delivery, with: sample.fetched)
            #expect(reception.refusal != nil && [401, 403].contains(reception.response?.status), "\(what): \(reception)")
        }
    }

    @Test("A body that is cut, of another shape or nested a million deep is refused or passed over", arguments: ChannelSample.all)
    func malformed(sample: ChannelSample) {
        let good = sample.said("Après le bac ?")
        let deep = ["[", "{\"a\":", "a%5B"].map { Array(String(repeating: $0, count: 1_000_000 / $0.utf8.count).utf8) }
        let shapes = ["", " ", "null", "[]", "{}", "\"x\"", "1", "tru", "[1,2", "{\"type\":1}", "&&&", "=", "%", "a=%ff"].map { Array($0.utf8) }
        let cut = stride(from: 0, to: good.count, by: 7).map { Array(good.prefix($0)) }
        for body in shapes + deep + cut + [[0xFF, 0xFE], Array(repeating: 0, count: 100)] {
            let reception = sample.channel.receive(sample.sign(body), with: sample.fetched)
            #expect(reception.messages.isEmpty, "\(reception)")
            #expect(reception.response.map { [200, 202, 204, 400, 401, 403].contains($0.status) } == true)
            #expect(reception.refusal != nil || reception.doneWhy != nil)
        }
    }

    @Test("A value of another type, anywhere, makes a channel neither stop nor lose its keys", arguments: ChannelSample.all)
    func otherTypes(sample: ChannelSample) throws {
        guard let good = try? JSONSerialization.jsonObject(with: Data(sample.said("Bonjour"))) else { return }
        let variants = Self.variants(of: good)
        #expect(variants.count > 20)
        for variant in variants {
            let body = Array(try JSONSerialization.data(withJSONObject: variant, options: [.fragmentsAllowed]))
            let reception = sample.channel.receive(sample.sign(body), with: sample.fetched)
            for message in reception.messages { #expect(!message.keys.isEmpty && !message.conversation.isEmpty) }
            #expect(reception.response.map { $0.status < 500 } ?? true)
        }
    }

    /// The value with each piece of it, one after the other, left out or replaced by one of each type.
    private static func variants(of value: Any) -> [Any] {
        let others: [Any] = [NSNull(), 1, -1.5, 1e300, true, "", "x", [Any](), [1], [String: Any](), ["x": 1]]
        var variants = others
        if let object = value as? [String: Any] {
            for (key, inner) in object.sorted(by: { $0.key < $1.key }) {
                variants.append(object.filter { $0.key != key })
                for variant in Self.variants(of: inner) { variants.append(object.merging([key: variant]) { $1 }) }
            }
        }
        if let list = value as? [Any] {
            for (place, inner) in list.enumerated() {
                for variant in Self.variants(of: inner) { variants.append(list.enumerated().map { $0 == place ? variant : $1 }) }
            }
        }
        return variants
    }

    @Test("Only POST brings messages", arguments: ChannelSample.all)
    func methods(sample: ChannelSample) {
        var delivery = sample.sign(sample.said("Bonjour"))
        delivery.method = .put
        #expect(sample.channel.receive(delivery, with: sample.fetched).messages.isEmpty)
    }

    @Test("What is sent keeps the platform's limits, whatever the answer", arguments: ChannelSample.all)
    func limits(sample: ChannelSample) throws {
        let address = try #require(sample.channel.receive(sample.sign(sample.said("Bonjour")), with: sample.fetched).messages.first).address
        let citations = try (0..<4).map {
            try Replies.citation(Replies.text("Titre *&<_> ", 20 << (2 * $0)), url: "https://exemple.fr/a_b?c=\($0)&d=1")
        }
        let all = Replies.seeds.map { ($0, [1, 2001, 4097]) } + [(Replies.long(1000), [5001, 20_000])]
        for (seed, lengths) in all {
            for length in lengths {
                let text = Replies.text(seed, length)
                let full = Replies.reply(text + "\n\nSource\u{A0}: x", suggestions: Replies.suggestions, citations: citations)
                let others = [
                    Replies.reply(text), Replies.reply(text, outcome: .clarified, choices: Replies.choices),
                    Replies.reply(text, outcome: .safeguarded),
                ]
                for reply in length == 5001 ? [full] + others : [full] {
                    let inline = sample.channel.response(with: reply, to: address)
                    let messages = sample.channel.messages(with: reply, to: address)
                    #expect(text.allSatisfy(\.isWhitespace) || inline != nil || !messages.isEmpty)
                    for body in messages.flatMap({ [$0.body, $0.plainBody].compactMap { $0 } }) + [inline?.body].compactMap({ $0 }) {
                        let complaints = sample.complaints(body)
                        #expect(complaints.isEmpty, "\(seed.debugDescription) × \(length): \(complaints)")
                        if !complaints.isEmpty { return }
                    }
                }
            }
        }
    }

    @Test("While a person has taken over nothing is sent", arguments: ChannelSample.all)
    func silence(sample: ChannelSample) throws {
        let address = try #require(sample.channel.receive(sample.sign(sample.said("Bonjour")), with: sample.fetched).messages.first).address
        #expect(sample.channel.messages(with: Replies.silent, to: address).isEmpty)
    }

    @Test("What is kept holds no secret, and each message makes a request", arguments: ChannelSample.all)
    func secrets(sample: ChannelSample) throws {
        let message = try #require(sample.channel.receive(sample.sign(sample.said("Bonjour")), with: sample.fetched).messages.first)
        let messages = message.receipts + sample.channel.messages(with: Replies.reply("Voilà.", suggestions: ["Et après ?"]), to: message.address)
        for kept in messages {
            let text = kept.body + (kept.plainBody ?? "") + kept.address.values.values.joined()
            for secret in sample.secrets { #expect(!text.contains(secret)) }
            switch sample.channel.request(for: kept, key: "k", at: 1_690_000_000, with: sample.fetched) {
            case .request(let request): #expect(request.url.hasPrefix("https://"))
            case .needs: break
            case .impossible(let why): Issue.record("\(kept.method): \(why)")
            }
        }
    }

    @Test("An answer of the platform that is garbage stops nothing", arguments: ChannelSample.all)
    func verdicts(sample: ChannelSample) {
        let message = OutboundMessage(method: "x", address: ReplyAddress([:]), body: "{}")
        for body in ["", "{}", "[]", "null", "<html>", "{\"ok\":1}", String(repeating: "[", count: 100_000)] {
            for status in [301, 302, 307, 429, 500, 502, 503] {
                guard case .later = sample.channel.verdict(on: OutboundResponse(status: status, body: Array(body.utf8)), to: message) else {
                    Issue.record("status \(status) is not tried again")
                    continue
                }
            }
            for status in [400, 403, 413] {
                let verdict = sample.channel.verdict(on: OutboundResponse(status: status, body: Array(body.utf8)), to: message)
                #expect(verdict != .sent)
                if case .later = verdict { Issue.record("status \(status) is tried again") }
            }
        }
    }
}
#endif
