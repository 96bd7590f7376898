internal import Identifiers
internal import TextAnalysis

extension EntityLinker {
    /// The tokens with each mention replaced by one mask: "salaire d'un {profession}".
    static func mask(_ tokens: [Token], _ mentions: [EntityMention]) -> [Token] {
        var masked: [Token] = []
        var next = 0
        for mention in mentions {
            masked += tokens[next..<mention.tokens.lowerBound]
            let first = tokens[mention.tokens.lowerBound]
            let name = "{\(mention.kind.rawValue)}"
            masked.append(
                Token(
                    surface: mention.text, folded: name, term: name, range: mention.range, position: first.position,
                    kind: .mask, boundary: first.boundary))
            next = mention.tokens.upperBound
        }
        return masked + tokens[next...]
    }

    /// The tokens' surfaces with one sign where there was something between them: an apostrophe after a glued function
    /// word ("d'agence"), a hyphen after another glued word, a space.
    static func text(of tokens: ArraySlice<Token>) -> String {
        var text = ""
        var previous: Token?
        for token in tokens {
            // Tokens made of the same characters ("dun": "d'" and "un") show them once.
            if token.range == previous?.range { continue }
            if let before = previous, token.range.lowerBound > before.range.upperBound {
                text += token.boundary > .none ? " " : before.isFunctionWord ? "'" : "-"
            }
            text += token.surface
            previous = token
        }
        return text
    }
}
