"""The view models of the pages, made from `mentor kb export --format json` and from answers (see VIEWMODELS.md)."""
import json, re, urllib.parse

# Until the knowledge base says it of each question itself (front matter `theme:`), see VIEWMODELS.md.
THEMES = [
    ("begin", "Se lancer", "Getting started", "after-bac choose-role start-learning first-language too-late maths-level english-level"),
    ("study", "Études et admission", "Studies and admission",
     "university-or-engineering-school prepa-needed no-science-bac phd-needed without-degree refused foreign-student disability money-short parents"),
    ("work", "Le travail au quotidien", "Daily work", "code-all-day not-coding introvert stress remote-work girls"),
    ("job", "Emploi et parcours", "Jobs and careers",
     "first-job job-market-now ai-replace k-euros switch-role web-dev-to-ml data-or-dev cybersecurity-or-ai start-company working-abroad"),
]
WORDS = {
    "fr": {"salary": "Salaire", "gross": "brut", "net": "net", "year": "par an", "month": "par mois", "day": "par jour", "hour": "par heure",
           "junior": "junior", "confirmed": "confirmé", "senior": "senior", "to": "à", "understood": "Sujet compris : {} (sûr à {} %)",
           "other": "Autre sujet possible : {} ({} %)", "read": "Mot corrigé : {} → {}", "unknown": "Mots laissés de côté : {}",
           "old": "Les chiffres de {} ou d’avant sont anciens : à lire comme un repère.", "field": "de l’IA et de la data",
           "not_found": ("Cette page n’existe pas", "L’adresse est peut-être incomplète, ou la page a changé de place."),
           "empty": "Écrivez une question avant d’envoyer."},
    "en": {"salary": "Salary", "gross": "gross", "net": "net", "year": "a year", "month": "a month", "day": "a day", "hour": "an hour",
           "junior": "junior", "confirmed": "mid-level", "senior": "senior", "to": "to", "understood": "Understood as: {} (sure to {}%)",
           "other": "It could be: {} ({}%)", "read": "Word corrected: {} → {}", "unknown": "Words left aside: {}",
           "old": "Figures of {} or before are old: read them as a landmark.", "field": "in AI and data",
           "not_found": ("This page does not exist", "The address may be incomplete, or the page has moved."),
           "empty": "Write a question before you send."},
}
SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£"}
ADDRESS = re.compile(r'https://[^\s<>"«»]*[^\s<>"«».,;:!?)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+')


def typeset(text):
    text = re.sub(r" (?=[?!;:»€%])", "\u00a0", str(text or "")).replace("« ", "«\u00a0").replace("'", "’")
    return re.sub(r"(\d) (?=\d{3}(?!\d))", "\\1\u202f", text)


def safe(address):
    """The address when it may be linked to, else nothing."""
    return address if re.match(r"(?:https://|mailto:|tel:)", address or "") else None


def spans(line, urgent=False):
    found, end = [], 0
    head = re.match(r"\d{2,4}(?: (?:ou|or) \d{2,4})?(?=[\s\u00a0]?:)", line) if urgent else None
    if head:
        found = [{"words": part, "href": f"tel:{part}"} if part.isdigit() else {"words": part} for part in re.split(r"(\d+)", head[0]) if part]
        end = head.end()
    for match in ADDRESS.finditer(line, end):
        found.append({"words": typeset(line[end:match.start()])})
        found.append({"words": match[0], "href": match[0] if "://" in match[0] else f"mailto:{match[0]}"})
        end = match.end()
    return found + [{"words": typeset(line[end:])}]


def source_view(source):
    return {"publisher": typeset(source["publisher"]), "title": typeset(source["title"]), "source_href": safe(source.get("url")),
            "date": source.get("date")}


class Knowledge:
    def __init__(self, export, pages):
        self.export = export
        self.strings = {language: json.loads((pages / f"strings.{language}.json").read_text("utf-8")) for language in ("fr", "en")}
        self.entities = {entity["id"]: entity for entity in export["entities"]}
        self.sources = {source["id"]: source for source in export["sources"]}

    def pages(self, language):
        return Pages(self, language)

    def label(self, intent, language):
        """An intent in words, as the real server must give it: the noun of its facet, or the name of what it is about."""
        found = next((i for i in self.export["intents"] if i["id"] == intent), {})
        facet = next((f for f in self.export["facets"] if f["id"] == (found.get("facet") or intent)), None)
        entity = self.entities.get(found.get("about") or intent)
        return facet["wordings"][language]["noun"] if facet and not found.get("about") else entity["names"][language]["name"] if entity else intent


class Pages:
    def __init__(self, knowledge, language):
        self.k, self.language, self.t, self.words = knowledge, language, knowledge.strings[language], WORDS[language]
        self.suffix = "?language=en" if language == "en" else ""

    def frame(self, title, path, **more):
        nav = [(self.t["ask"], "/ask"), (self.t["faq"], "/faq")]
        address = lambda target, suffix: target + suffix
        other = ("fr", "Français", "") if self.language == "en" else ("en", "English", "?language=en")
        return {"page": {"language": self.language, "title": title, "is_english": self.language == "en", **more},
                "site": {"name": "Mentor", "field": self.words["field"]}, "t": self.t, "live": True,
                "links": {"home": "/" + self.suffix, "faq": "/faq", "ask": "/ask", "feedback": "/ask/feedback", "erase": "/ask/erase",
                          "css": "/site.css", "icon": "/icon.svg", "widget": "/widget/v1/mentor.js", "jsonld": "/faq.jsonld",
                          "accessibility": None, "privacy": None, "contact": None},
                "nav": [{"label": label, "address": address(target, self.suffix), "current": target == path} for label, target in nav],
                "other_language": {"code": other[0], "label": other[1], "address": path + other[2]} if path else None,
                "knowledge": {"version": self.k.export["version"], "date": None}}

    # Sheets and questions

    def name(self, entity):
        return typeset(entity["names"][self.language]["name"])

    def address(self, entity):
        return ("/metiers/" if entity["kind"] == "role" else "/fiches/") + entity["id"] + self.suffix

    def sheets(self, kinds):
        kind_words = {kind["id"]: kind["nouns"][self.language]["many"] for kind in self.k.export["kinds"]}
        return [{"anchor": kind, "heading": "Les " + kind_words[kind] if self.language == "fr" else kind_words[kind].capitalize(),
                 "entries": sorted(({"label": self.name(e)[:1].upper() + self.name(e)[1:], "address": self.address(e)}
                                    for e in self.k.export["entities"] if e["kind"] == kind), key=lambda entry: entry["label"])} for kind in kinds]

    def passage(self, passage, numbers):
        """A passage of the knowledge base: its text with links to other sheets, and the numbers of its sources."""
        text, found, end = passage["text"].encode(), [], 0
        for link in passage["links"]:
            entity = self.k.entities.get(link["entity"])
            found.append({"words": typeset(text[end:link["start"]].decode())})
            words = typeset(text[link["start"]:link["end"]].decode())
            found.append({"words": words, "href": self.address(entity)} if entity and entity["kind"] != "faq" else {"words": words})
            end = link["end"]
        found.append({"words": typeset(text[end:].decode())})
        return {"spans": found, "citations": [{"number": numbers.setdefault(source, len(numbers) + 1)} for source in passage["sources"]] if numbers is not None else []}

    def question(self, entity):
        passages = [passage for section in entity["sections"][self.language] for passage in section["passages"]]
        cited = dict.fromkeys(source for passage in passages for source in passage["sources"])
        return {"question_id": entity["id"], "question": self.name(entity), "blocks": [{"paragraph": self.passage(p, None)} for p in passages],
                "sources": [source_view(self.k.sources[source]) for source in cited]}

    def home(self):
        popular = ["after-bac", "maths-level", "ai-replace", "money-short", "first-language", "without-degree"]
        examples = {"fr": ["Combien gagne un data scientist ?", "Quelles études pour devenir data engineer ?", "Faut-il être bon en maths ?"],
                    "en": ["How much does a data scientist earn?", "What should I study to become a data engineer?"]}[self.language]
        return self.frame(self.t["home"], "/", description=self.t["home_lead"]) | {
            "examples": "|".join(examples), "sheets": self.sheets(["role"]), "session": None, "problem": None, "draft": None,
            "popular": [{"label": self.name(self.k.entities[i]), "address": f"/faq{self.suffix}#{i}"} for i in popular]}

    def faq(self):
        themes = [{"anchor": f"theme-{anchor}", "heading": fr if self.language == "fr" else en,
                   "questions": [self.question(self.k.entities[i]) for i in ids.split() if i in self.k.entities]} for anchor, fr, en, ids in THEMES]
        return self.frame(self.t["faq_title"], "/faq") | {"themes": themes, "query": None,
                                                          "sheets": self.sheets(["role", "curriculum", "topic", "school"])}

    def role(self, name):
        entity = self.k.entities.get(name)
        if not entity or entity["kind"] == "faq":
            return None
        numbers, facets = {}, []
        for section in entity["sections"][self.language]:
            passages = [self.passage(passage, numbers) for passage in section["passages"]]
            blocks = ([{"paragraph": p} for p in passages] if section["facet"] == "overview" else [{"items": {"entries": passages}}])
            facet = {"anchor": section["facet"], "heading": section["heading"], "blocks": blocks, "charts": [], "old_figures": None}
            if section["facet"] == "salary":
                facet["charts"] = self.charts(sorted((f for f in entity["figures"]), key=lambda f: -f["qualifiers"].get("year", 0)), 1)
                years = [f["qualifiers"].get("year", 9999) for f in entity["figures"] if f["measure"] == "salary"]
                old = max((year for year in years if year <= 2021), default=None)
                facet["old_figures"] = typeset(self.words["old"].format(old)) if old else None
            facets.append(facet)
        names = entity["names"][self.language]
        feminine = names.get("feminine")
        related = [{"label": self.name(self.k.entities[i]), "address": self.address(self.k.entities[i])} for i in entity["related"]
                   if i in self.k.entities and self.k.entities[i]["kind"] != "faq"]
        title = self.name(entity)[:1].upper() + self.name(entity)[1:]
        return self.frame(title, self.address(entity).removesuffix(self.suffix)) | {
            "sheet": {"name": title, "feminine": typeset(feminine) if feminine and feminine != names["name"] else None, "review_by": entity["review_by"]},
            "facets": facets, "has_related": bool(related), "related": related, "query": None,
            "references": [{"number": number} | source_view(self.k.sources[source]) for source, number in numbers.items()]}

    # Answers

    def charts(self, figures, least=2):
        groups = {}
        for figure in figures:
            qualifiers, low, high = figure.get("qualifiers", {}), figure.get("minimum"), figure.get("maximum")
            if figure["measure"] != "salary" or (low is None and high is None):
                continue
            words, symbol = self.words, SYMBOLS.get(figure["unit"], figure["unit"])
            number = lambda value: f"{value:,.0f}".replace(",", "\u202f") + "\u00a0" + symbol if self.language == "fr" else f"{symbol}{value:,.0f}"
            amount = (f"≥ {number(low)}" if high is None else f"≤ {number(high)}" if low is None else number(low) if low == high
                      else f"{number(low)} {words['to']} {number(high)}")
            about = figure.get("about", {}).get(self.language) or qualifiers.get("about")
            label = [words.get(qualifiers.get("level"), qualifiers.get("level")), qualifiers.get("place"), qualifiers.get("year"), about]
            caption = " ".join(filter(None, [words["salary"], words.get(qualifiers.get("basis")), words.get(qualifiers.get("period"))]))
            groups.setdefault((caption, figure["unit"]), []).append({
                "label": typeset(", ".join(str(part) for part in label if part)), "amount": ("≈ " if figure.get("origin") == "computed" else "") + amount,
                "low": low or 0, "high": high if high is not None else low})
        charts = []
        for (caption, _), rows in groups.items():
            if len(rows) < least:
                continue
            scale = 100 / max(row["high"] for row in rows[:8])
            shown = []
            for row in rows[:8]:
                length = max((row["high"] - row["low"]) * scale, 2)
                shown.append({"label": row["label"], "amount": row["amount"], "length": f"{length:.2f}", "start": f"{min(row['low'] * scale, 100 - length):.2f}"})
            charts.append({"caption": caption, "rows": shown})
        return charts

    def exchange(self, question, answer, explanation=None, last=True):
        labels = [choice["label"] for choice in answer["choices"]]
        blocks, urgent = [], answer["outcome"] == "safeguarded"
        for line in answer["text"].split("\n"):
            item = re.match(r"(?:[•*-]|(\d{1,2})\.)\s+(.*)$", line)
            if not line.strip() or (item and item[1] and item[2] in labels) or (answer["sources"] and re.match(r"Sources?[\s\u00a0]?:", line)):
                continue
            if not item:
                blocks.append({"paragraph": {"spans": spans(line)}})
            elif blocks and "items" in blocks[-1]:
                blocks[-1]["items"]["entries"].append({"spans": spans(item[2], urgent)})
            else:
                blocks.append({"items": {"entries": [{"spans": spans(item[2], urgent)}]}})
        ask = lambda text: {"label": typeset(text), "message": text, "address": "/faq?" + urllib.parse.urlencode({"q": text} | ({"language": "en"} if self.language == "en" else {}))}
        reasons = self.reasons(explanation or {})
        return {"question": typeset(question), "outcome": "urgent" if urgent else "plain", "answer_language": answer["language"], "blocks": blocks,
                "charts": self.charts(answer["figures"]), "sources": [source_view(source) for source in answer["sources"]],
                "has_sources": bool(answer["sources"]), "source_count": len(answer["sources"]), "why": {"reasons": reasons} if reasons and not urgent else None,
                "is_last": last, "turn": None if urgent else answer["turn"], "choices": [ask(label) for label in labels], "has_choices": bool(labels),
                "suggestions": [ask(text) for text in answer["suggestions"]], "has_suggestions": bool(answer["suggestions"])}

    def reasons(self, explanation):
        lines = [self.words["read"].format(c["from"], c["to"]) for c in explanation.get("corrections", [])]
        for clause in explanation.get("clauses", []):
            for key, candidate in zip(("understood", "other"), clause.get("candidates", [])):
                lines.append(self.words[key].format(candidate.get("label") or candidate["intent"], round(100 * candidate["probability"])))
            if clause.get("unexplained"):
                lines.append(self.words["unknown"].format(", ".join(clause["unexplained"])))
        return [typeset(line) for line in lines]

    def faq_answer(self, query, answer):
        return self.frame(self.t["faq_answer_title"], None, noindex=True) | {"query": query, "exchange": self.exchange(query, answer)}

    def ask(self, exchanges, session, problem=False, thanks=False, receipt=None):
        shown = [self.exchange(question, answer, explanation, index == len(exchanges) - 1) for index, (question, answer, explanation) in enumerate(exchanges)]
        return self.frame(self.t["ask_title"], "/ask", noindex=True) | {
            "exchanges": shown, "session": session, "problem": self.words["empty"] if problem else None, "draft": None,
            "thanks": thanks, "receipt": receipt}

    def error(self, status):
        title, detail = self.words["not_found"]
        return self.frame(title, None, noindex=True) | {"query": None, "problem_title": title, "problem_detail": detail, "status": status, "request_id": None}
