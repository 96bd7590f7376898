"""What can be told of the files without a browser: size, forbidden words, templates, wording."""
import json, os, pathlib, re

from harness import HERE, check

WEB = pathlib.Path(os.environ.get("WEB", HERE.parent / "Web"))
VIEWMODELS = pathlib.Path(os.environ.get("VIEWMODELS", HERE.parent / "VIEWMODELS.md"))


def templates():
    return {path.relative_to(WEB / "pages").as_posix(): path.read_text("utf-8") for path in sorted((WEB / "pages").rglob("*.mustache"))}


@check("the element is under 25,000 bytes and has no way to turn text into markup, code or a cookie")
def element(_):
    text = (WEB / "widget/mentor.js").read_text("utf-8")
    size = len(text.encode())
    assert size < 25_000, size
    for word in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "Function(", "DOMParser", "cookie =", "localStorage",
                 "indexedDB", ".style.", "srcdoc", "createElement('script", "importScripts", "import("):
        assert word not in text, word
    code = text[text.index("*/"):]
    assert set(re.findall(r"https?://[\w.$]+", code)) == {"http://www.w3.org"}, "an address of another site"
    assert max(map(len, text.split("\n"))) <= 140
    return f"{size} bytes"


@check("every template escapes: no unescaped variable, no pragma, no inline script or style")
def escaping(_):
    for name, text in templates().items():
        assert not re.search(r"\{\{\s*[{&=%]", text), name
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", text), name
        # A value in an attribute stands between quotes.
        assert not re.search(r"=\{\{", text), name
    return f"{len(templates())} templates"


@check("every name in a template is listed with its view model, every wording is there in both languages and used")
def names(_):
    listed = set(re.findall(r"`([a-z_.]+)`", VIEWMODELS.read_text("utf-8")))
    wordings = [json.loads((WEB / f"pages/strings.{language}.json").read_text("utf-8")) for language in ("fr", "en")]
    assert wordings[0].keys() == wordings[1].keys()
    used = {name for text in templates().values() for name in re.findall(r"\{\{[#^]?\s*([a-z_.]+)\s*\}\}", text)} - {"."}
    assert not (missing := {name for name in used if not name.startswith("t.")} - listed), f"not in VIEWMODELS.md: {sorted(missing)}"
    words = {name[2:] for name in used if name.startswith("t.")}
    assert not (missing := words - wordings[0].keys()), f"no wording: {sorted(missing)}"
    given = {"home", "ask", "faq"}  # titles and navigation, filled in by the view models
    assert not (unused := wordings[0].keys() - words - given), f"unused wording: {sorted(unused)}"
    return f"{len(used)} names"


@check("French is set as French: no plain space before ? ! ; : » and no straight apostrophe")
def typography(_):
    for name, text in json.loads((WEB / "pages/strings.fr.json").read_text("utf-8")).items():
        assert not re.search(r" [?!;:»]|« |'", text), name
