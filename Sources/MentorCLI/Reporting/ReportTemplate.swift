#if Server

/// The page of `mentor report --format html`, as a Mustache template that escapes what it is given.
///
/// One file that fetches nothing, holds no script, and says so in its Content-Security-Policy. Each plot has a title and a
/// description, and its numbers stand in a table below it. Tags are closed as in XML, so that a strict reader can check it.
enum ReportTemplate {
    static let text = """
        <!DOCTYPE html>
        <html lang="{{lang}}">
        <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" />
        <meta name="color-scheme" content="light dark" />
        <title>{{title}}, {{period}}</title>
        <style>
        """ + "\n" + style + "\n" + """
        </style>
        </head>
        <body>
        <a class="skip" href="#main">{{skip}}</a>
        <header>
        <h1>{{title}}</h1>
        <p>{{period}}</p>
        </header>
        <nav aria-label="{{contents}}">
        <ul>
        {{#sections}}
        <li><a href="#{{id}}">{{title}}</a></li>
        {{/sections}}
        </ul>
        </nav>
        <main id="main" tabindex="-1">
        <ul class="facts">
        {{#facts}}
        <li><strong>{{value}}</strong> <span>{{label}}</span></li>
        {{/facts}}
        </ul>
        {{#sections}}
        <section aria-labelledby="{{id}}">
        <h2 id="{{id}}">{{title}}</h2>
        <p class="note">{{explanation}}</p>
        {{#nothing}}
        <p>{{nothing}}</p>
        {{/nothing}}
        {{#plots}}
        <svg viewBox="{{viewBox}}" role="img" aria-labelledby="t-{{id}} d-{{id}}" xmlns="http://www.w3.org/2000/svg">
        <title id="t-{{id}}">{{title}}</title>
        <desc id="d-{{id}}">{{description}}</desc>
        {{#shapes}}
        <text x="{{labelX}}" y="{{labelY}}" text-anchor="{{anchor}}">{{label}}</text>
        <rect x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}"></rect>
        <text x="{{amountX}}" y="{{amountY}}" text-anchor="{{amountAnchor}}">{{amount}}</text>
        {{/shapes}}
        </svg>
        {{/plots}}
        {{#tables}}
        <div class="table" role="region" aria-labelledby="{{id}}" tabindex="0">
        <table>
        <thead><tr>{{#columns}}<th scope="col"{{#isNumber}} class="number"{{/isNumber}}>{{heading}}</th>{{/columns}}</tr></thead>
        <tbody>
        {{#rows}}
        <tr>{{#cells}}<td{{#isNumber}} class="number"{{/isNumber}}>{{text}}{{#note}}<br /><small>{{note}}</small>{{/note}}</td>{{/cells}}</tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{/tables}}
        </section>
        {{/sections}}
        </main>
        <footer>
        {{#footnotes}}
        <p class="note">{{.}}</p>
        {{/footnotes}}
        </footer>
        </body>
        </html>

        """

    private static let style = """
        :root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fff; --faint: #595959; --line: #8a8a8a; --link: #0b4fa8; --bar: #2f6fb5; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #ececec; --paper: #16181b; --faint: #b0b0b0; --line: #777; --link: #8cbcff; --bar: #6ba6e8; }
        }
        body { margin: 0 auto; max-width: 52rem; padding: 1rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
        a { color: var(--link); }
        nav li { padding: .15rem 0; }
        a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        .skip { position: absolute; left: -100rem; }
        .skip:focus { position: static; }
        h1, h2 { line-height: 1.25; }
        h2 { border-bottom: 2px solid var(--line); margin-top: 3rem; }
        .note, small { color: var(--faint); }
        .facts { list-style: none; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); }
        .facts li { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; }
        .facts strong { display: block; font-size: 1.4rem; }
        svg { display: block; width: 100%; height: auto; max-width: 46rem; margin: 1rem 0; font: 13px system-ui, sans-serif; }
        svg text { fill: var(--ink); }
        svg rect { fill: var(--bar); }
        @media (forced-colors: active) { svg text { fill: CanvasText; } svg rect { fill: Highlight; } }
        .table { overflow-x: auto; }
        table { border-collapse: collapse; font-size: .9rem; }
        th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; }
        .number { text-align: right; white-space: nowrap; }
        @media print {
          :root { --ink: #000; --paper: #fff; --faint: #333; --line: #666; --link: #000; --bar: #555; }
          body { max-width: none; padding: 0; font-size: 10pt; }
          nav, .skip { display: none; }
          svg rect { print-color-adjust: exact; }
          h2 { break-after: avoid; margin-top: 1.5rem; }
          tr, svg { break-inside: avoid; }
        }
        """
}
#endif
