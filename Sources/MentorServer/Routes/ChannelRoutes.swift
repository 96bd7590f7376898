#if Server
internal import Channels
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Where the platforms deliver: `/webhooks/telegram` and so on, for each that is configured.
///
/// A delivery is read as bytes and handed on as bytes: its signature is made over them. Verified deliveries are not counted
/// by the rate limit, for a platform's whole traffic comes from a few addresses; those that are not verified are.
struct ChannelRoutes: Sendable {
    static let prefix = "/webhooks/"
    /// Bytes of a delivery.
    static let largest = 1 << 20

    let works: ChannelWorks?
    let clock: ServerClock
    let metrics: ServerMetrics
    let buckets: TokenBuckets<IPAddress>

    func add(to table: inout RouteTable) {
        for method in [HTTPRequest.Method.get, .post] {
            table.on(method, Self.prefix + "{channel}", isFree: true) { request, context in try await receive(request, context) }
        }
    }

    private func receive(_ request: Request, _ context: RequestScope) async throws -> Response {
        guard let works, let name = context.parameters.get("channel").flatMap({ ChannelName(rawValue: $0) }), let channel = works.desk.channels[name]
        else { throw Problem(.notFound, "There is no channel of this name.") }
        let body: [UInt8]
        do { body = Array(try await request.body.collect(upTo: Self.largest).readableBytesView) } catch is NIOTooManyBytesError {
            throw Problem(.contentTooLarge, "A delivery may have \(Self.largest) bytes.")
        }
        let delivery = Delivery(
            method: request.method, target: request.uri.string, fields: request.headers, body: body, time: Int(clock.seconds()))
        switch try await works.desk.receive(delivery, on: channel) {
        case .accepted(let response): return self.response(response)
        case .refused(let response):
            if let client = context.client, let verdict = buckets.take(client.network, at: clock.nanoseconds()), !verdict.isAllowed {
                metrics.refused()
                throw Problem.tooMany("This address sends too many deliveries that are not a platform's.", wait: verdict.wait)
            }
            return self.response(response)
        }
    }

    private func response(_ inline: InlineResponse) -> Response {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        if let type = inline.contentType { headers[.contentType] = type }
        for (name, value) in inline.fields {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return Response(
            status: HTTPResponse.Status(code: inline.status), headers: headers, body: .init(byteBuffer: ByteBuffer(string: inline.body)))
    }
}
#endif
