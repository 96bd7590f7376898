/// The page of `kb export --format html`, as a Mustache template that escapes what it is given.
///
/// It holds its style and its data itself and fetches nothing, which its own Content-Security-Policy makes sure of. Each
/// part is in the language that its `lang` says; headings go down one level at a time; a table has a caption and row
/// headings; colours follow the reader's choice of light or dark, and paper gets black on white. Its tags are closed as in
/// XML, so that a strict reader can check it.
enum HTMLTemplate {
    static let text = """
        <!DOCTYPE html>
        <html lang="{{lang}}">
        <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" />
        <meta name="color-scheme" content="light dark" />
        <title>{{pageTitle}}</title>
        <style>
        """ + "\n" + style + "\n" + """
        </style>
        <script type="application/ld+json">{{{linkedData}}}</script>
        </head>
        <body>
        <a class="skip" href="#main">{{skip}}</a>
        <header>
        <h1>{{pageTitle}}</h1>
        <p>{{versionLabel}} {{version}} <code>{{digest}}</code></p>
        </header>
        <nav aria-label="{{contents}}">
        <h2>{{contents}}</h2>
        {{#parts}}
        <ul lang="{{partLang}}">
        {{#kinds}}
        <li><a href="#{{kindAnchor}}">{{kindTitle}}</a>
        <ul>
        {{#entities}}
        <li><a href="#{{entityAnchor}}">{{name}}</a></li>
        {{/entities}}
        </ul>
        </li>
        {{/kinds}}
        <li><a href="#{{sourcesAnchor}}">{{sourcesTitle}}</a></li>
        </ul>
        {{/parts}}
        </nav>
        <main id="main" tabindex="-1">
        {{#parts}}
        <div lang="{{partLang}}">
        {{#kinds}}
        <section aria-labelledby="{{kindAnchor}}">
        <h2 id="{{kindAnchor}}">{{kindTitle}}</h2>
        {{#entities}}
        <article aria-labelledby="{{entityAnchor}}">
        <h3 id="{{entityAnchor}}">{{name}}</h3>
        {{#hasAlso}}
        <p class="note">{{alsoLabel}}{{also}}</p>
        {{/hasAlso}}
        {{#facets}}
        <section aria-labelledby="{{facetAnchor}}">
        <h4 id="{{facetAnchor}}">{{heading}}</h4>
        {{#hasQuestion}}
        <p class="question">{{question}}</p>
        {{/hasQuestion}}
        {{#blocks}}
        {{#isList}}
        <ul>
        {{#items}}
        <li>\(passage)</li>
        {{/items}}
        </ul>
        {{/isList}}
        {{^isList}}
        {{#items}}
        <p>\(passage)</p>
        {{/items}}
        {{/isList}}
        {{/blocks}}
        {{#tables}}
        <div class="table" role="region" aria-labelledby="{{tableAnchor}}" tabindex="0">
        <table>
        <caption id="{{tableAnchor}}">{{caption}}</caption>
        <thead><tr>{{#columns}}<th scope="col">{{label}}</th>{{/columns}}</tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row">{{first}}</th>{{#cells}}<td>{{cell}}</td>{{/cells}}<td>\(references)</td></tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{/tables}}
        </section>
        {{/facets}}
        {{#absences}}
        <p class="note">{{absence}}</p>
        {{/absences}}
        {{#hasRelated}}
        <p class="note">{{relatedLabel}}{{#related}}<a href="#{{relatedAnchor}}">{{relatedName}}</a>{{#more}}, {{/more}}{{/related}}</p>
        {{/hasRelated}}
        </article>
        {{/entities}}
        </section>
        {{/kinds}}
        <section aria-labelledby="{{sourcesAnchor}}">
        <h2 id="{{sourcesAnchor}}">{{sourcesTitle}}</h2>
        <ul>
        {{#sources}}
        <li id="{{sourceAnchor}}">{{publisher}}, \(title), {{date}}</li>
        {{/sources}}
        </ul>
        </section>
        </div>
        {{/parts}}
        </main>
        </body>
        </html>

        """

    /// The words of a passage, its links, and where it comes from.
    private static let passage =
        "{{#pieces}}{{#isLink}}<a href=\"#{{target}}\">{{words}}</a>{{/isLink}}{{^isLink}}{{words}}{{/isLink}}{{/pieces}} "
        + "<small>(\(references))</small>"

    private static let title =
        "{{#isLinked}}<a href=\"{{href}}\"><cite>{{title}}</cite></a>{{/isLinked}}{{^isLinked}}<cite>{{title}}</cite>{{/isLinked}}"

    private static let references = "{{#references}}<a href=\"#{{sourceAnchor}}\">{{label}}</a>{{#more}}; {{/more}}{{/references}}"

    private static let style = """
        :root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fff; --faint: #595959; --line: #8a8a8a; --link: #0b4fa8; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #ececec; --paper: #16181b; --faint: #b0b0b0; --line: #777; --link: #8cbcff; }
        }
        body { margin: 0 auto; max-width: 46rem; padding: 1rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
        a { color: var(--link); }
        a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        .skip { position: absolute; left: -100rem; }
        .skip:focus { position: static; }
        h1, h2, h3, h4 { line-height: 1.25; }
        h2 { border-bottom: 2px solid var(--line); margin-top: 3rem; }
        h3 { margin-top: 2.5rem; }
        h4 { margin-bottom: .25rem; }
        .question { font-style: italic; margin-top: 0; }
        .note, small, header code { color: var(--faint); }
        .table { overflow-x: auto; }
        table { border-collapse: collapse; font-size: .9rem; }
        caption { text-align: left; font-weight: bold; padding: .25rem 0; }
        th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; }
        @media print {
          :root { --ink: #000; --paper: #fff; --faint: #333; --line: #666; --link: #000; }
          body { max-width: none; padding: 0; font-size: 10pt; }
          nav, .skip { display: none; }
          h2, h3, h4, caption { break-after: avoid; }
          tr, li { break-inside: avoid; }
          main a[href^="http"]::after { content: " (" attr(href) ")"; }
        }
        """
}
