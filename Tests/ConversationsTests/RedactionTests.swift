import Conversations
import Testing

@Suite("What points to a person is taken out of a text")
struct RedactionTests {
    private let redaction = Redaction()

    @Test("E-mail addresses go", arguments: [
        ("mon mail lea.martin@gmail.com merci", "mon mail [e-mail] merci"),
        ("écris-moi : Léa.Martin+ecole@univ-montpellier.fr.", "écris-moi : [e-mail]."),
        ("<lea@exemple.fr>", "<[e-mail]>"),
        ("lea_75@hotmail", "[e-mail]"),
        ("lea @ gmail.com stp", "[e-mail] stp"),
        ("lea.martin arobase gmail point com", "[e-mail]"),
        ("lea point martin arobase gmail point com merci", "[e-mail] merci"),
        ("lea [at] gmail (dot) com", "[e-mail]"),
        ("lea dot martin at gmail dot com please", "[e-mail] please"),
        ("lea[at]laposte.net", "[e-mail]"),
        ("mailto:lea@exemple.fr", "mailto:[e-mail]"), ("prenom.nom [arobase] ac-paris.fr", "[e-mail]"),
    ])
    func email(text: String, expected: String) { #expect(redaction.redact(text) == expected) }

    @Test("Telephone numbers go, however they are cut up", arguments: [
        ("06 12 34 56 78", "[téléphone]"),
        ("mon 06 : 0612345678 voilà", "mon 06 : [téléphone] voilà"),
        ("06.12.34.56.78", "[téléphone]"), ("06-12-34-56-78", "[téléphone]"), ("06/12/34/56/78", "[téléphone]"),
        ("06\u{A0}12\u{A0}34\u{A0}56\u{A0}78", "[téléphone]"), ("06_12_34_56_78", "[téléphone]"),
        ("06, 12, 34, 56, 78", "[téléphone]"),
        ("0612 34 56 78", "[téléphone]"), ("06 1234 5678", "[téléphone]"), ("0612 345 678", "[téléphone]"),
        ("06 123 456 78", "[téléphone]"),
        ("0 6 1 2 3 4 5 6 7 8", "[téléphone]"), ("0 6 12 34 56 78", "[téléphone]"), ("O6 12 34 56 78", "[téléphone]"),
        ("6 12 34 56 78", "[téléphone]"),
        ("+33 6 12 34 56 78", "[téléphone]"), ("+33612345678", "[téléphone]"), ("+33 (0)6 12 34 56 78", "[téléphone]"),
        ("(+33) 6 12 34 56 78", "([téléphone]"), ("0033 6 12 34 56 78", "[téléphone]"), ("00 33 612345678", "[téléphone]"),
        // What follows a French number is another one.
        ("+33 6 12 34 56 78 17 ans", "[téléphone] 17 ans"), ("06 12 34 56 78 17 ans", "[téléphone] 17 ans"),
        ("+32 470 12 34 56", "[téléphone]"), ("+44 7700 900123", "[téléphone]"), ("07700 900123", "[téléphone]"),
        ("020 7946 0958", "[téléphone]"),
        ("+1 (555) 123-4567", "[téléphone]"), ("(555) 123-4567", "([téléphone]"), ("555-123-4567", "[téléphone]"),
        ("+351 912 345 678", "[téléphone]"), ("+212 6 12 34 56 78", "[téléphone]"), ("0800 123 456", "[téléphone]"),
        ("appelle-moi au 06 12 34 56 78 ou au 01 23 45 67 89", "appelle-moi au [téléphone] ou au [téléphone]"),
        // Digits of other scripts, and characters that cannot be seen.
        ("０６ １２ ３４ ５６ ７８", "[téléphone]"), ("06\u{200B}12\u{200B}34\u{200B}56\u{200B}78", "[téléphone]"),
        ("٠٦١٢٣٤٥٦٧٨", "[téléphone]"),
    ])
    func phone(text: String, expected: String) { #expect(redaction.redact(text) == expected) }

    @Test("A name goes behind what announces it", arguments: [
        ("je m'appelle Léa", "je m'appelle [nom]"),
        
        ("Bonjour, je m’appelle Léa Martin et je veux être data scientist", "Bonjour, je m’appelle [nom] et je veux être data scientist"),
        ("je m'appelle jean dupont, j'ai 17 ans", "je m'appelle [nom], j'ai 17 ans"),
        ("je mappelle lucas comment devenir dev", "je mappelle [nom] comment devenir dev"),
        ("jm'appelle Inès-Marie de La Tour", "jm'appelle [nom]"),
        ("j'm'appelle MOHAMED", "j'm'appelle [nom]"),
        ("Je m'appelle Anne Le Goff.", "Je m'appelle [nom]."),
        ("JE M'APPELLE LÉA", "JE M'APPELLE [nom]"),
        ("je m'appelle : Léa", "je m'appelle : [nom]"),
        ("mon prénom c'est chloé", "mon prénom c'est [nom]"), ("Mon nom est Personne", "Mon nom est [nom]"),
        ("Prénom : Léa, nom : martin", "Prénom : [nom], nom : [nom]"), ("Name: John Smith", "Name: [nom]"),
        ("moi c'est Lucas", "moi c'est [nom]"), ("moi c'est lucas et toi ?", "moi c'est [nom] et toi ?"),
        ("moi c lucas", "moi c [nom]"),
        ("my name is John Smith and I want to code", "my name is [nom] and I want to code"),
        ("my name is maria garcia lopez and I live in lyon", "my name is [nom] and I live in lyon"),
        ("la maman de Lucas", "la maman de [nom]"),
        ("tu peux m'appeler Sam", "tu peux m'appeler [nom]"), ("Prof. Xavier", "Prof. [nom]"),
        ("Merci d'avance. Emma L.", "Merci d'avance. [nom]."),
        ("my name's Zoë", "my name's [nom]"), ("hi, call me Bob", "hi, call me [nom]"), ("i'm called O'Brien", "i'm called [nom]"),
        ("je suis Léa, j'ai 17 ans", "je suis [nom], j'ai 17 ans"), ("I'm Emma and I like maths", "I'm [nom] and I like maths"),
        ("Je suis Paul", "Je suis [nom]"),
        ("ma prof Mme Durand dit que non", "ma prof Mme [nom] dit que non"), ("M. Martin m'a conseillé", "M. [nom] m'a conseillé"),
        ("Madame Le Bihan", "Madame [nom]"), ("Mr. Jones said", "Mr. [nom] said"),
        ("mon fils Hugo veut faire de l'IA", "mon fils [nom] veut faire de l'IA"),
        ("my daughter Alice is 16", "my daughter [nom] is 16"), ("ma sœur Inès", "ma sœur [nom]"),
        ("il s'appelle Karim", "il s'appelle [nom]"),
        ("combien ça coûte ? Merci, Léa Martin", "combien ça coûte ? Merci, [nom]"), ("Cordialement, Inès", "Cordialement, [nom]"),
    ])
    func names(text: String, expected: String) { #expect(redaction.redact(text) == expected) }

    @Test("Numbers that name a person or an account go", arguments: [
        ("mon INE 1234567890A", "mon INE [numéro]"), ("INE : 123456789AB", "INE : [numéro]"),
        ("mon ine c'est 1234567890 A merci", "mon ine c'est [numéro] merci"),
        ("mon numéro étudiant est 22012345", "mon numéro étudiant est [numéro]"), ("n° étudiant 2201 2345", "n° étudiant [numéro]"),
        ("student number p2012345", "student number [numéro]"), ("p2012345", "[numéro]"), ("22e00123", "[numéro]"),
        ("numéro de dossier parcoursup 4821", "numéro de dossier parcoursup [numéro]"),
        ("FR76 3000 6000 0112 3456 7890 189", "[IBAN]"), ("FR7630006000011234567890189", "[IBAN]"),
        ("fr76 3000 6000 0112 3456 7890 189", "[IBAN]"),
        ("DE89 3704 0044 0532 0130 00 merci", "[IBAN] merci"), ("GB29 NWBK 6016 1331 9268 19", "[IBAN]"),
        ("1 99 12 75 123 456 78", "[numéro]"), ("199127512345678", "[numéro]"),
        ("carte 4970 1234 5678 9012", "carte [numéro]"), ("4970123456789012", "[numéro]"),
        ("mon mdp c'est Azerty123!", "mon mdp c'est [mot de passe]"), ("mot de passe : soleil", "mot de passe : [mot de passe]"),
        ("192.168.1.12", "[numéro]"),
    ])
    func numbers(text: String, expected: String) { #expect(redaction.redact(text) == expected) }

    @Test("Addresses and dates of birth go", arguments: [
        ("j'habite 12 rue Victor Hugo, 75011 Paris", "j'habite [adresse]"),
        ("12 bis rue des Lilas 69003 lyon svp", "[adresse] svp"),
        ("au 3, avenue du 8 mai 1945 à Lyon", "au [adresse] à Lyon"),
        ("j'habite rue de la paix et je veux coder", "j'habite [adresse] et je veux coder"),
        ("5 place Bellecour", "[adresse]"), ("221B Baker Street, London", "[adresse], London"),
        ("2 allée des Tilleuls 35000 Rennes-Sud", "[adresse]"),
        ("née le 12/03/2008 à Lyon", "née le [date de naissance] à Lyon"), ("né le 12 mars 2008", "né le [date de naissance]"),
        ("je suis né en 2008", "je suis né en [date de naissance]"),
        ("date de naissance : 12.03.08", "date de naissance : [date de naissance]"),
        ("born on March 12, 2008", "born on [date de naissance]"),
        ("ma date de naissance est le 1er avril 2007", "ma date de naissance est le [date de naissance]"),
        ("Léa 12/03/2008", "Léa [date de naissance]"), ("2008-03-12", "[date de naissance]"),
        ("mon anniversaire c'est le 3 juin", "mon anniversaire c'est le [date de naissance]"),
    ])
    func placesAndDates(text: String, expected: String) { #expect(redaction.redact(text) == expected) }

    @Test("Links to a person and names on platforms go", arguments: [
        ("https://www.instagram.com/lea.mrt", "[lien]"), ("voir linkedin.com/in/lea-martin !", "voir [lien] !"),
        ("https://github.com/leamrt", "[lien]"),
        ("https://lea:secret@exemple.fr/", "[lien]"), ("http://exemple.fr/?email=lea%40x.fr", "http://exemple.fr/[lien]"),
        ("https://www.parcoursup.fr/index.php?desc=x", "https://www.parcoursup.fr/index.php[lien]"),
        ("https://leamartin.github.io/cv", "[lien]"),
        ("https://exemple.fr/~lea/", "[lien]"), ("https://forum.exemple.fr/users/lea", "[lien]"),
        ("suis-moi @lea_mrt", "suis-moi [pseudo]"), ("discord : Lea#1234", "discord : [pseudo]"),
        ("mon insta c'est leamrt", "mon insta c'est [pseudo]"),
        ("mon snap: lea_75", "mon snap: [pseudo]"), ("mon pseudo est DarkVador", "mon pseudo est [pseudo]"),
    ])
    func links(text: String, expected: String) { #expect(redaction.redact(text) == expected) }

    @Test("What only looks like it stays", arguments: [
        // Money.
        "75 000 €", "je veux gagner 75 000 € brut par an", "45 000 - 55 000 euros", "45000-55000", "entre 38 000 et 45 000",
        "1 200 000 000 €",
        "100000000 euros", "45k€", "1800 net", "120 000 150 000", "€1,250,000", "1.250.000 €", "+10 000 000 d'emplois",
        "0,75 0,78 0,80 0,82",
        "gagner 1000000€ en 2030", "150000eur", "3 500,50 € net par mois",
        // Years, dates, hours, marks.
        "2023 2024 2025 2026", "de 2023 à 2026", "en 2008", "avant le 12/03/2026 ?", "le 02/06/2026 à 10h30",
        "du 01/09/2025-30/06/2026",
        "année 2025/2026", "mes notes : 12 14 15 16 13", "12,5 13,2 14,8 11,9", "14h30", "bac +5", "bac+2 2024 2025", "j'ai 17 ans",
        // Places.
        "les écoles à 75013 Paris", "un BUT à 34000 Montpellier", "il reste 1 place en BUT info ?", "10 cours par semaine",
        "3 cours de maths",
        "2 places en master", "quel est le cours de maths ?", "la route est longue", "une école rue de l'université ?",
        // Words that announce no name.
        "comment s'appelle ce métier ?", "ça s'appelle comment", "moi c'est la data qui m'intéresse", "moi c'est plutôt l'IA",
        "moi c'est pareil",
        "moi c'est marketing", "je suis Data Analyst", "je suis Français et majeur", "je suis admin sys", "je suis boursier",
        "je suis TDAH, c'est grave ?",
        "my name game", "quel prénom choisir ?", "le nom du diplôme : comment le trouver ?", "tu peux m'appeler demain ?",
        "I'm French and I want", "call me maybe", "je suis en terminale", "Merci ESGI", "merci !", "mon prof de maths dit non",
        "mon frère est data engineer", "M1 ou M2 ?", "M. ou Mme ?", "this is hard", "je ne le sais pas", "je ne le 12 fois",
        // Of the field.
        "RNCP35584", "le titre RNCP 35584", "RS6776", "ISO 27001", "UAI ?", "python 3.11", "C# ou C++ ?", "GPT-4",
        "un poste à 100% en CDI",
        "https://www.esgi.fr/programmes/ia", "www.parcoursup.fr", "https://www.onisep.fr/ressources/metiers/data-scientist",
        "un community manager sur instagram et tiktok",
        "GitHub, c'est quoi ?", "les postes sur LinkedIn ?", "INE, c'est quoi ?", "où trouver mon numéro étudiant ?",
        "mot de passe oublié",
        "anniversaire de la loi de 2018", "24/7", "le top 10 2025", "", " ", "🙂", "?",
    ])
    func stays(text: String) { #expect(redaction.redact(text) == text) }

    @Test("Several things go from one message, and the question stays")
    func together() {
        let text = """
            Bonjour, je m'appelle Léa Martin (lea.martin@gmail.com, 06 12 34 56 78), née le 12/03/2008, 12 rue des Lilas 75011 Paris.
            Combien gagne un data scientist, 75 000 € ? Merci, Léa
            """
        #expect(redaction.redact(text) == """
            Bonjour, je m'appelle [nom] ([e-mail], [téléphone]), née le [date de naissance], [adresse].
            Combien gagne un data scientist, 75 000 € ? Merci, [nom]
            """)
    }

    @Test("To redact twice is to redact once", arguments: [
        "je m'appelle Léa Martin, 06 12 34 56 78, lea@x.fr, @lea_m", "mon mdp c'est Azerty123",
        "12 rue des Lilas 75011 Paris, née le 12/03/2008",
        "https://instagram.com/lea FR76 3000 6000 0112 3456 7890 189 1234567890A",
    ])
    func idempotent(text: String) {
        let once = redaction.redact(text)
        #expect(redaction.redact(once) == once)
        #expect(once != text)
    }

    @Test("Beyond what is read of a message nothing is kept unseen")
    func long() {
        let text = String(repeating: "bla ", count: 2_047) + "lea.martin@gmail.com"
        #expect(!redaction.redact(text).contains("lea"))
        #expect(redaction.redact(String(repeating: "a", count: 9_000)).isEmpty)
    }

    @Test("A message of eight thousand signs costs no more than another", arguments: [
        "@", "a@", "@ ", "0 1 ", "+33 ", "rue de la ", "ine ", "http://x/", "FR76 1234 ", "je m'appelle ", "1", "(", "mdp : ",
    ])
    func hostile(piece: String) {
        // Were a rule to look at the rest of the text at every sign of it, this suite would take minutes.
        let text = String(repeating: piece, count: 8_192 / piece.utf8.count)
        #expect(redaction.redact(text).utf8.count <= 8_192 * 4)
    }

    @Test("No text around it hides an address or a number, and no text makes redaction fail", arguments: [1, 2, 3, 4, 5, 6, 7, 8])
    func anything(seed: UInt64) {
        var generator = SplitMix(state: seed)
        let pieces = [
            "@", "+", "0", "33", "06", " ", ".", "-", "/", "\n", "é", "e\u{301}", "je", "m", "'", "appelle", "Léa", "né", "le",
            "12", "2008", "rue", "#", "1234",
            "http://", "www.", "?", "[", "]", "mot de passe", ":", "at", "dot", "\u{200B}", "🙂", "FR76", "3000", ",", "(", ")",
            "M.", "moi c'est", "0\u{1D7D8}",
        ]
        func noise() -> String {
            (0..<Int(generator.next() % 30)).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined()
        }
        for _ in 0..<300 {
            let text = noise() + "\nzoe.zed@exemple.fr\n" + noise() + "\n07 98 76 54 32\n" + noise()
            let redacted = redaction.redact(text)
            #expect(!redacted.contains("zed@") && !redacted.contains("76 54"), "seed \(seed): \(text.debugDescription)")
        }
    }
}
