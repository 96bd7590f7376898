import Dialogue
import Knowledge
import TestSupport
import Testing
import TextAnalysis

@Suite("Safeguard")
struct SafeguardTests {
    @Test(
        "hears suicide, self-harm and violence in French, whichever language is set",
        arguments: [
            // Suicide.
            "je veux mourir",
            "Je veux juste mourir.",
            "JE VEUX MOURIR",
            "jveux me suicider",
            "j'ai des pensées suicidaires depuis la rentrée",
            "j'ai envie de me tuer",
            "j’ai envie d’en finir",
            "j'ai plus envie de vivre",
            "je vais me foutre en l'air",
            "à quoi bon vivre si parcoursup me refuse",
            "je voudrais mettre fin à mes jours",
            "tout le monde serait mieux sans moi",
            "quel métier faire, de toute façon je vais me pendre",
            "j'ai avalé des cachets",
            "j'ai avalé tout le paracétamol",
            "je veux prendre des médicaments pour en finir",
            "j'ai pris des cachets pour ne plus me réveiller",
            "je veux m'endormir et ne plus me réveiller",
            "je veux pas me réveiller demain",
            "je sais pas si j'ai encore envie de continuer à vivre",
            "je ne manquerais à personne",
            "je veux rejoindre ma mère qui est morte",
            "je devrais pas exister",
            "ca sert a rien la vie",
            "à quoi bon continuer",
            "j'en ai marre de tout",
            // Self-harm.
            "je me scarifie",
            "je me fais du mal quand j'ai des mauvaises notes",
            "je me mutile les bras",
            "j'ai commencé à me faire vomir",
            // Violence.
            "on me frappe à la maison",
            "mon père me bat",
            "ils me tapent dessus au lycée",
            "j'ai été violée par un élève",
            "mon oncle m'a violée",
            "j'ai peur de rentrer chez moi ce soir",
            "je suis harcelé par ma classe",
            "des gens de ma classe me harcèlent, et sinon combien gagne un data analyst ?",
            "ils me menacent de mort",
            "mes parents veulent un mariage forcé pour moi",
            // Against others.
            "je vais tous les tuer, j'ai envie de tuer quelqu'un",
            // Without accents, as it is typed.
            "mes parents veulent un mariage force",
            "je prefere mourir",
        ])
    func french(_ message: String) throws {
        #expect(try Heard.inBoth(message) == [true, true])
    }

    @Test(
        "hears forms of the listed phrases that people type",
        arguments: [
            "je me fais vomir après chaque repas", "jme fais vomir", "jai envie de crever", "on me tabasse au lycée",
        ])
    func otherForms(_ message: String) throws {
        #expect(try Heard.inBoth(message) == [true, true])
    }

    @Test(
        "does not take a dying trade, a dear town or an exam for distress",
        arguments: [
            "le métier de data scientist est peut-être mort ?", "peut-on plus vivre de ce métier ?",
            "je veux plus vivre à Paris, où recrute-t-on des data analysts ?", "les exams vont me tuer",
            "it hits me that I need maths", "la concurrence me bat, comment progresser en data ?",
        ])
    func overheard(_ message: String) throws {
        #expect(try Heard.inBoth(message) == [false, false])
    }

    @Test(
        "hears suicide, self-harm and violence in English, whichever language is set",
        arguments: [
            "i want to kill myself",
            "I WANNA DIE",
            "sometimes I wish I was dead",
            "i don't want to live anymore",
            "i dont want to live",
            "I don’t want to live",
            "they would be better off dead without me, I mean I would be better off dead",
            "I've been cutting myself since March",
            "I keep hurting myself",
            "my dad hits me",
            "my stepfather beats me every night",
            "I was raped last year",
            "someone at school threatens me",
            "I am being bullied, should I become a data engineer?",
            "i will end it all",
        ])
    func english(_ message: String) throws {
        #expect(try Heard.inBoth(message) == [true, true])
    }

    @Test(
        "does not hear distress in jokes, in computing and in figures of speech",
        arguments: [
            "je suis mort de rire",
            "mdr",
            "j'étais morte de rire devant ta réponse",
            "j'ai failli mourir de rire",
            "kill -9",
            "kill -9 ne marche pas sur mon serveur",
            "comment tuer un processus en Python ?",
            "tuer le processus qui bloque le port 8080",
            "ce métier me tue de rire",
            "ça me tue, ce salaire",
            "quelle est la killer app de l'IA ?",
            "how do I kill a process?",
            "is an MBA career suicide?",
            "un data scientist travaille-t-il sur la prévention du suicide ?",
            "je suis mort de fatigue après mes révisions",
            "ce qui me frappe, c'est l'écart de salaire",
            // Words that only begin alike, or hold the word.
            "salaire d'un professeur de violon",
            "une violation de données, qui s'en occupe ?",
            "le RGPD est souvent violent pour les PME",
            "le secteur du drapé et de la couture",
            "la frappe au clavier est-elle importante ?",
            "deadline tools for a data engineer",
        ])
    func harmless(_ message: String) throws {
        #expect(try Heard.inBoth(message) == [false, false])
    }

    @Test(
        "does not hear distress in ordinary career questions",
        arguments: [
            "combien gagne un ingé ML débutant ?",
            "quelles études pour devenir data scientist",
            "je veux vivre à Paris et travailler dans la data",
            "je veux changer de vie et devenir data analyst",
            "est-ce que l'IA va tuer le métier de développeur ?",
            "le métier de data analyst est-il mort ?",
            "comment mettre fin à mon contrat d'alternance ?",
            "le harcèlement des recruteurs sur LinkedIn, ça existe ?",
            "le stress d'un chef de projet data",
            "peut-on sauter une classe préparatoire ?",
            "je coupe les données en jeux d'entraînement et de test",
            "what does an MLOps engineer do all day?",
            "will AI kill the data analyst job?",
            "how long do I have to live in Paris to find a job?",
            "do I cut my losses and leave my degree?",
            "c'est dur, je me bats pour avoir la moyenne en maths",
            "",
        ])
    func ordinary(_ message: String) throws {
        #expect(try Heard.inBoth(message) == [false, false])
    }

    @Test(
        "a joke in the same message does not hide distress",
        arguments: [
            "je suis mort de rire mais en vrai je veux mourir",
            "mdr je me scarifie",
            "kill -9 le processus, et moi je veux me suicider",
            "lol this job is career suicide, i want to kill myself",
        ])
    func beside(_ message: String) throws {
        #expect(try Heard.inBoth(message) == [true, true])
    }

    @Test(
        "hears distress as it is typed: glued words, lost letters, slang, of all the kinds of the list",
        arguments: [
            "jai envie den finir", "jen peux plus de vivre", "je vais me jeter par la fenêtre", "j'en ai marre de vivre",
            "j'en ai marre de la vie", "jen ai marre de la vie", "je ne veux plus être là", "je veux plus etre la", "je me fait du mal",
            "jme fai du mal", "jvais me foutre en lair", "i don't want to be here anymore", "i dont wanna be here anymore", "kms",
            "mon ex menace de publier des photos de moi", "mon ex menasse de poster mes nudes", "je n'ai plus envie de rien",
            "si j'ai pas mon bac je me tue", "si je rate mon bac je me suicide", "jveux crever", "jveu mourir", "j'ai envi de crevé",
            "jvai me tué", "jvé me buter", "je veux me flinguer", "jai plus la force", "je voudrais ne plus me réveiller",
            "j'aimerais ne jamais être né", "j'aimerais m'endormir pour toujours", "personne me regretterait",
            "tout le monde serait mieux sans moi", "ma vie na aucun sens", "ma vie sert a rien", "je sers à rien",
            "je suis un fardeau pour ma famille", "je suis en dépression", "jsuis au bout du rouleau", "j'ai des idées noires",
            "jpense au suicide", "j'ai déjà fait une tentative de suicide", "comment se tuer sans souffrir",
            "combien de dolipranes pour mourir", "j'ai avalé tous mes médocs", "je me suis ouvert les veines", "je me coupe les bras",
            "jme taille les veines", "je me scarifi", "j'me scarifie quand sa va pas", "je me brule exprès", "je me frappe moi même",
            "je mange plus depuis une semaine", "je me fais vomir apres manger", "jme fé vomir", "je suis anorexique",
            "je suis boulimique", "jai des crises d'angoisse", "je me drogue", "jsuis accro au shit",
            "je bois tous les jours pour oublier", "mon père boit et il est violent", "mon daron me tape", "mon daron me met des coups",
            "mon beau père me touche", "mon beau-père vient dans ma chambre la nuit", "mon frère me frape", "mes parents me frappent",
            "mes parents m'ont foutu dehors", "ma mère me bat avec la ceinture", "papa tape maman", "mon pere tape ma mere",
            "mon copain me force à coucher avec lui", "mon copain ma giflé", "mon mec me menace", "on ma violé", "je me suis fait violer",
            "jai été violée", "jme suis fait agresser sexuellement", "un prof ma touché les fesses", "mon prof m'envoie des photos",
            "un mec sur insta me demande des nudes", "quelqu'un a leak mes nudes", "il fait tourner une vidéo de moi nue",
            "on me fait du chantage", "il me fait chanter avec des photos", "mes nudes tournent au lycée", "je me fais harceler au lycée",
            "jme fais arceler", "tout le monde se moque de moi au collège", "toute ma classe me deteste",
            "ils mattendent a la sortie pour me taper", "on me rackette", "on m'insulte tous les jours", "je suis victime de harcelement",
            "jai peur daller en cours", "j'ai peur de rentrer chez moi", "jai peur de mon père", "j'ai peur de mon beau pere",
            "je veux fuguer", "jai fugué", "je dors dehors", "je suis à la rue", "mes parents veulent me marier de force",
            "mes parents veulent m'envoyer au bled pour me marier de force", "ma copine veut se suicider",
            "mon pote parle de se foutre en l'air", "mon amie se fait du mal", "mon petit frère se fait frapper",
            "ma meilleure amie veut mourir", "je vais venir armé au lycée", "j'ai envie de tuer mon père", "jai un couteau dans mon sac",
            "je vais tous les buter", "je pleure tous les soirs", "personne m'aime", "jveux disparaitre", "je veux sauter du pont",
            "jvais sauter par la fenetre", "j'vais m'pendre", "je veux plus exister", "i want to kms", "i wanna die",
            "i wanna kill myself", "im gonna end it all", "i feel like ending it", "i cant go on", "can't go on living", "i hate my life",
            "i don't want to wake up", "i wish i was never born", "no reason to live", "my life is pointless", "nobody would miss me",
            "everyone would be better off without me", "i took too many pills", "how many pills to die", "ive been cutting my wrists",
            "i cut myself", "i make myself throw up", "i starve myself", "i stopped eating", "i'm anorexic", "i'm addicted to drugs",
            "my dad beats me", "my stepdad touches me", "my mom hits me every day", "my boyfriend hits me", "my parents kicked me out",
            "my uncle raped me", "i was sexually assaulted", "i got raped", "my ex is threatening to leak my nudes",
            "my ex threatens to post pictures of me", "he is blackmailing me", "someone is blackmailing me", "i'm being bullied",
            "im getting bullied at school", "everyone hates me", "kids at school beat me up", "i ran away from home", "i'm homeless",
            "i'm scared to go home", "i'm afraid of my dad", "they are forcing me to marry someone", "my friend wants to kill herself",
            "my friend is suicidal", "im depressed", "i have panic attacks", "i'm going to bring a gun to school",
            "i want to shoot up my school", "i overdosed last night", "i have no one to talk to",
        ])
    func typed(_ message: String) throws {
        #expect(try Heard.inBoth(message) == [true, true])
    }

    @Test(
        "does not hear distress in what merely sounds alike: tiredness, idioms, parents, news of the field",
        arguments: [
            "mort de rire", "je suis mort de fatigue", "les maths me tuent", "ça tue", "kill a process", "tuer le temps", "drop out",
            "i want to drop out of college", "le suicide au travail: un sujet de data ?", "le suicide au travail : un sujet de data ?",
            "ce dataset est mortel", "le data analyst est mort ?", "le métier de data analyst est-il mort ?",
            "data analyst est bientôt mort ?", "je crève de faim", "je meurs d'envie de devenir data scientist",
            "jai hâte d'en finir avec le lycée", "je veux en finir avec parcoursup", "je veux quitter la maison pour mes études",
            "je veux partir de chez mes parents pour étudier à Lyon", "je veux plus vivre à Paris, où recrute-t-on des data analysts ?",
            "peut-on plus vivre de ce métier ?", "les exams vont me tuer", "it hits me that I need maths",
            "la concurrence me bat, comment progresser en data ?", "aide moi stp à choisir", "aidez-moi svp je sais pas quoi faire",
            "au secours je comprends rien à parcoursup", "je suis nul en maths c mort ?", "c'est mort pour moi parcoursup",
            "jsuis à la rue en maths", "je craque pour le métier de data scientist", "je suis désespéré par parcoursup",
            "je veux pas être la seule fille de la promo", "mes parents me forcent à faire médecine",
            "mes parents me poussent à faire médecine", "mes parents veulent que je fasse médecine",
            "mon prof m'a beaucoup touché par son cours", "ma prof me fait peur en maths",
            "est-ce que l'ia va tuer les emplois de data analyst ?", "ia et harcèlement scolaire : peut-on détecter le harcèlement ?",
            "prévention du suicide et data", "how do I kill a process in linux", "will ai kill jobs", "does ai threaten data jobs",
            "is data analyst threatened by ai", "salaries are high today", "i'm dying to know the salary", "this exam is killing me",
            "the maths is killing me", "is my job going to die?", "better off without a master?", "scared of my exams",
            "my parents want me to do medicine", "my parents forced me to study law", "i fell in love with data",
            "je veux pas vivre à la campagne", "j'en peux plus des maths", "j'en ai marre des maths", "j'en ai marre du lycée",
            "je n'ai plus envie d'étudier", "plus envie de faire du droit", "je n'aime pas la vie de bureau",
            "j'en ai marre de la vie parisienne", "je veux tout arrêter et changer de voie", "je me bats pour avoir la moyenne",
            "je me tue à réviser", "ça me saoule", "ça me dégoute des maths", "je suis fatigué des cours", "je veux arrêter mes études",
            "est ce que je vais m'ennuyer", "le rgpd c'est du viol de données", "overdose de maths",
            "avec quoi on coupe les données en train et test", "un data scientist coupe les données", "la vie d'un data scientist",
            "la violence des jeux vidéo", "sa violation du rgpd", "je déteste les maths", "personne n'aime les maths dans ma famille",
            "mon père est data analyst", "mon frère est data scientist il gagne combien", "ma mère me dit de faire une école",
            "mon père me conseille la prépa", "mon cousin me parle de data", "mon patron me paie mal", "mon patron me propose un cdi",
            "mes parents sont contre", "on me dit que l'ia va tout remplacer", "ils me demandent mes notes", "il me faut quelle moyenne",
            "elle me plait cette école", "tous les élèves vont en prépa", "je suis seul dans mon projet", "je suis perdu",
            "jsuis perdue dans mon orientation", "je suis stressé par parcoursup", "je stresse pour le bac", "je pleure de rire",
            "je dors pas assez à cause des cours", "je mange quoi le midi en prépa", "combien de temps pour réussir",
            "je vais rater mon année", "jai raté mon année", "j'ai peur de rater mon bac", "j'ai peur de pas trouver de stage",
            "j'ai peur de l'avenir", "j'ai peur que l'ia prenne mon travail", "je veux disrupter le marché", "mourir de rire",
            "quel est l'impact des réseaux sociaux", "la sécurité des lycées", "drogue et data", "pharmacien ou data scientist",
            "la photo de mon cv", "faut-il une photo de moi sur le cv ?", "mettre une photo de moi sur linkedin",
            "publier des photos sur github", "partager mes photos de stage", "should i send photos with my cv", "shot in the dark",
            "execute a script", "run away from errors", "my laptop died", "i'd kill for this job", "i would die for this job",
            "my dead line is tomorrow", "is it dead end job", "not at home with maths", "i can't do maths", "i hate maths",
            "i want to end my contract",
        ])
    func soundsAlike(_ message: String) throws {
        #expect(try Heard.inBoth(message) == [false, false])
    }

    @Test("does not hear distress in any question that the base teaches")
    func taught() throws {
        let base = try Heard.base()
        for intent in base.intents {
            for examples in intent.examples.values {
                for example in examples { #expect(try Heard.inBoth(example) == [false, false], "“\(example)” is heard") }
            }
        }
    }

    @Test("a star stands for at most two words, in the order written")
    func gaps() {
        let safeguard = Safeguard(alarming: ["veux * mourir"], harmless: [])
        let analyzer = Analyzer(language: .french, lexicon: .empty)
        func hears(_ text: String) -> Bool { safeguard.hears(analyzer.analyze(text).tokens) }
        #expect(hears("veux mourir"))
        #expect(hears("veux juste mourir"))
        #expect(hears("veux juste enfin mourir"))
        #expect(!hears("veux juste enfin vraiment mourir"))
        #expect(!hears("mourir veux"))
        #expect(!hears("veux"))
    }

    @Test("a tilde stands for any ending, a plain word for itself alone")
    func endings() {
        let analyzer = Analyzer(language: .french, lexicon: .empty)
        func hears(_ phrase: String, _ text: String) -> Bool {
            Safeguard(alarming: [phrase], harmless: []).hears(analyzer.analyze(text).tokens)
        }
        #expect(hears("scarifi~", "scarification"))
        #expect(hears("scarifi~", "scarifié"))
        #expect(!hears("scarifi~", "sacrifice"))
        #expect(hears("viol", "viol"))
        #expect(!hears("viol", "violon"))
    }

    @Test("an empty list hears nothing, and an empty phrase is no phrase")
    func empty() {
        let tokens = Analyzer(language: .french, lexicon: .empty).analyze("je veux mourir").tokens
        #expect(!Safeguard(alarming: [], harmless: []).hears(tokens))
        #expect(!Safeguard(alarming: ["", "  "], harmless: [""]).hears(tokens))
    }

    @Test("every alarming phrase of the shipped list is heard, with the first of its spellings and with the last")
    func everyPhrase() throws {
        let base = try Heard.base()
        for phrase in base.safeguard.alarming {
            for message in Self.messages(of: phrase) { #expect(try Heard.inBoth(message) == [true, true], "“\(message)” is not heard") }
        }
    }

    @Test("every harmless phrase of the shipped list by itself is not heard, with the first of its spellings and with the last")
    func everyHarmless() throws {
        let base = try Heard.base()
        for phrase in base.safeguard.harmless {
            for message in Self.messages(of: phrase) { #expect(try Heard.inBoth(message) == [false, false], "“\(message)” is heard") }
        }
    }

    /// The phrase as a person could type it: of each slot the first spelling, and of each the last.
    private static func messages(of phrase: String) -> [String] {
        let slots = phrase.split(separator: " ").map { $0.split(separator: "/").filter { $0 != "*" } }.filter { !$0.isEmpty }
        return [slots.compactMap(\.first), slots.compactMap(\.last)].map { $0.joined(separator: " ").filter { $0 != "~" } }
    }

    @Test("a slash stands between spellings, of which an empty one leaves the word out")
    func spellings() {
        let safeguard = Safeguard(alarming: ["ne/ veux plus/pas vivre"], harmless: ["vivre à/chez paris/moi"])
        let analyzer = Analyzer(language: .french, lexicon: .empty)
        func hears(_ text: String) -> Bool { safeguard.hears(analyzer.analyze(text).tokens) }
        #expect(hears("je ne veux plus vivre"))
        #expect(hears("je veux pas vivre"))
        #expect(!hears("je veux vivre"))
        #expect(!hears("je ne veux plus vivre chez moi"))
        #expect(hears("je ne veux plus vivre chez paris et je ne veux plus vivre"))
    }

    @Test("a phrase is heard wherever its spaces and apostrophes are, and only between whole words")
    func glued() {
        let safeguard = Safeguard(alarming: ["envie d'en finir", "me tu~ demain"], harmless: [])
        let analyzer = Analyzer(language: .french, lexicon: .empty)
        func hears(_ text: String) -> Bool { safeguard.hears(analyzer.analyze(text).tokens) }
        #expect(hears("j'ai envie den finir"))
        #expect(hears("envie d en finir"))
        #expect(hears("enviedenfinir"))
        #expect(hears("je metuerai demain"))
        #expect(!hears("envie d'en finirait"))
        #expect(!hears("survenvie d'en finir"))
    }

    @Test("a megabyte of alarm words is weighed in one pass and heard")
    func long() throws {
        let message = String(repeating: "je veux ne pas ", count: 70_000) + "mourir"
        // Only the beginning is read, so the end is not heard; what matters is that it comes back.
        #expect(try Heard.inBoth(message) == [false, false])
        #expect(try Heard.inBoth("je veux mourir " + message) == [true, true])
    }
}
