#if Server
internal import TextAnalysis

/// What the person who runs the server decides; everything has a default, so that it works with nothing said.
///
/// `Setting.all` lists the same values by the names that they have in files and in the environment.
public struct ServerConfiguration: Sendable {
    /// Address or name to listen on.
    public var host = "127.0.0.1"
    /// 0 takes a free one.
    public var port = 8080
    /// What the pages, the receipts and the limits of a message say and allow.
    public var store = Store()
    public var site = Pages()
    public var rate = Rate()
    public var limits = Limits()
    public var knowledge = Watching()
    /// Origins of the pages that carry the chat element, as `https://www.example.org`.
    public var origins: [String] = []
    /// Proxies whose `X-Forwarded-For` is believed.
    public var trustedProxies: [AddressRange] = []
    /// What is said of chat platforms, by the settings' names: `telegram.token` and so on.
    public var channels: [String: String] = [:]
    /// Signs the events that are delivered to `site.handoffWebhook`; two, parted by a comma, while they are changed.
    public var handoffSecret: String?
    /// What `site.handoffWebhook` is told of.
    public var events: [Event] = [.handoff]
    /// Hours after which Mentor answers again though a person was asked for; 0: when the school says so.
    public var handoffHours = 48
    public var transport = Transport()
    /// Lets a monitor that is not on this machine read `/metrics`.
    public var metricsToken: String?
    public var logLevel = LogLevel.info
    /// A route that parses and stores without answering, to measure against.
    public var hasBenchmarkRoute = false

    public init() {}

    public struct Store: Sendable {
        /// The file; nil for the one in the folder for the state of programs.
        public var path: String?
        /// Questions and answers are kept, redacted.
        public var keepsConversations = false
        /// Days.
        public var retentionDays = 30
        /// Bytes; nil as the disk allows.
        public var largestSize: Int?
        /// A commit waits for the disk.
        public var survivesPowerCut = false
    }

    public struct Pages: Sendable {
        public var name: String?
        /// Where the site is to be reached, as `https://bot.example.org`.
        public var origin: String?
        /// Addresses of the school's own pages.
        public var privacy: String?
        public var accessibility: String?
        public var contact: String?
        /// An e-mail address that is given to those who ask for a person; nothing is sent to it.
        public var handoffEmail: String?
        /// Where a request for a person is to be delivered.
        public var handoffWebhook: String?
    }

    /// How many requests a minute, and how many at once; 0 a minute is without limit.
    public struct Rate: Sendable {
        public var addressPerMinute = 1_200
        public var addressBurst = 300
        public var sessionPerMinute = 60
        public var sessionBurst = 20
    }

    public struct Limits: Sendable {
        /// Bytes of a body.
        public var body = 16_384
        /// Connections at once.
        public var connections = 1_024
        /// For a request to arrive whole.
        public var request = Duration.seconds(10)
        /// Between two requests of a connection.
        public var idle = Duration.seconds(60)
        /// For answers in flight, once the server is told to stop.
        public var stop = Duration.seconds(20)
    }

    /// How chat platforms are reached.
    public struct Transport: Sendable {
        /// "environment", "none" or an address.
        public var proxy: String?
        /// A file of certificates that are believed beside the system's.
        public var authorities: String?
    }

    /// What the school can be told of.
    public enum Event: String, Sendable, CaseIterable {
        /// Somebody on a platform asks for a person.
        case handoff
        /// A question was not answered: redacted, with the day.
        case unanswered
        /// Somebody voted on an answer.
        case feedback
    }

    public struct Watching: Sendable {
        /// Between two looks at the files; nil: they are read again on SIGHUP only.
        public var interval: Duration? = .seconds(2)
    }

    /// How much the log says.
    public enum LogLevel: String, Sendable, CaseIterable {
        case debug, info, warning, error
    }
}
#endif
