#if Server
internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes

/// Says why a request was refused before there was one: too many or too long header fields (431), or bytes that are no HTTP (400).
///
/// What the parser refuses reaches no route. The library beneath answers it with an empty 400, in its turn behind the answers
/// that are still on their way, and closes the connection. That answer is given its status, its problem in JSON and the headers
/// of every other answer here, on its way out. An address that is longer than the parser reads cannot be told from a header field
/// that is; one that it reads but no page needs is answered with 414 (`ProblemTranslator`).
final class ParserRefusal: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Bytes of an address that is answered, of one header field, and of all.
    static let (longestAddress, longestField, longestHead) = (8_192, 12_288, 20_480)

    private var problem: Problem?

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? HTTPParserError {
            problem = if case .headerOverflow = error {
                Problem(
                    .requestHeaderFieldsTooLarge,
                    "The address or a header field is longer than \(Self.longestField) bytes, all are longer than "
                        + "\(Self.longestHead), or they are too many.")
            } else {
                Problem(.badRequest, "The request is no HTTP/1.1.")
            }
        }
        context.fireErrorCaught(error)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard let problem, case .head(let head) = unwrapOutboundIn(data), head.status == .badRequest, head.headerFields[.contentLength] == "0" else {
            return context.write(data, promise: promise)
        }
        var generator = SystemRandomNumberGenerator()
        let name = String(UInt64.random(in: .min ... .max, using: &generator), radix: 36)
        let body = ByteBuffer(bytes: problem.json(requestID: name))
        var fields: HTTPFields = [
            .contentType: "application/problem+json", .contentLength: String(body.readableBytes), .connection: "close", .cacheControl: "no-store",
            .requestID: name, .resourcePolicy: "same-origin",
        ]
        ResponseDresser.dress(&fields)
        context.write(wrapOutboundOut(.head(HTTPResponse(status: problem.status, headerFields: fields))), promise: nil)
        context.write(wrapOutboundOut(.body(body)), promise: promise)
    }
}
#endif
