#if Server
public import Wire

/// The commands in the platform's own menu, for nobody guesses them.
extension TelegramChannel {
    /// The requests that have Telegram show the commands: in English to whom its language is that, else in French.
    ///
    /// Each sets the whole menu, so that to do it again changes nothing.
    public var menu: [OutboundRequest] {
        [TelegramCall.Menu(commands: Self.french), TelegramCall.Menu(commands: Self.english, language: "en")].map {
            call("setMyCommands", JSONBody.write($0))
        }
    }

    private static let french = [
        TelegramCall.Menu.Command(command: "aide", description: "Ce que je sais faire"),
        TelegramCall.Menu.Command(command: "reprendre", description: "Me parler de nouveau, après une personne"),
        TelegramCall.Menu.Command(command: "oublie_moi", description: "Effacer ce qui est gardé de notre échange"),
    ]

    private static let english = [
        TelegramCall.Menu.Command(command: "help", description: "What I can do"),
        TelegramCall.Menu.Command(command: "resume", description: "Talk to me again, after a person"),
        TelegramCall.Menu.Command(command: "forget_me", description: "Erase what is kept of our exchange"),
    ]
}
#endif
