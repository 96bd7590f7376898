#if Server
import Channels
import Composition
import Foundation
import HTTPTypes
import Identifiers
import TextAnalysis
import Wire

/// A program that shows what a channel makes of a delivery and of an answer, for software that nobody here wrote: it signs
/// what we read, and reads what we write. A line of JSON in (`Question`), a line of JSON out (`Finding`).
@main
struct ChannelProbe {
    static func main() {
        while let line = readLine() {
            let finding: Finding
            do {
                finding = try answer(JSONDecoder().decode(Question.self, from: Data(line.utf8)))
            } catch {
                finding = Finding(error: "\(error)")
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            guard let data = try? encoder.encode(finding) else { exit(70) }
            print(String(decoding: data, as: UTF8.self))
            fflush(nil)
        }
    }

    private static func answer(_ question: Question) throws -> Finding {
        let channel = try question.channel()
        let fetched = Fetched((question.fetched ?? [:]).mapValues { Array($0.utf8) })
        let time = question.delivery?.time ?? question.time ?? 0
        var finding = Finding()
        var messages: [InboundMessage] = []
        if let delivery = question.delivery {
            switch channel.receive(delivery.delivery, with: fetched) {
            case .messages(let found, let acknowledgement):
                messages = found
                finding.hear("messages", acknowledgement)
            case .done(let response, let why): finding.hear("done", response, why)
            case .refused(let response, let why): finding.hear("refused", response, why)
            case .needs(let fetch): finding.needs = Finding.Sent(fetch.request, id: fetch.id)
            }
        }
        if let pulled = question.pulled, let channel = channel as? any PullingChannel {
            switch channel.pulled(OutboundResponse(status: pulled.status, body: Array(pulled.body.utf8)), after: pulled.cursor) {
            case .messages(let found, let cursor, let errands):
                messages = found
                finding.cursor = cursor
                finding.errands = errands.map { Finding.Sent($0) }
            case .wait(_, let why), .refused(let why): finding.why = why
            }
        }
        finding.messages = messages.map { Finding.Heard($0) }
        guard let said = question.reply, let address = messages.first?.address ?? question.address.map({ ReplyAddress($0) }) else { return finding }
        let reply = try said.reply()
        finding.inline = channel.response(with: reply, to: address)?.body
        let outgoing = (messages.first?.receipts ?? []) + channel.messages(with: reply, to: address)
        finding.requests = outgoing.enumerated().map { number, message in
            switch channel.request(for: message, key: "key\(number)", at: time, with: fetched) {
            case .request(let request): Finding.Sent(request, method: message.method)
            case .needs(let fetch): Finding.Sent(fetch.request, id: fetch.id, method: message.method)
            case .impossible(let why): Finding.Sent(impossible: why)
            }
        }
        return finding
    }
}
#else
/// Without the channels there is nothing to show.
@main
struct ChannelProbe {
    static func main() {}
}
#endif
