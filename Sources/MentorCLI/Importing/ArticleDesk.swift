import Identifiers
import Importing
import Knowledge
import MentorCore
import TextAnalysis

/// Reads articles with Mentor's own understanding of headings and languages, and holds what comes of them against a base.
struct ArticleDesk {
    private let advisor: Advisor
    private let importer: ArticleImporter
    private let knowledge: KnowledgeBase
    /// The files that say what pages may hold.
    private let rules: [KnowledgeFile]

    /// - Throws: a usage error for a kind that the schema does not declare.
    init(options: AdvisorOptions, kind name: String?) throws(CommandError) {
        let source = KnowledgeSource(options: options.folders)
        let folders = try source.folders()
        rules = folders.flatMap(\.files).filter { file in
            file.path == "schema.yaml" || file.path.hasPrefix("lexicon/") || file.path.hasPrefix("intents/")
        }
        let knowledge = try KnowledgeSource.knowledge(folders)
        self.knowledge = knowledge
        let advisor = try KnowledgeSource.advisor(knowledge, try KnowledgeSource.promptLibrary(options.prompts), options)
        self.advisor = advisor
        let kinds = knowledge.schema.kinds
        guard let kind = name.map({ name in kinds.first { $0.id.rawValue == name } }) ?? kinds.first else {
            throw .usage("--kind “\(name ?? "")”: write one of \(kinds.map(\.id.rawValue).joined(separator: ", "))")
        }
        let identifier = Self.identifier(knowledge)
        importer = ArticleImporter(
            schema: knowledge.schema, kind: kind,
            facet: { heading, text, language in
                advisor.facet(forHeading: heading, text: text, language: language, kind: kind.id)
            },
            identify: { text in
                if case .spoken(let language, _) = identifier.identify(text) { language } else { nil }
            })
    }

    /// Tells French from English by their words of grammar, of which an article has plenty.
    private static func identifier(_ knowledge: KnowledgeBase) -> LanguageIdentifier {
        LanguageIdentifier(functionWords: knowledge.functionWords, samples: [:])
    }

    /// The articles in the order given.
    ///
    /// - Throws: the problems of all that cannot be imported.
    func read(_ paths: [String], wishes: ArticleImporter.Wishes) throws(CommandError) -> [ImportedArticle] {
        var made: [ImportedArticle] = []
        var problems: [String] = []
        var progress = Progress("Import :", total: paths.count)
        defer { progress.end() }
        for path in paths {
            do { made.append(try article(path, wishes)) } catch { problems.append(error.description) }
            progress.step()
        }
        guard problems.isEmpty else { throw .badData(problems) }
        return made
    }

    private func article(_ path: String, _ wishes: ArticleImporter.Wishes) throws(ImportError) -> ImportedArticle {
        let bytes: [UInt8]
        do { bytes = try File.read(path, limit: ArticleImporter.largest) } catch {
            throw ImportError(
                error.reason.hasPrefix("larger") ? .tooLarge : .unexpectedShape, path: path, message: error.reason,
                remedy: "name a readable file that holds one article")
        }
        return try importer.article(bytes, path: path, format: ArticleImporter.Format(path: path) ?? .text, wishes: wishes)
    }

    /// Loads what would be written together with what is there: a page that cannot be used is not written.
    ///
    /// - Returns: the names that the new pages share with pages of the base; nil when that cannot be told.
    /// - Throws: the errors in the new pages.
    func check(_ planned: [Imported.File], in folder: ImportFolder) throws(CommandError) -> SharedNames? {
        let new = Set(planned.map(\.path))
        var files = folder.existing.filter { !new.contains($0.path) }
        files += planned.map { KnowledgeFile(path: $0.path, text: $0.text, folder: folder.path) }
        let loaded = KnowledgeBaseLoader().load(files: rules, overlays: [files])
        let errors = loaded.errors.filter { error in
            new.contains { error.path == folder.path + "/" + $0 }
        }
        guard errors.isEmpty else { throw .badData(errors.map(\.description)) }
        return loaded.base.map { SharedNames(base: knowledge, new: $0, paths: planned.map(\.path)) }
    }
}
