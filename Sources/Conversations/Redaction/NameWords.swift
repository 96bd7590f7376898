/// The words that announce a name, and those that are none; in lower case without accents.
enum NameWords {
    /// A name follows, whatever it looks like.
    static let certain: [[String]] = [
        ["je", "m", "appelle"], ["je", "m", "appel"], ["j", "m", "appelle"], ["j", "m", "appel"], ["jm", "appelle"],
        ["jm", "appel"], ["je", "mappelle"], ["je", "mappel"], ["jmappelle"], ["jmappel"], ["jemappelle"], ["m", "appelant"],
        ["je", "me", "nomme"], ["je", "me", "prenomme"], ["mon", "nom", "est"], ["mon", "nom", "c", "est"],
        ["mon", "prenom", "est"], ["mon", "prenom", "c", "est"], ["mon", "nom", "de", "famille", "est"], ["my", "name", "is"],
        ["my", "name", "s"], ["my", "names"], ["my", "first", "name", "is"], ["my", "last", "name", "is"],
        ["my", "surname", "is"], ["i", "am", "called"], ["i", "m", "called"], ["im", "called"],
    ]
    /// Words of a form: a name follows behind a colon.
    static let labels: Set<String> = ["nom", "prenom", "prenoms", "name", "surname", "firstname", "lastname"]
    /// Behind a certain cue: what still is no name.
    static let notAfterCertain: Set<String> = [
        "est", "c", "is", "comment", "quoi", "comme", "pas", "plus", "de", "et", "ou", "ne", "je", "j", "mais", "donc", "the",
        "what", "not", "a", "and", "or", "compose", "d", "peu", "pour", "que", "qui", "nom", "prenom", "s",
    ]

    /// A name follows, unless the word is an everyday one.
    static let likely: [[String]] = [
        ["moi", "c", "est"], ["moi", "cest"], ["moi", "c"], ["appelez", "moi"], ["appelle", "moi"], ["call", "me"],
        ["me", "it", "s"], ["surnomme"], ["surnommee"], ["nickname", "is"],
    ]

    /// A name follows when it is written as one.
    static let doubtful: [[String]] = [
        ["il", "s", "appelle"], ["elle", "s", "appelle"], ["qui", "s", "appelle"], ["son", "nom", "est"],
        ["son", "prenom", "est"], ["his", "name", "is"], ["her", "name", "is"], ["their", "name", "is"], ["nomme"],
        ["nommee"], ["named"], ["prenomme"], ["prenommee"], ["mon", "fils"], ["ma", "fille"], ["mon", "frere"],
        ["ma", "soeur"], ["mon", "ami"], ["mon", "amie"], ["ma", "pote"], ["mon", "pote"], ["mon", "copain"],
        ["ma", "copine"], ["mon", "cousin"], ["ma", "cousine"], ["mon", "eleve"], ["mon", "enfant"], ["my", "son"],
        ["my", "daughter"], ["my", "brother"], ["my", "sister"], ["my", "friend"], ["my", "child"], ["my", "kid"],
        ["this", "is"], ["ici"], ["m", "appeler"], ["maman", "de"], ["papa", "de"], ["mere", "de"], ["pere", "de"],
        ["parent", "de"], ["mother", "of"], ["father", "of"], ["parent", "of"], ["signe"], ["signee"],
        ["de", "la", "part", "de"],
    ]

    /// A name follows when it is written as one and the sentence ends or goes on behind it.
    static let selves: [[String]] = [["je", "suis"], ["j", "suis"], ["jsuis"], ["chuis"], ["i", "am"], ["i", "m"], ["im"]]

    static let titles: Set<String> = [
        "m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "mrs", "ms", "miss", "dr", "docteur", "professeur",
        "prof", "maitre", "mister", "sir",
    ]
    static let closings: Set<String> = [
        "cordialement", "merci", "bises", "bisous", "journee", "soiree", "bientot", "avance", "salutations", "respectueusement",
        "regards", "thanks", "sincerely", "cheers", "vous",
    ]
    static let particles: Set<String> = [
        "de", "du", "la", "le", "el", "ben", "bin", "van", "von", "der", "den", "da", "di", "dos", "al", "d", "l", "o",
    ]

    /// Grammar words of both languages and what questions are made of.
    static let everyday: Set<String> = Set("""
        a ai aime aimerais aimerai ainsi alors apres as assez au aucun aussi autre aux avant avec avez avoir avons b beaucoup \
        bien bon bonjour bonne bsr bjr c ca car ce cela celle celui ces cet cette ceux chez cherche chercher ci coi combien \
        comme comment connais d dans de deja depuis des dois donc du elle elles en encore ensuite entre es est et etait etes \
        etre etudie etudier eu fac faire fais faisais fait faut fut habite hello hi ici il ils j jai je jaimerais jveux juste l \
        la le les leur leurs lui m ma mais me meme merci mes mieux moi moins mon n ne ni non nos notre nous on ont ou oui par \
        parce pas pendant peu peut peux plus plutot pour pourquoi pouvez pourrais prefere puis pq pk qd qu quand quel quelle \
        quelles quels que qui quoi rien s sa salut sans se ses si slt sinon soit son sont souhaite souhaiterais stp suis sur svp \
        t ta te tes toi ton toujours tous tout toute toutes tres trop tu un une va vais vas veut veux viens voila voudrais vos \
        votre vous voulais vraiment vs y actuellement age ans an about all also am an and any are at be been but by can could \
        did do does for from get had has have he her here him his how i if im in into is it its just know let like live looking \
        me more my need no not of or our please she so some studying study than that the their them then there they this to too \
        two us want wanna was we what when where which who whom why will with would year years yes you your
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

    /// What people say of themselves and of what they like behind "moi c'est" and "call me".
    static let ordinary: Set<String> = Set("""
        pareil idem mort fini complique difficile facile dur clair chaud nul nulle cool super top genial interesse interessee \
        motive motivee perdu perdue data ia ai info informatique maths math physique chimie svt anglais francais histoire philo \
        sport musique dessin art arts design marketing commerce droit medecine finance robotique cyber cybersecurite dev devops \
        web jeux jeu video cinema cuisine stage alternance bac brevet terminale premiere seconde lycee college licence master \
        bts but prepa doctorat these cap salaire metier metiers ecole etudes formation travail boulot job argent tech python \
        java code coding science sciences math maths programming gaming business law medicine engineering history music drawing \
        later back maybe crazy stupid when nsi sti2d stmg stl es ses hggsp hlp llce ses spe specialite option parcoursup onisep \
        ingenieur ingenieure developpeur developpeuse analyste scientist engineer analyst developer designer admin directeur \
        directrice autodidacte parent parents maman papa prof professeur eleve etudiant etudiante lyceen lyceenne salarie \
        salariee retraite chomage chomeur freelance cadre apprenti apprentie alternant alternante candidat candidate admis \
        admise boursier boursiere majeur mineur
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

    /// Written with a capital, and no names: languages, nationalities, months, what this field's titles are made of.
    static let capitalised: Set<String> = Set("""
        francais francaise belge suisse canadien canadienne marocain marocaine algerien algerienne tunisien tunisienne \
        senegalais senegalaise ivoirien ivoirienne camerounais camerounaise congolais congolaise malgache libanais libanaise \
        espagnol espagnole italien italienne allemand allemande portugais portugaise anglais anglaise americain americaine \
        chinois chinoise turc turque russe ukrainien ukrainienne roumain roumaine polonais polonaise europeen europeenne \
        africain africaine french english american british canadian german spanish italian chinese indian african european paris \
        lyon marseille toulouse nice nantes lille bordeaux rennes strasbourg montpellier grenoble france europe afrique canada \
        quebec belgique machine learning deep big lead senior junior chief product project owner manager head research \
        researcher consultant consultante architecte architect technicien technicienne responsable chef cheffe charge chargee \
        statisticien statisticienne mathematicien chercheur chercheuse informaticien informaticienne ml ds da de mlops bi sql \
        rncp esgi epita epitech insa enseirb polytechnique centrale hec essec sorbonne universite university tdah hpi dys \
        dyslexique autiste asperger sourd sourde aveugle handicape bonjour bonsoir salut hello mentor chatgpt openai google \
        lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
}
