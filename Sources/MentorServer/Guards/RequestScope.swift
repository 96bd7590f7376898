#if Server
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import TextAnalysis

/// What is known of a request beside its bytes.
struct RequestScope: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Who is at the other end of the connection.
    let peer: IPAddress?
    /// Who asks: the peer, or whom a trusted proxy names.
    var client: IPAddress?
    /// The request's name in logs and in answers.
    var requestID = ""
    /// The bytes of a connection stop with this request.
    var language = Language.french

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) }
        client = peer
    }
}
#endif
