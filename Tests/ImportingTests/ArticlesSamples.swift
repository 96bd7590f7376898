import Foundation
import Identifiers
import Importing
import Knowledge
import Testing
import TextAnalysis

/// Articles of the shapes that are met, on professions that nobody asks about, and an importer over the shipped schema.
enum ArticlesSamples {
    /// Saved from a browser: short lines of the site around, blank lines between paragraphs.
    static let copied = """
        X
        Mardi 3 février
        L'ABC vous invite à sa Journée Portes Ouvertes !
        Inscrivez-vous
        Une question ?
        L'ABC vous recontacte !
        Être recontacté

        Apiculteur en ville, un métier d'avenir ?


        Actualité publiée le 5 mars 2021

        abeilles-sur-les-toits

        D'après un journal local, le métier d'apiculteur en ville plaît de plus en plus aux mairies, qui installent des ruches \
        sur leurs toits depuis dix ans.

        Le nombre d'offres d'emploi a grimpé de 27 % entre 2016 et 2020 ! Que fait donc cette personne toute la journée ?

        \u{A0}

        Les missions de l'apiculteur en ville

        \u{A0}

        L'apiculteur en ville est un éleveur qui visite ses ruches toutes les semaines. Il récolte le miel deux fois par an et le \
        met en pots.

        Au quotidien, il ouvre les ruches une par une et note ce qu'il voit dans un carnet, puis il prépare le matériel du lendemain.

        Quelles sont les qualités de l'apiculteur en ville ?

        Il faut de la rigueur, de la curiosité et un esprit d'équipe à toute épreuve, car les ruches n'attendent pas et les \
        abeilles piquent.

        La ville embauche peu et le métier reste rare partout. Sa rémunération est modeste : un apiculteur débutant touche un \
        salaire d'environ 1 700 euros net par mois.

        200
        """

    /// One line a paragraph, no blank line, no title, headings between.
    static let dense = """
        Les toits changent. Derrière ce changement travaillent des personnes que l'on voit peu : les couvreurs en ardoise \
        naturelle, qui posent, réparent et entretiennent.
        Le travail du couvreur en ardoise naturelle : patience et précision
        Le couvreur en ardoise naturelle est un artisan du bâtiment qui pose des ardoises taillées une par une, sur des \
        charpentes de toute sorte et par tous les temps.
        Quelles formations pour devenir couvreur en ardoise naturelle ?
        Un diplôme du bâtiment suffit pour commencer ; plusieurs formations existent, dans une école ou chez un artisan, et elles \
        durent deux ans en général.
        Combien gagne un couvreur en ardoise naturelle
        Un couvreur en ardoise naturelle gagne un salaire de 1 900 € brut au début, puis davantage quand il dirige une équipe sur \
        un chantier.
        """

    static let page = """
        <!DOCTYPE html>
        <html lang="fr"><head><meta charset="utf-8"><title>Luthier : le métier | École Exemple</title>
        <meta property="og:site_name" content="École Exemple"><meta property="article:published_time" content="2024-03-05T10:00:00+01:00">
        <link rel="canonical" href="https://www.exemple.org/luthier">
        <script>if (a<b) { document.write("<p>jamais</p>") }</script><style>p { color: red }</style></head>
        <body class="has-cookie-banner no-sidebar">
        <div id="cookie-consent"><p>Ce site garde des traces de passage.</p><button>Tout accepter</button></div>
        <header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/f">Formations</a></li></ul></nav></header>
        <main><div class="breadcrumb"><a href="/">Accueil</a> &gt; Luthier</div>
        <article>
        <h1>Le métier de luthier : missions et salaire</h1>
        <p>Publié le <time datetime="2024-03-05">5 mars 2024</time> par Camille Martin</p>
        <p>Le luthier est un artisan qui fabrique des violons.<br><br>Sans lui, pas d'orchestre&nbsp;!</p>
        <h2>Missions</h2>
        <ul><li>Il taille le bois<ul><li>à la main</li><li>à la machine</li></ul></li><li>Il vernit les <a \
        href="/v">violons</a>.</li></ul>
        <h2>Salaire</h2>
        <table><tr><th>Niveau</th><th>Salaire brut</th></tr>
        <tr><td>Débutant</td><td>1 800 €</td></tr><tr><td><p>Confirmé</p></td><td>2 600 €</td></tr></table>
        <h3>À l'étranger</h3><p>Les prix y sont plus hauts.</p>
        <aside><h2>À lire aussi</h2><a href="/x">Le métier de facteur d'orgues</a></aside>
        <div class="share-buttons"><a href="#">Partager</a></div>
        <form><label>Votre adresse</label><button>Envoyer</button></form>
        </article></main>
        <footer><p>Mentions légales</p></footer></body></html>
        """

    static let markdown = """
        ---
        title: "Devenir fleuriste"
        date: 2023-11-02
        author: Association Exemple
        url: https://exemple.org/fleuriste
        ---

        # Devenir fleuriste

        ![un bouquet](bouquet.png)

        Le **fleuriste** est un commerçant : il *compose* des bouquets. Voir [la fiche](https://exemple.org/f).

        ## Salaire

        | Niveau | Brut mensuel |
        |--------|--------------|
        | Débutant | 1 750 € |

        ## Missions

        - composer
          des bouquets
        1. conseiller

        ```
        rien
        ```

        Études
        ------

        Un CAP en deux ans.
        """

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The schema of the shipped base, with the files that it needs to be loaded.
    static let rules: [KnowledgeFile] = {
        let base = root.appending(path: "KnowledgeBase")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: base.appending(path: "intents").path)) ?? []
        let paths = ["schema.yaml", "lexicon/names.yaml", "lexicon/languages.yaml"] + names.map { "intents/\($0)" }
        return paths.sorted().compactMap { path in
            (try? Data(contentsOf: base.appending(path: path))).map { KnowledgeFile(path: path, bytes: Array($0)) }
        }
    }()

    /// The shipped schema.
    static let schema: Schema? = {
        let page = "---\nid: x\nkind: topic\nname: x\ngender: masculine\nplural: x\nabsent:\n  others: rien\n---\n## En bref\nX. [s]\n"
        let sources = "s:\n  publisher: x\n  title: x\n  undated: true\n  reliability: site\n"
        let files = [KnowledgeFile(path: "fr/topics/x.md", text: page), KnowledgeFile(path: "sources.yaml", text: sources)]
        return KnowledgeBaseLoader().load(files: rules + files).base?.schema
    }()

    /// An importer that knows a few headings, as the command's knows many.
    static func importer(kind: String = "role") throws -> ArticleImporter {
        let schema = try #require(schema)
        let kind = try #require(schema.kind(EntityKind(trusted: kind)))
        let headings = [
            ("salaire", "salary"), ("gagne", "salary"), ("mission", "missions"), ("travail", "missions"), ("formation", "studies"),
            ("étude", "studies"), ("qualité", "qualities"), ("compétence", "skills"),
        ]
        return ArticleImporter(
            schema: schema, kind: kind,
            facet: { heading, _, _ in
                headings.first { heading.lowercased().contains($0.0) }.map { FacetID(trusted: $0.1) }
            },
            identify: { $0.contains(" the ") ? .english : .french })
    }

    static func read(
        _ text: String, _ path: String, _ change: (inout ArticleImporter.Wishes) -> Void = { _ in }
    ) throws -> ImportedArticle {
        var wishes = ArticleImporter.Wishes()
        change(&wishes)
        let format = try #require(ArticleImporter.Format(path: path))
        return try importer().article(Array(text.utf8), path: path, format: format, wishes: wishes)
    }

    /// Loads what was made, under the shipped schema.
    static func load(_ article: ImportedArticle) -> KnowledgeBaseLoader.Result {
        KnowledgeBaseLoader().load(
            files: rules + article.imported.files.map { KnowledgeFile(path: $0.path, text: $0.text) })
    }
}

extension ImportedArticle {
    /// The texts of the passages for a facet.
    func texts(_ facet: String) -> [String] {
        sections.flatMap(\.passages).filter { $0.facet.rawValue == facet }.map(\.text)
    }

    /// The notes of a kind, "line text".
    func notes(_ kind: Imported.Note.Kind) -> [String] {
        imported.notes.filter { $0.kind == kind }.map { "\($0.line ?? 0) \($0.text)" }
    }
}
