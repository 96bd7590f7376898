#if Server
public import Composition
public import Wire

/// What Mentor knows of one chat platform: how its deliveries are read, and how answers are written for it.
///
/// The problem: a dozen platforms differ in everything that can be got wrong: how a delivery is signed, which deliveries are
/// the same message, who must be ignored, how long an answer may be and what may stand in it, what a failure means. The naive
/// way is a bot for each, with its own sockets, its own retries and its own bugs.
///
/// Our way: a channel is a pure codec. Bytes, header fields and the time go in; a verdict, messages and requests come out. It
/// opens no socket, reads no clock, keeps nothing. So it is tested with published vectors and recorded payloads, and what is
/// hard about delivery (nothing lost, nothing twice, in order, at the platform's pace) is written once, for all of them.
///
/// What is kept between taking a message in and sending the answer is an `OutboundMessage`, and holds no secret of ours: the
/// request with its credentials is made when it is sent. What a channel must fetch first, as keys and access tokens, it says
/// with `Fetch`; it is called again with what was fetched.
public protocol Channel: Sendable {
    var name: ChannelName { get }
    /// How answers go back, and at what pace.
    var manner: ChannelManner { get }

    /// Verifies a delivery on its raw bytes, then reads it.
    func receive(_ delivery: Delivery, with fetched: Fetched) -> Reception

    /// The answer for the response to the delivery itself; nil where the platform wants it sent.
    func response(with reply: Reply, to address: ReplyAddress) -> InlineResponse?

    /// The answer as messages to send, in order; each within the platform's limits.
    func messages(with reply: Reply, to address: ReplyAddress) -> [OutboundMessage]

    /// The request that sends a message, with our credentials.
    ///
    /// - Parameters:
    ///   - key: the same at each attempt to send this message, and of no other message.
    ///   - time: of this attempt, in seconds since 1970: some sign it with the message.
    func request(for message: OutboundMessage, key: String, at time: Int, with fetched: Fetched) -> Prepared

    /// What the platform's answer to a request says.
    func verdict(on response: OutboundResponse, to message: OutboundMessage) -> SendVerdict

    /// Questions to the platform that show whether this channel is set up rightly, for `mentor channel check`.
    var probes: [Probe] { get }
}

/// A channel that asks its platform for messages, and so needs no public address.
public protocol PullingChannel: Channel {
    /// Requests to make once before the first question, as showing a menu of commands; what they give is no matter.
    var openings: [OutboundRequest] { get }

    /// Asks for what came after `cursor`; nil the first time.
    func pull(after cursor: String?) -> OutboundRequest

    /// Reads what was asked for.
    func pulled(_ response: OutboundResponse, after cursor: String?) -> Pulled
}

extension PullingChannel {
    public var openings: [OutboundRequest] { [] }
}

/// What asking for messages gave.
public enum Pulled: Sendable {
    /// - Parameters:
    ///   - cursor: to ask with next, once the messages are kept.
    ///   - errands: requests to make besides, as joining a room.
    case messages([InboundMessage], cursor: String?, errands: [OutboundRequest])
    /// Ask again after so many seconds.
    case wait(Double, why: String)
    /// It will not get better by itself: what is wrong, and what to do.
    case refused(String)
}
#endif
