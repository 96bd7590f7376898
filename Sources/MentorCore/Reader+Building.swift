internal import Dialogue
internal import Identifiers
internal import Knowledge
internal import Retrieval
internal import TextAnalysis
internal import Understanding

extension Reader {
    /// Learns a language from the knowledge base.
    ///
    /// The order matters: names, passages and examples are read by the plain analyser to collect the vocabulary that
    /// typos are corrected against; only then are the examples read again, by the analyser that questions will meet, so
    /// that training and asking see the same words.
    init(_ knowledge: KnowledgeBase, _ language: Language, _ lists: WordLists) {
        let plain = Analyzer(language: language, lexicon: knowledge.lexicons[language] ?? .empty)
        // "ai" is a name in English and a form of "avoir" in French: what is grammar here names nothing here.
        let forms = Self.forms(knowledge, language).filter { form in
            !plain.analyze(form.text).tokens.allSatisfy(\.isFunctionWord)
        }
        let shelf = Shelf(knowledge, language, plain)

        var vocabulary = shelf.words
        var exampleTerms = Set<String>()
        for form in forms { Self.count(plain.analyze(form.text).tokens, into: &vocabulary) }
        var examples: [(tokens: [Token], intent: IntentDefinition)] = []
        var spread: [String: Int] = [:]
        for intent in knowledge.intents {
            var own = Set<String>()
            for example in intent.examples[language] ?? [] {
                let tokens = Self.masked(plain.analyze(Self.spelled(example)).tokens)
                examples.append((tokens, intent))
                guard intent.act != DialogueAct.none.rawValue else { continue }
                Self.count(tokens, into: &vocabulary)
                for token in tokens where !token.isFunctionWord { own.insert(token.term) }
            }
            exampleTerms.formUnion(own)
            for term in own { spread[term, default: 0] += 1 }
        }

        let spelling = SpellingCorrector(vocabulary: vocabulary, existing: lists.words(first: language), language: language)
        let analyzer = plain.with(spelling: spelling)
        let domainWords = exampleTerms.union(vocabulary.keys)
        let linker = EntityLinker(
            gazetteer: Gazetteer(forms: forms, analyzer: plain), professions: lists.professions,
            domainWords: domainWords, unmasked: Self.unmasked(knowledge))

        self.language = language
        self.knowledge = knowledge
        self.analyzer = analyzer
        self.linker = linker
        self.shelf = shelf
        mainKind = knowledge.schema.kinds.first?.id ?? EntityKind(trusted: "role")
        self.exampleTerms = exampleTerms
        self.spread = spread
        acts = Dictionary(knowledge.intents.map { ($0.id.rawValue, DialogueAct(rawValue: $0.act) ?? .none) }) { first, _ in first }
        classifier = Self.classifier(examples, linker)
    }

    // MARK: Intents

    private static func classifier(
        _ examples: [(tokens: [Token], intent: IntentDefinition)], _ linker: EntityLinker
    ) -> LinearIntentClassifier? {
        var training: [TrainingExample] = []
        var outOfScope: [[Token]] = []
        for example in examples {
            let tokens = asked(linker.link(example.tokens).masked)
            if example.intent.act == DialogueAct.none.rawValue {
                outOfScope.append(tokens)
            } else {
                training.append(TrainingExample(tokens: tokens, label: example.intent.id.rawValue))
            }
        }
        var options = TrainingOptions()
        // Learnt anew at every start: two folds and eight passes take two thirds of the time of three and twelve.
        options.folds = 2
        options.passes = 8
        return try? LinearIntentClassifier.train(training, outOfScope: outOfScope, options: options)
    }

    /// Without the pleasantries around a question, unless there is nothing else.
    private static func asked(_ tokens: [Token]) -> [Token] {
        let asked = tokens.filter { !$0.isCourtesy }
        return asked.isEmpty ? tokens : asked
    }

    /// A mask as a word that no one types, so that it passes the analyser in one piece: "d'un {role}" → "d'un zzrolezz".
    private static func spelled(_ example: String) -> String {
        let open = UInt8(ascii: "{"), close = UInt8(ascii: "}"), mark = UInt8(ascii: "z")
        guard example.utf8.contains(open) else { return example }
        var bytes: [UInt8] = []
        for byte in example.utf8 {
            if byte == open || byte == close { bytes += [mark, mark] } else { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The names between braces.
    private static func masks(in example: String) -> [String] {
        let pieces = example.utf8.split(separator: UInt8(ascii: "{"), omittingEmptySubsequences: false).dropFirst()
        return pieces.map { String(decoding: $0.prefix { $0 != UInt8(ascii: "}") }, as: UTF8.self) }
    }

    /// The placeholders turned into mask tokens.
    private static func masked(_ tokens: [Token]) -> [Token] {
        tokens.map { token in
            guard token.folded.hasPrefix("zz"), token.folded.hasSuffix("zz"), token.folded.utf8.count > 4 else { return token }
            var mask = token
            mask.folded = "{" + token.folded.dropFirst(2).dropLast(2) + "}"
            mask.term = mask.folded
            mask.kind = .mask
            mask.isKnown = true
            mask.corrections = []
            return mask
        }
    }

    // MARK: Words

    private static func count(_ tokens: [Token], into vocabulary: inout [String: Int]) {
        for token in tokens where token.kind == .word && !token.folded.hasPrefix("zz") { vocabulary[token.folded, default: 0] += 1 }
    }

    // MARK: Names

    /// Kinds that are neither the main one nor named by a person's or a place's proper name: a notion in a question says
    /// what is asked ("c'est net ou brut ?"), so the classifier must see it.
    private static func unmasked(_ knowledge: KnowledgeBase) -> Set<EntityKind> {
        var masks = Set<String>()
        for intent in knowledge.intents {
            for examples in intent.examples.values { for example in examples { masks.formUnion(Self.masks(in: example)) } }
        }
        return Set(knowledge.schema.kinds.dropFirst().map(\.id).filter { !masks.contains($0.rawValue) })
    }

    /// Every name of every entity, those of the other languages as aliases: people borrow them.
    private static func forms(_ knowledge: KnowledgeBase, _ language: Language) -> [GazetteerForm] {
        var forms: [GazetteerForm] = []
        for entity in knowledge.entities {
            for spoken in knowledge.schema.languages {
                guard let names = entity.names[spoken] else { continue }
                let isOwn = spoken == language
                forms.append(.init(text: names.name, entity: entity.id, kind: entity.kind, strength: isOwn ? .name : .alias))
                for text in names.forms.dropFirst() {
                    forms.append(.init(text: text, entity: entity.id, kind: entity.kind, strength: .alias))
                }
                for text in names.field {
                    forms.append(.init(text: text, entity: entity.id, kind: entity.kind, strength: .field))
                }
            }
        }
        for name in knowledge.names {
            for text in name.forms[language] ?? [] {
                forms.append(.init(text: text, entity: name.id, kind: name.kind, strength: .alias))
            }
        }
        return forms
    }
}
