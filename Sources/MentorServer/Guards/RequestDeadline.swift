#if Server
internal import NIOCore
internal import NIOHTTPTypes

/// Gives every request so much time to arrive, however it trickles in, and every connection so much time between two.
///
/// The naive guard, a limit on silence, is no guard: a client that sends a byte a second holds its connection for ever, and
/// a few hundred of them hold the server. Here the time runs from the first thing that is waited for, and no byte stops it:
/// a head must be there so long after the connection was made or its last answer was sent, a body so long after its head.
/// A head that is late closes the connection; for a body that is late the handler of the request is told, so that it can
/// still say why (408). A connection looks at its clock once in `tick`, which costs less than a timer for each request.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// A body did not arrive in time.
    struct SlowBody: Error {}

    private enum Phase { case head, body, answer, closing }

    private let request: TimeAmount
    private let idle: TimeAmount
    private var phase = Phase.head
    private var deadline = NIODeadline.distantFuture
    private var hasBodyPending = false
    private var timer: Scheduled<Void>?

    init(request: Duration, idle: Duration) {
        self.request = TimeAmount(request)
        self.idle = TimeAmount(idle)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        wait(.head, request)
        schedule(context)
    }

    func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            hasBodyPending = true
            if phase != .closing { wait(.body, request) }
        case .body: break
        case .end:
            hasBodyPending = false
            if phase == .body { wait(.answer, nil) }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        // A body may still be on its way after its answer: its time goes on.
        if case .end = unwrapOutboundIn(data), !hasBodyPending, phase != .closing { wait(.head, idle) }
        context.write(data, promise: promise)
    }

    private func wait(_ phase: Phase, _ time: TimeAmount?) {
        self.phase = phase
        deadline = time.map { .now() + $0 } ?? .distantFuture
    }

    private func schedule(_ context: ChannelHandlerContext) {
        let tick = min(request, TimeAmount.seconds(1))
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: tick) { [self] in look(context) }
    }

    private func look(_ context: ChannelHandlerContext) {
        if NIODeadline.now() >= deadline {
            guard phase == .body else { return context.close(promise: nil) }
            wait(.closing, .seconds(2))
            context.fireErrorCaught(SlowBody())
        }
        schedule(context)
    }
}
#endif
