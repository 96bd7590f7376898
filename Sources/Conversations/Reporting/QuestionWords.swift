internal import TextAnalysis

/// Words that clustering can do with little of, where no knowledge base is at hand to say which they are.
enum QuestionWords {
    /// Carry grammar and no subject.
    static let grammar: [Language: [String]] = [
        .french: words("""
            je tu il elle on nous vous ils elles me te se le la les un une des du de d l au aux ce cet cette ces ça c mon ma mes \
            ton ta tes son sa ses notre nos votre vos leur leurs et ou où mais donc or ni car que qu qui quoi dont quel quelle \
            quels quelles comment combien pourquoi quand est es suis sommes êtes sont être était a ai as avons avez ont avoir \
            fait faire faut peut peux pouvez y en à dans par pour sur sous avec sans chez vers ne n pas plus très trop bien si \
            oui non s t m j bonjour salut merci svp stp
            """),
        .english: words("""
            i you he she it we they me him her us them my your his its our their a an the and or but so if of in on at to for \
            from with by about as is are am was were be been do does did have has had can could will would should may might what \
            which who whom whose how why when where there this that these those not no yes hello hi please thanks
            """),
    ]

    /// How one asks: what nearly every question about professions and studies has in it.
    static let asking: [Language: [String]] = [
        .french: words("""
            gagner gagne salaire salaires paye payé toucher touche rémunération métier métiers profession devenir étude études \
            étudier formation formations école écoles diplôme diplômes bac année années durée long coût coûter coûte prix cher \
            travail travailler emploi débouchés mission missions compétence compétences différence existe exister connaître \
            savoir vouloir voudrais veux aimer aimerais trouver cherche info infos information question aide besoin parler dire \
            appelle appeler prénom nom
            """),
        .english: words("""
            earn earns salary pay paid make money job jobs profession career become study studies studying training school \
            schools degree degrees diploma year years long cost costs price expensive work working employment skill skills \
            mission missions difference exist know want like find look information question help need tell name called
            """),
    ]

    private static func words(_ text: String) -> [String] { text.split { $0 == " " || $0 == "\n" }.map(String.init) }
}
