"""What can be told of the files without a browser: size, forbidden words, templates, wording."""
import json, re

from harness import check
from server import ROOT

WEB = ROOT / "Sources/Site/Web"


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


@check("French is set as French: no plain space before ? ! ; : » and no straight apostrophe")
def typography(_):
    for name, text in json.loads((WEB / "pages/strings.fr.json").read_text("utf-8")).items():
        assert not re.search(r" [?!;:»]|« |'", text), name
