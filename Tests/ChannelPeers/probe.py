"""Talks to the program ChannelProbe: a line of JSON in, a line of JSON out."""
import json
import os
import subprocess

HARD = (
    "Un data scientist gagne 3 500 € & plus <b>par mois</b> *environ* _brut_ [ici](x) `code` ~~non~~ 1. #tag @all \\ | \"x\"\n"
    "👩‍👩‍👧‍👦 e\u0301\u0302 https://exemple.fr/a_b?c=1&d=2 fin.\n\n"
)


class Probe:
    def __init__(self, channel, settings):
        path = os.environ["CHANNEL_PROBE"]
        self.channel, self.settings = channel, settings
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def ask(self, **question):
        line = json.dumps({"channel": self.channel, "settings": self.settings, **question}, ensure_ascii=False)
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        finding = json.loads(self.process.stdout.readline())
        assert "error" not in finding, finding["error"]
        return finding


def reply(length, **more):
    """An answer of so many characters with all that has broken other bots, buttons and sources."""
    text = (HARD * (length // len(HARD) + 1))[:length]
    return {
        "text": text + "\n\nSource : x",
        "suggestions": ["Quelles études pour devenir data scientist ?", "Combien *gagne*-t-il_elle ?", "é" * 90],
        "sources": [{"title": "Les <salaires> & [le] *reste*", "url": "https://exemple.fr/a_b?c=1&d=2"}, {"title": "Sans adresse"}],
        **more,
    }


def flipped(text):
    """The text with each of its characters changed, one after the other."""
    for place, letter in enumerate(text):
        yield text[:place] + ("0" if letter != "0" else "1") + text[place + 1:]
