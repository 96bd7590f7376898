/// Words by which the frame of a page is known, in short lines: without accents, in lower case.
enum BoilerplatePhrases {
    /// A line that begins with one of these; reason by phrase.
    private static let beginnings: [(reason: String, phrases: [String])] = [
        ("invitation", [
            "inscrivez vous", "s inscrire", "je m inscris", "une question", "des questions", "etre recontacte", "etre rappele",
            "demander une brochure", "telecharger la brochure", "telechargez", "demandez", "prendre rendez vous",
            "contactez nous", "nous contacter", "candidatez", "je candidate", "postuler", "candidater", "decouvrez nos", "decouvrir nos",
            "journee portes ouvertes", "journees portes ouvertes", "sign up", "register", "apply now", "contact us",
            "book a call", "get started", "request information", "download our", "join us", "rejoignez nous",
        ]),
        ("newsletter", [
            "abonnez vous", "s abonner", "je m abonne", "recevez notre", "recevez nos", "newsletter", "subscribe", "votre email",
            "your email",
        ]),
        ("share buttons", [
            "partager", "partagez", "share this", "share on", "share", "suivez nous", "follow us", "facebook", "twitter", "linkedin",
            "instagram", "whatsapp", "copier le lien", "copy link", "imprimer", "tweet",
        ]),
        ("other articles", [
            "a lire aussi", "lire aussi", "a lire egalement", "lire egalement", "articles similaires", "articles recommandes",
            "articles lies", "sur le meme sujet", "voir aussi", "read more", "read also", "related articles", "related posts",
            "you may also like", "article precedent", "article suivant", "previous article", "next article", "lire la suite",
            "en savoir plus", "dans la meme categorie",
        ]),
        ("footer", [
            "mentions legales", "tous droits reserves", "politique de confidentialite", "conditions generales", "plan du site",
            "all rights reserved", "privacy policy", "terms of", "copyright", "nous suivre", "gestion des cookies", "credit photo",
            "credits photo", "photo credit",
        ]),
        ("menu", [
            "menu", "aller au contenu", "skip to", "accueil", "home", "retour", "back to", "sommaire", "table of contents", "fermer",
            "close", "rechercher", "search", "connexion", "se connecter", "log in", "login", "ouvrir le menu", "voir plus",
        ]),
        ("reading time", ["temps de lecture", "reading time", "lecture"]),
        ("byline", ["par", "by", "auteur", "author", "ecrit par", "written by", "publie par", "redige par"]),
        ("date line", [
            "publie le", "publiee le", "mis a jour le", "mise a jour le", "published on", "last updated", "updated on", "posted on",
        ]),
    ]
    /// Phrases that speak for the frame wherever they stand in the line.
    private static let anywhere: [(reason: String, phrases: [String])] = [
        ("invitation", ["vous recontacte", "vous rappelle", "portes ouvertes", "open day", "prenez contact"]),
        ("reading time", ["min de lecture", "minutes de lecture", "min read", "minute read"]),
        ("footer", ["tous droits reserves", "all rights reserved"]),
        ("newsletter", ["notre newsletter", "our newsletter"]),
        ("cookie notice", [
            "accepter les cookies", "tout accepter", "tout refuser", "accept cookies", "accept all", "parametrer les cookies",
        ]),
    ]

    /// Phrases that also begin honest lines ("Une question de méthode"): taken only when they are all there is.
    private static let alone: Set<String> = ["une question", "des questions", "lecture", "share", "close", "home", "retour", "menu"]

    /// Why a short piece is no part of an article; nil where nothing speaks against it. `words`: as `ArticleText.words`.
    static func reason(_ block: ArticleBlock, _ words: String) -> String? {
        let count = ArticleText.count(of: words)
        for (reason, phrases) in anywhere where phrases.contains(where: { words.contains(" \($0) ") }) {
            if count <= 12 { return reason }
        }
        // A whole sentence is text, whatever it begins with.
        if block.text.hasSuffix("."), count >= 6 { return nil }
        for (reason, phrases) in beginnings {
            for phrase in phrases where words.hasPrefix(" \(phrase) ") {
                let extra = count - ArticleText.count(of: phrase)
                if reason == "byline" {
                    if !block.isHeading, block.role != .item, isName(block.text, after: ArticleText.count(of: phrase)) { return reason }
                    continue
                }
                // A label is little more than itself; an invitation may go on for a line. An item is only ever a label.
                var most = ["menu": 1, "share buttons": 3, "reading time": 4, "other articles": 8][reason] ?? 9
                if block.role == .item || alone.contains(phrase) || block.isHeading && most < 5 { most = 0 }
                if extra <= most { return reason }
            }
        }
        return nil
    }

    /// "Par Camille Martin": two to four words, each with a capital.
    private static func isName(_ text: String, after count: Int) -> Bool {
        let rest = text.split(separator: " ").dropFirst(count)
        return (2...4).contains(rest.count) && rest.allSatisfy { $0.first?.isUppercase ?? false }
    }

    /// A paragraph that asks for consent, not one that explains what a cookie is.
    static func isCookieNotice(_ words: String) -> Bool {
        guard words.contains(" cookies ") || words.contains(" traceurs ") else { return false }
        let signs = [
            " consent", " accept", " refuser ", " poursuivant votre navigation ", " utilisons ", " ce site utilise ", " we use ",
            " this site uses ", " parametre", " partenaires ", " our partners ", " preferences ",
        ]
        return signs.count { words.contains($0) } >= 2
            || [" ce site utilise des cookies ", " nous utilisons des cookies "].contains { words.contains($0) }
    }
}
