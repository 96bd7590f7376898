/// A title of a profession as official lists write it, and all that it stands for.
///
/// The French register writes both genders in one line, in two manners: "Chargé / Chargée de mission" and
/// "Accessoiriste(se)"; it appends acronyms and specifications: "Aide médico-psychologique (AMP)", "Game designer -
/// jeux vidéo". People say any one of them, mostly the short one. So a title stands for its beginnings too ("Infirmier"
/// for "Infirmier / Infirmière de bloc opératoire"), unless a single word is left that says nothing alone ("Chargé").
public struct ProfessionTitle: Sendable {
    public let label: String

    public init(_ label: String) { self.label = label }

    /// The masculine and the feminine title, each whole, without its specification and cut before each preposition.
    public var forms: [String] {
        var forms: [String] = []
        func add(_ form: some StringProtocol) {
            let trimmed = String(form.drop(while: \.isWhitespace)).trimmedEnd
            if !trimmed.isEmpty, !forms.contains(trimmed) { forms.append(trimmed) }
        }
        for gendered in genders {
            let plain = ProfessionTitle.withoutParentheses(gendered)
            add(plain)
            if let dash = plain.range(of: " - ") { add(plain[..<dash.lowerBound]) }
            for cut in ProfessionTitle.heads(of: plain) { add(cut) }
        }
        return forms
    }

    /// "Agent / Agente de piste": two titles that share what follows the second.
    private var genders: [String] {
        let sides = label.split(separator: " / ")
        guard sides.count == 2 else { return sides.map { String($0) } }
        let (first, second) = (sides[0].split(separator: " "), sides[1].split(separator: " "))
        // What both have in common stands behind the second alone: as many words as the first has are the title.
        let shared = second.dropFirst(first.count)
        let masculine =
            (first + (ProfessionTitle.isFeminine(Array(second.prefix(first.count)), of: first) ? shared : []))
        return [masculine.joined(separator: " "), second.joined(separator: " ")]
    }

    private static func isFeminine(_ second: [Substring], of first: [Substring]) -> Bool {
        guard let one = first.first, let other = second.first else { return false }
        return Analyzer.fold(String(one)).utf8.first == Analyzer.fold(String(other)).utf8.first
    }

    /// Drops "(AMP)" behind a space; what is glued to a word ("Accessoiriste(se)") is inclusive writing and stays.
    private static func withoutParentheses(_ title: String) -> String {
        var kept = ""
        var depth = 0
        var before: Character = " "
        var isGlued = false
        for character in title {
            if character == "(" {
                if depth == 0, before != " " { isGlued = true }
                depth += 1
            }
            if depth == 0 || isGlued { kept.append(character) }
            if character == ")" {
                depth = max(0, depth - 1)
                if depth == 0 { isGlued = false }
            }
            before = character
        }
        return kept
    }

    /// "Ingénieur du son en studio" is an "Ingénieur du son" too: what a preposition follows.
    private static func heads(of title: String) -> [String] {
        let words = title.split(separator: " ")
        var heads: [String] = []
        for place in words.indices.dropFirst() where isPreposition(words[place]) && !isPreposition(words[place - 1]) {
            if place == 1, saysNothingAlone(words[0]) { continue }
            heads.append(words[..<place].joined(separator: " "))
        }
        return heads
    }

    private static func isPreposition(_ word: Substring) -> Bool {
        prepositions.contains(Analyzer.fold(String(word)))
    }

    private static func saysNothingAlone(_ word: Substring) -> Bool {
        let folded = Analyzer.fold(String(word))
        return vague.contains(PhraseFilter.normalize(FrenchGender.masculine(folded)))
            || PhraseFilter.normalize(folded).utf8.count < 4
    }

    /// Words that head titles by the hundred, that name any profession, or that are ordinary words as well.
    private static let vague: Set<String> = Set(
        """
        accueillant adjoint administrateur administrator adviser advisor agent agree aide analyst analyste animateur
        apprentice artisan artiste assistant attache auxiliaire bout cadre capteur charge chargeur chef cheffe chercheur
        chief classeur collaborateur combattant commandement commis concepteur conducteur conseiller constructeur
        consultant controleur coordinateur coordinator coordonnateur correspondant couleur createur critique debiteur
        delegue detecteur developpeur directeur director dirigeant distributeur employe encadrant engineer entrepreneur
        equipier expert exploitant extracteur fabricant femme fille garcon garde general gerant gestionnaire graduate
        head homme indicateur ingenieur integrateur interface interne intervenant joueur lanceur loueur maitre maitresse
        manager mandataire marqueur master member membre metteur monsieur monteur observateur officer operateur operator
        organisateur ouvrier passeur patron personnel planeur planificateur pointeur porteur poseur premier preneur
        preparateur prepose president principal producteur professionnel programmeur receveur releveur representant
        representative responsable second servant simulateur specialist specialiste superviseur supervisor support
        technician technicien technicienne testeur titulaire trainee transmetteur transporteur tuteur user valet vice
        visiteur worker
        """.split(whereSeparator: \.isWhitespace).map { PhraseFilter.normalize(String($0)) })

    private static let prepositions: Set<String> = [
        "de", "du", "des", "en", "a", "au", "aux", "pour", "sur", "sous", "dans", "par", "avec", "sans", "of", "in",
        "for", "and", "et", "with",
    ]
}

extension String {
    fileprivate var trimmedEnd: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace || last == "," || last == "-" { text = text.dropLast() }
        return String(text)
    }

    fileprivate func range(of separator: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(separator) { return start..<index(start, offsetBy: separator.count) }
            start = index(after: start)
        }
        return nil
    }
}
