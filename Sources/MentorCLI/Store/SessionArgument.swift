#if Server
import ArgumentParser
import Conversations

/// The name of a conversation, as the element on the page shows it to the person who asks.
struct SessionArgument: ExpressibleByArgument {
    let session: SessionID

    init?(argument: String) {
        guard let session = SessionID(argument) else { return nil }
        self.session = session
    }
}
#endif
