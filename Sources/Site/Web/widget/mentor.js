/* <mentor-chat>: ask Mentor from any page. One tag, no dependency, no build step.

     <script type="module" src="https://bot.example.org/widget/v1/mentor.js"></script>
     <mentor-chat lang="fr"><a href="https://bot.example.org/faq">Questions fréquentes</a></mentor-chat>

   What stands between the tags is for readers without scripts; of it, slot="privacy" replaces the privacy notice.
   The page's CSP needs this origin in script-src and connect-src, no more: no inline style, no eval, no markup made
   from text, no third party. Nothing is fetched or stored before the first message, then sessionStorage alone, so that
   the conversation follows the pupil through the tab. A message of distress is never stored.

   Attributes  lang       fr (default) or en, read once; an answer is in the language of its question
               endpoint   address of the server, with a final /; default: where this script came from
               open       starts with the panel open, except on small screens
               inline     the panel stands in the page, without launcher
               questions  examples to start with, separated by |
               label      text of the launcher
               theme      light: stays light where the reader prefers dark
   Methods     show(), close(), ask(text)
   Properties  mentor-chat { --accent --on-accent --surface --text --muted --line --mark --font --size --radius --offset --z }
   Parts       launcher panel header log question answer sources chart button input send reason retry */

const TEXTS = { // French, English
  launcher: ['Poser une question', 'Ask a question'],
  title: ['Mentor, assistant d’orientation', 'Mentor, guidance assistant'],
  notice: ['Je suis un programme, pas une personne. Je réponds d’après des sources que je cite, et je peux me tromper. ' +
    'N’écrivez rien de personnel : nom, adresse, santé.', 'I am a program, not a person. I answer from sources that ' +
    'I cite, and I can be wrong. Do not write anything personal: name, address, health.'],
  privacy: ['Rien n’est envoyé ni gardé avant votre première question. Ensuite, la conversation reste dans cet onglet jusqu’à ' +
    'sa fermeture, et le serveur garde un temps le thème des questions. Aucun cookie. ',
    'Nothing is sent or kept before your first question. Then the conversation stays in this tab until you close it, ' +
    'and the server keeps the topic of questions for a while. No cookie. '],
  data: ['Mes données', 'My data'], close: ['Fermer', 'Close'], erase: ['Effacer ma conversation', 'Erase my conversation'],
  nothing: ['Il n’y a rien à effacer.', 'There is nothing to erase.'],
  erased: ['Votre conversation est effacée.', 'Your conversation is erased.'],
  fault: ['Cela n’a pas marché. Réessayez dans un instant.', 'That did not work. Try again in a moment.'],
  input: ['Votre question', 'Your question'], send: ['Envoyer', 'Send'],
  you: ['Vous', 'You'], busy: ['Mentor cherche…', 'Mentor is searching…'],
  undated: ['sans date', 'undated'], tab: [' (nouvel onglet)', ' (new tab)'],
  next: ['Et ensuite ?', 'What next?'], rate: ['Votre avis', 'Your opinion'],
  up: ['Utile', 'Useful'], down: ['Pas utile', 'Not useful'], thanks: ['Merci, votre avis est noté.', 'Thank you, noted.'],
  why: ['Pourquoi cette réponse ?', 'Why this answer?'], retry: ['Réessayer', 'Try again'],
  person: ['Une personne a pris le relais.', 'A person has taken over.'],
  offline: ['Pas de connexion : votre question n’est pas partie.', 'No connection: your question was not sent.'],
  failed: ['Mentor ne répond pas pour le moment. Votre texte est gardé.', 'Mentor does not answer now. Your text is kept.'],
  limited: ['Trop de questions à la fois. Secondes à attendre :', 'Too many questions at once. Seconds to wait:'],
  long: ['Votre question est trop longue.', 'Your question is too long.'],
  salary: ['Salaire', 'Salary'], gross: ['brut', 'gross'], net: ['net', 'net'], year: ['par an', 'a year'],
  month: ['par mois', 'a month'], day: ['par jour', 'a day'], hour: ['par heure', 'an hour'],
  confirmed: ['confirmé', 'mid-level'], to: ['à', 'to'], read: ['Mot corrigé :', 'Word corrected:'],
  asked: ['Sujet compris :', 'Understood as:'], unknown: ['Mots laissés de côté :', 'Words left aside:'],
};

const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
:host { all: initial; display: block; position: fixed; z-index: var(--z); bottom: var(--offset); right: var(--offset);
  color-scheme: light; font: var(--size)/1.5 var(--font);
  --accent: #27408b; --on-accent: #fff; --surface: #fffefa; --text: #1c2330; --muted: #545c6b; --line: #777e8c; --mark: #c4423a;
  --font: system-ui, sans-serif; --size: medium; --radius: .5em; --offset: 1em; --z: 1000; }
@media (prefers-color-scheme: dark) { :host(:not([theme=light])) { color-scheme: dark;
  --accent: #aebcf2; --on-accent: #131722; --surface: #171b24; --text: #e9e7e1; --muted: #adb3bf; --line: #7d8594; --mark: #ec8f86; } }
:host([inline]) { position: static; }
:host([hidden]), [hidden], dialog:not([open]), .turn:not(:last-child) .next { display: none !important; }
* { box-sizing: border-box; margin: 0; }
ul, ol { padding-left: 1.2em; }
button, textarea { font: inherit; color: inherit; letter-spacing: inherit; word-spacing: inherit; text-align: start;
  min-height: 2.75em; padding: .4em .8em; border: 1px solid var(--line); border-radius: var(--radius); background: none; }
button, summary { cursor: pointer; }
button:hover { border-color: var(--accent); color: var(--accent); }
.plain { border-color: transparent; padding: .4em .5em; }
[aria-pressed=true], .primary, .primary:hover { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
[aria-disabled=true] { opacity: .6; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
a { color: var(--accent); overflow-wrap: anywhere; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.launcher { font-weight: 600; padding: .6em 1.1em; box-shadow: 0 2px 10px #0004; }
.panel { display: flex; flex-direction: column; padding: 0; color: var(--text); background: var(--surface);
  border: 1px solid var(--line); border-radius: var(--radius); overflow-wrap: break-word; }
dialog { position: fixed; inset: auto var(--offset) calc(var(--offset) + 3.5em) auto; width: 25em; height: 40em;
  max-height: calc(100vh - 6em); box-shadow: 0 6px 30px #0005; }
dialog:modal { inset: 0; width: 100%; height: 100%; max-width: none; max-height: none; border: 0; border-radius: 0; }
.header, .row, .field, .buttons { display: flex; flex-wrap: wrap; gap: .4em; align-items: center; }
.header { padding: .3em .5em .3em 1em; gap: 0; }
h2 { flex: 1 1 7em; font-size: 1em; line-height: 1.3; }
.data { padding: .5em 1em 1em; }
.data button { margin-top: .5em; }
.why, figure li { font-size: .9375em; }
.log { flex: 1 1 8em; overflow-y: auto; padding: 1em; position: relative; border: solid #8885; border-width: 1px 0;
  outline-offset: -3px; }
.muted, .who, figcaption { color: var(--muted); font-size: .875em; }
.who { display: block; font-weight: 600; }
.turn { margin-top: 1.25em; }
.question { margin-left: auto; width: fit-content; max-width: 85%; padding: .3em .8em .5em; border: 1px solid var(--line);
  border-radius: var(--radius); white-space: pre-line; }
.answer { margin-top: .75em; padding-left: .8em; border-left: 2px solid var(--mark); }
.body > * + *, .start, .tools > *, li + li, .why > * + *, .buttons { margin-top: .6em; }
.buttons, figure ul { list-style: none; padding: 0; }
.buttons li { margin: 0; }
svg { width: 1.25em; height: 1.25em; vertical-align: -.25em; fill: none; stroke: currentColor; stroke-width: 1.6; }
.down svg { transform: rotate(180deg); }
summary { padding: .65em 0; width: fit-content; }
figure li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 .75em; line-height: 1.35; }
.amount { font-weight: 600; margin-left: auto; }
figure svg { flex: 1 0 100%; height: .6em; stroke: none; fill: var(--accent); }
.track { opacity: .2; }
.why { padding: .6em .8em; border: 1px solid var(--line); border-radius: var(--radius); }
form, .status:not(:empty) { padding: .5em 1em .9em; }
label { display: block; margin-bottom: .4em; font-size: .875em; font-weight: 600; }
.field { flex-wrap: nowrap; align-items: end; }
textarea { flex: 1; min-width: 0; max-height: 8em; field-sizing: content; resize: none; }
.reason:not(:empty) { padding-left: .7em; border-left: 4px solid var(--mark); }
.retry { margin: .4em 0; }
:host([inline]) .log { overflow: visible; }
@media (max-height: 30em) { dialog { overflow: auto; } dialog .log { overflow: visible; flex: none; } }
@media (prefers-reduced-motion: no-preference) { .log { scroll-behavior: smooth; } }
@media (forced-colors: active) { figure svg { fill: CanvasText; forced-color-adjust: none; } [aria-pressed=true] { outline: 2px solid; } }
@media print { .launcher, dialog, form { display: none; } }`);

const THUMB = 'M7 21V10l4-7c2 0 2.6 1.3 2.2 3.2L12.6 10H19c1.3 0 2 1.1 1.7 2.3L19 19.2c-.2 1.1-1 1.8-2.2 1.8zM7 10H3v11h4';
const ADDRESS = /https:\/\/[^\s<>"«»@]*[^\s<>"«»@.,;:!?)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const NUMBER = /\b\d{2,4}(?=(?: (?:ou|or) \d+)?[\s\u00a0]?:)/g;

const list = value => Array.isArray(value) ? value : [];

/** Spaces that do not break, curly apostrophes: for the eye, never sent. */
const typeset = text => String(text ?? '').replace(/ (?=[?!;:»€%])/g, '\u00a0').replace(/« /g, '«\u00a0')
  .replace(/(\d) (?=\d{3}(?!\d))/g, '$1\u202f').replace(/'/g, '’');

/** An element: `tag.names` gives its class and part; an attribute that is a function listens. */
function make(kind, attributes, ...children) {
  const [tag, names] = kind.split('.');
  const space = ['svg', 'path', 'rect'].includes(tag) ? '2000/svg' : '1999/xhtml';
  const element = document.createElementNS(`http://www.w3.org/${space}`, tag);
  for (const [name, value] of Object.entries({ class: names, part: names, ...attributes })) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter(Boolean).map(child => typeof child === 'string' ? typeset(child) : child));
  return element;
}

class MentorChat extends HTMLElement {
  #session; #turns = []; #isBusy = false; #parts; #texts; #key;

  connectedCallback() {
    if (this.#parts) return;
    this.lang ||= 'fr';
    const column = this.lang.startsWith('en') ? 1 : 0;
    this.#texts = Object.fromEntries(Object.entries(TEXTS).map(([name, texts]) => [name, texts[column]]));
    this.endpoint = new URL(this.getAttribute('endpoint') ?? '../../', import.meta.url).href;
    this.#key = `mentor-chat ${this.endpoint}`;
    this.#build();
    this.#restore();
    if (this.hasAttribute('open') && !this.#isSmall) this.show(false);
  }

  /** Opens the panel, and moves the focus to the question unless told not to. */
  show(focus = true) {
    const { panel, input, launcher } = this.#parts;
    if (launcher && !panel.open) {
      if (this.#isSmall) panel.showModal(); else panel.open = true;
      launcher.setAttribute('aria-expanded', 'true');
      this.#reveal();
    }
    if (focus) input.focus();
  }

  close() {
    this.#parts.panel.close?.();
  }

  /** Sends a question and shows its answer; the focus moves only when a button asked. */
  async ask(text, isButton = false) {
    const { log, input, send } = this.#parts;
    const t = this.#texts;
    text = text.trim();
    if (!text || this.#isBusy) return;
    this.#isBusy = true;
    const turn = this.#turn(text);
    this.#warn('');
    send.setAttribute('aria-disabled', 'true');
    log.append(turn);
    if (isButton) turn.firstChild.focus({ preventScroll: true });
    if (input.value.trim() === text) input.value = '';
    this.#reveal();
    const patience = setTimeout(() => this.#say(t.busy), 500);
    try {
      const language = this.lang.startsWith('fr') ? undefined : this.lang;
      const answer = await this.#fetch('ask', { text, session: this.#session, language });
      turn.append(this.#answer(answer));
      this.#remember(text, answer);
      this.#reveal();
    } catch (error) {
      const { status, headers } = error;
      const hadFocus = turn.contains(this.shadowRoot.activeElement);
      turn.remove();
      input.value ||= text;
      this.#warn(status === 429 ? `${t.limited} ${headers.get('retry-after') ?? 30}` : status === 413 || status === 422 ? t.long
        : error instanceof TypeError ? t.offline : t.failed);
      if (hadFocus) input.focus();
    } finally {
      clearTimeout(patience);
      this.#isBusy = false;
      this.#say('');
      send.removeAttribute('aria-disabled');
    }
  }

  get #isSmall() { return matchMedia('(max-width: 30em), (max-height: 30em)').matches; }

  #build() {
    const t = this.#texts;
    const isInline = this.hasAttribute('inline');
    const questions = (this.getAttribute('questions') ?? '').split('|').filter(text => text.trim());
    const data = make('div.data', { hidden: '' }, make('slot', { name: 'privacy' }, t.privacy),
      this.#button(t.erase, () => this.#erase()));
    const header = make('div.header', {}, make('h2', { id: 'title' }, t.title), this.#toggle(t.data, data),
      !isInline && this.#button(t.close, () => this.close(), 'plain'));
    const log = make('div.log', { role: 'log', 'aria-label': 'Conversation', tabindex: isInline ? undefined : 0 },
      make('p.muted', {}, t.notice), this.#buttons(questions, 'start'));
    const status = make('p.status', { role: 'status' });
    const send = make('button.send primary', {}, t.send);
    const input = make('textarea.input', { id: 'input', rows: 1, maxlength: 2000, autocomplete: 'off', enterkeyhint: 'send',
      keydown: event => {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        this.ask(input.value);
      } });
    const reason = make('p.reason', { id: 'reason', role: 'alert' });
    const retry = this.#button(t.retry, () => this.ask(input.value, true), 'retry', { hidden: '' });
    const form = make('form', { submit: event => { event.preventDefault(); this.ask(input.value); } },
      reason, retry, make('label', { for: 'input' }, t.input), make('div.field', {}, input, send));
    const panel = make(`${isInline ? 'section' : 'dialog'}.panel`, { id: 'panel', 'aria-labelledby': 'title' },
      header, data, log, status, form);
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [STYLE];
    root.append(panel);
    this.#parts = { panel, log, status, input, send, reason, retry };
    if (isInline) return;
    const launcher = this.#parts.launcher = make('button.launcher primary', { 'aria-expanded': 'false', 'aria-controls': 'panel',
      'aria-haspopup': 'dialog', click: () => panel.open ? this.close() : this.show() }, this.getAttribute('label') || t.launcher);
    panel.before(launcher);
    panel.addEventListener('close', () => {
      launcher.setAttribute('aria-expanded', 'false');
      launcher.focus();
    });
    // A dialog that is not modal has no Escape of its own.
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape' && panel.open && !event.defaultPrevented && !panel.matches(':modal')) this.close();
    });
  }

  #button(label, click, names = '', attributes = {}, ...before) {
    return make(`button.button ${names}`, { type: 'button', click, ...attributes }, ...before, label);
  }

  #toggle(label, box, opened) {
    return this.#button(label, ({ currentTarget }) => {
      box.hidden = !box.hidden;
      currentTarget.setAttribute('aria-expanded', String(!box.hidden));
      if (!box.hidden) opened?.();
    }, 'plain', { 'aria-expanded': 'false' });
  }

  #buttons(labels, names, title) {
    return labels.length && make(`div.${names}`, {}, title && make('p.muted', {}, title), make('ul.buttons', {},
      ...labels.map(label => make('li', {}, this.#button(label, () => this.ask(label, true))))));
  }

  /** JSON from a route of the server; throws a Response that is not OK. */
  async #fetch(path, body, method = body ? 'POST' : 'GET') {
    const response = await fetch(`${this.endpoint}api/v1/${path}`, { method, signal: AbortSignal.timeout?.(20000),
      credentials: 'omit', headers: body && { 'content-type': 'application/json' }, body: body && JSON.stringify(body) });
    if (!response.ok) throw response;
    return response.status === 204 ? null : response.json();
  }

  #say(message) { this.#parts.status.textContent = typeset(message); }

  #warn(message) {
    const { reason, retry, input } = this.#parts;
    reason.textContent = typeset(message);
    retry.hidden = !message;
    if (message) input.setAttribute('aria-describedby', 'reason'); else input.removeAttribute('aria-describedby');
  }

  #reveal() {
    const { log, panel } = this.#parts;
    const turn = log.lastElementChild;
    if (panel.matches('section, :modal')) turn.scrollIntoView(); else log.scrollTop = turn.offsetTop - 8;
  }

  #turn(text, answer) {
    return make('div.turn', {}, text && make('div.question', { tabindex: -1, 'aria-live': 'off' },
      make('span.who', {}, this.#texts.you), text), answer && this.#answer(answer));
  }

  /** A link to https, mailto or tel; for any other address the label alone. */
  #link(label, address) {
    if (!/^(https:\/\/|mailto:|tel:)/i.test(address)) return label;
    const away = /^h/i.test(address) && { rel: 'noopener noreferrer', target: '_blank' };
    return make('a', { href: address, ...away }, label, away && make('span.sr', {}, this.#texts.tab));
  }

  /** A line as text and links; the numbers of an urgent one can be called. */
  #line(line, isUrgent) {
    const nodes = [];
    let end = 0;
    for (const { 0: found, index } of line.matchAll(isUrgent ? NUMBER : ADDRESS)) {
      nodes.push(line.slice(end, index), this.#link(found, isUrgent ? `tel:${found}` : found.includes('@') ? `mailto:${found}` : found));
      end = index + found.length;
    }
    return [...nodes, line.slice(end)];
  }

  /** The text as paragraphs and lists, without the lines that buttons and sources show below. */
  #body({ text, outcome }, choices, sources) {
    const found = [];
    let items;
    for (const line of String(text || this.#texts.person).split('\n')) {
      const [, number, item] = line.match(/^(?:[•*-]|(\d{1,2})\.)\s+(.*)$/) ?? [];
      if (!line.trim() || number && choices.includes(item) || sources.length && /^Sources?[\s\u00a0]?:/.test(line)) continue;
      const nodes = this.#line(item ?? line, item && outcome === 'safeguarded');
      const tag = number ? 'ol' : 'ul';
      if (!item) found.push(items = make('p', {}, ...nodes));
      else if (items?.localName !== tag) found.push(items = make(tag, { start: number }));
      if (item) items.append(make('li', {}, ...nodes));
    }
    return found;
  }

  /** An answer. Its text and its choices are announced; the tools below are silent until they are visited. */
  #answer(answer) {
    const t = this.#texts;
    const choices = list(answer.choices).map(choice => choice.label);
    const sources = list(answer.sources);
    return make('div.answer', {}, make('span.who', {}, 'Mentor'),
      make('div.body', { lang: answer.language }, ...this.#body(answer, choices, sources), this.#buttons(choices, 'choices')),
      make('div.tools', { 'aria-live': 'off' }, ...this.#charts(list(answer.figures)),
        sources.length && make('details.sources', {}, make('summary', {}, `Sources (${sources.length})`),
          make('ul', {}, ...sources.map(({ publisher, title, url, date }) => make('li', {}, `${publisher}, `,
            make('cite', {}, this.#link(title, url)), `, ${date ?? t.undated}`)))),
        ...(answer.turn && answer.outcome !== 'safeguarded' ? this.#opinion(answer.turn) : []),
        this.#buttons(list(answer.suggestions), 'next', t.next)));
  }

  #opinion(turn) {
    const t = this.#texts;
    const votes = ['up', 'down'].map((vote, index) => this.#button(t[vote], async () => {
      try {
        await this.#fetch('feedback', { turn, vote });
        votes.forEach((button, other) => button.setAttribute('aria-pressed', String(other === index)));
        this.#say(t.thanks);
      } catch { this.#say(t.fault); }
    }, `plain ${vote}`, { 'aria-pressed': 'false' },
    make('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, make('path', { d: THUMB })), ' '));
    const box = make('div.why', { hidden: '' });
    const why = this.#toggle(t.why, box, () => this.#fetch(`turns/${turn}/explanation`).then(
      reasons => box.replaceChildren(...this.#reasons(reasons.explanation ?? reasons)), () => box.replaceChildren(t.fault)));
    return [make('div.row', { role: 'group', 'aria-label': t.rate }, ...votes, why), box];
  }

  #reasons({ text, corrections, clauses }) {
    const t = this.#texts;
    const percent = new Intl.NumberFormat(this.lang, { style: 'percent' });
    const lines = list(corrections).map(({ from, to }) => `${t.read} ${from} → ${to}`);
    for (const { candidates: [first] = [], unexplained } of list(clauses)) {
      if (first) lines.push(`${t.asked} ${first.label ?? first.intent} (${percent.format(first.probability)})`);
      if (unexplained?.length) lines.push(`${t.unknown} ${unexplained.join(', ')}`);
    }
    return [text, ...lines].filter(Boolean).map(line => make('p', {}, line));
  }

  /** Salaries as bars from zero; each currency, basis and period with two figures is a chart. */
  #charts(figures) {
    const t = this.#texts;
    const groups = {};
    for (const { measure, minimum, maximum, unit, origin, qualifiers: q = {} } of figures.slice(0, 12)) {
      const low = minimum ?? 0;
      const high = maximum ?? low;
      if (measure !== 'salary' || !/^[A-Z]{3}$/.test(unit) || !(high > 0 && low >= 0)) continue;
      const money = new Intl.NumberFormat(this.lang, { style: 'currency', currency: unit, maximumFractionDigits: 0 });
      const amount = minimum == null ? `≤ ${money.format(high)}` : maximum == null ? `≥ ${money.format(low)}`
        : low === high ? money.format(low) : `${money.format(low)} ${t.to} ${money.format(high)}`;
      const title = [t.salary, t[q.basis], t[q.period]].filter(Boolean).join(' ');
      (groups[title + unit] ??= { title, rows: [] }).rows.push({ low, high, amount: (origin === 'computed' ? '≈ ' : '') + amount,
        label: [t[q.level] ?? q.level, q.place, q.year, q.about].filter(Boolean).join(', ') });
    }
    return Object.values(groups).filter(({ rows }) => rows.length > 1).map(({ title, rows }) => {
      const scale = 100 / Math.max(...rows.map(row => row.high));
      return make('figure.chart', {}, make('figcaption', {}, title), make('ul', {}, ...rows.map(({ low, high, amount, label }) => {
        const width = Math.max((high - low) * scale, 2);
        const shape = { height: '100%', rx: 2 };
        return make('li', {}, make('span', {}, label), ' ', make('span.amount', {}, amount), make('svg', { 'aria-hidden': 'true' },
          make('rect.track', { width: '100%', ...shape }),
          make('rect.range', { x: `${Math.min(low * scale, 100 - width)}%`, width: `${width}%`, ...shape })));
      })));
    });
  }

  /** Keeps the turn for the next page of the tab, where storage is allowed. */
  #remember(text, answer) {
    this.#session = answer.session ?? this.#session;
    if (answer.outcome !== 'safeguarded') this.#turns = [...this.#turns, { text, answer }].slice(-20);
    try { sessionStorage.setItem(this.#key, JSON.stringify([this.#session, this.#turns])); } catch { /* not kept */ }
  }

  #restore() {
    try {
      [this.#session, this.#turns] = JSON.parse(sessionStorage.getItem(this.#key)) ?? [undefined, []];
      this.#parts.log.append(...this.#turns.map(({ text, answer }) => this.#turn(text, answer)));
    } catch { this.#turns = []; }
  }

  /** Erases the conversation on the server, then here, and shows the receipt. */
  async #erase() {
    const { log, input } = this.#parts;
    const t = this.#texts;
    if (this.#isBusy || !this.#session) return this.#say(this.#isBusy ? t.busy : t.nothing);
    let receipt;
    try {
      receipt = await this.#fetch(`sessions/${this.#session}`, undefined, 'DELETE');
    } catch (error) {
      if (error.status !== 404) return this.#say(t.fault);
    }
    this.#session = undefined;
    this.#turns = [];
    try { sessionStorage.removeItem(this.#key); } catch { /* nothing was kept */ }
    log.querySelectorAll('.turn').forEach(turn => turn.remove());
    const lines = list(receipt?.stores).map(({ label, store, erased }) => `• ${label ?? store} : ${erased}`);
    log.append(this.#turn(null, { text: [t.erased, ...lines].join('\n') }));
    this.#say('');
    this.#reveal();
    input.focus();
  }
}

customElements.define('mentor-chat', MentorChat);
