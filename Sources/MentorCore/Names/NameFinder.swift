internal import Identifiers
internal import TextAnalysis
internal import Understanding

/// Finds what of a message may name a person, a school or a town, so that a question can be kept without who asked it.
///
/// The problem: pupils name themselves, their teachers, schools and towns, in small letters and without any word that announces it
/// ("mon prof mr dupont du lycee jean moulin a brest dit que…"). No list of all names exists, and the naive way, taking out what is
/// in no dictionary, leaves names that are words ("moulin") and those that dictionaries hold ("dupont", "brest").
///
/// Our way turns it round: what stays must be known as something else. A word stays when it is grammar, an ordinary word of either
/// language and no name (`NameFilter`), or part of what the linker knows: a page, a school, a tool, a profession. A misspelt word
/// stays as what it was read as. A word that is both a name and an ordinary word goes when it is written with a capital inside a sentence,
/// stands beside a name, or behind a cue: a title, somebody of one's own, a school, where one lives (`NameCues`).
///
/// Privacy first: of an unknown trade, misspelt, nothing stays to be read. Limits: a name that is a word ("rose"), in small
/// letters and without a cue, stays; so does what can be told from the sense alone.
struct NameFinder {
    private let reader: Reader
    private let lists: WordLists

    init(_ reader: Reader, _ lists: WordLists) {
        self.reader = reader
        self.lists = lists
    }

    /// In order, without overlaps.
    func find(in text: String) -> [UnknownName] {
        let tokens = reader.analyze(text).tokens
        var scene = Scene(tokens, reader.linker.link(tokens).mentions)
        for place in tokens.indices { scene.verdicts[place] = verdict(on: place, scene) }
        for place in tokens.indices { follow(cueAt: place, &scene) }
        spread(&scene)
        // A town says little by itself, and much beside a name or a school.
        if scene.verdicts.contains(.goes) {
            for place in tokens.indices where scene.mention[place] == Scene.place { scene.hide(place) }
        }
        return scene.names()
    }

    // MARK: A word by itself

    private enum Sort { case ordinary, namesake, name, unknown }

    private func verdict(on place: Int, _ scene: Scene) -> Scene.Verdict {
        let token = scene.tokens[place]
        guard token.kind == .word, !scene.isGrammar(place), scene.mention[place] == nil else { return .stays }
        switch sort(of: token) {
        case .name: return .goes
        case .ordinary: return .stays
        case .namesake: return scene.isCapitalised(place) ? .goes : .stays
        case .unknown:
            // "BTS CIEL": an acronym of five letters names no person.
            if scene.isAcronym(place) { return .stays }
            guard !scene.isCapitalised(place), let correction = token.corrections.first else { return .goes }
            return .reads(correction.folded)
        }
    }

    private func sort(of token: Token) -> Sort {
        let word = token.folded
        for language in [reader.language] + Language.allCases where lists.words[language]?.contains(word) == true {
            switch lists.names[language]?.kind(of: word) {
            case .name: return .name
            // "isabelle" is a colour, which nobody asks about unless the knowledge base speaks of it.
            case .firstName where !reader.spelling.vocabulary(contains: word): return .name
            case .firstName, .namesake: return .namesake
            case nil: return .ordinary
            }
        }
        return token.isKnown || NameCues.people.contains(word) || NameCues.schools.contains(word) ? .ordinary : .unknown
    }

    /// A word that somebody may be called.
    private func mayBeName(_ place: Int, _ scene: Scene) -> Bool {
        let token = scene.tokens[place]
        guard token.kind == .word, !scene.isGrammar(place) else { return false }
        return scene.isCapitalised(place) || sort(of: token) != .ordinary
    }

    // MARK: Behind a cue

    private func follow(cueAt place: Int, _ scene: inout Scene) {
        let word = scene.tokens[place].folded
        let next = place + 1
        guard scene.isJoined(next) || scene.isPoint(behind: place) else { return }
        if NameCues.titles.contains(word) {
            guard !scene.isGrammar(next), scene.tokens[next].kind == .word else { return }
            let isOurs = reader.spelling.vocabulary(contains: scene.tokens[next].folded)
            if mayBeName(next, scene) || !isOurs { scene.hide(next) }
        } else if NameCues.people.contains(word), place > 0, NameCues.owners.contains(scene.tokens[place - 1].folded) {
            var at = next
            while at < next + 3, scene.isJoined(at), NameCues.naming.contains(scene.tokens[at].folded) { at += 1 }
            if scene.isJoined(at), scene.isOutside(at), mayBeName(at, scene) { scene.hide(at) }
        } else if NameCues.schools.contains(word) {
            hideSchool(from: next, &scene)
        } else if NameCues.homes.contains(word) {
            var at = next
            while at < next + 3, scene.isJoined(at), NameCues.placing.contains(scene.tokens[at].folded) { at += 1 }
            guard scene.isJoined(at) else { return }
            if scene.mention[at] == Scene.place || scene.isOutside(at) && mayBeName(at, scene) { scene.hide(at) }
        }
    }

    /// "lycee jean moulin", "collège du Vieux-Port", "lycée de la plaine".
    private func hideSchool(from start: Int, _ scene: inout Scene) {
        var at = start
        while scene.isJoined(at), NameCues.schoolKinds.contains(scene.tokens[at].folded) { at += 1 }
        let first = at
        while at < first + 6, scene.isJoined(at) {
            let token = scene.tokens[at]
            if !NameCues.particles.contains(token.folded) {
                let isOrdinary = !mayBeName(at, scene)
                // "le lycée de la plaine" is one lycée; "le lycée de mon choix" is any.
                guard token.kind == .word, scene.isOutside(at), !scene.isGrammar(at),
                    !isOrdinary || at > first && !reader.spelling.vocabulary(contains: token.folded)
                else { return }
                scene.hide(at)
                if isOrdinary { return }
            }
            at += 1
        }
    }

    // MARK: Beside a name

    /// What may be a name and touches one belongs to it: "Inès Petit", "paul marie".
    private func spread(_ scene: inout Scene) {
        for step in [1, -1] {
            for place in step > 0 ? Array(scene.tokens.indices) : scene.tokens.indices.reversed() where scene.verdicts[place] == .goes {
                let beside = place + step
                guard scene.tokens.indices.contains(beside), scene.isJoined(max(place, beside)), scene.isOutside(beside),
                    scene.verdicts[beside] != .goes, mayBeName(beside, scene)
                else { continue }
                scene.hide(beside)
            }
        }
    }
}
