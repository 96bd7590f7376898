"""The part of Mustache that the pages use: variables (escaped), sections, inverted sections, comments, partials and
inheritance. Unescaped variables, set delimiters and lambdas are refused: a page must not have them."""
import html, re

TAG = re.compile(r"\{\{([#^/!><$]?)\s*([^}]*?)\s*\}\}")


class Library:
    def __init__(self, folder):
        self.folder = folder

    def parsed(self, name):
        text = (self.folder / f"{name}.mustache").read_text("utf-8")
        if re.search(r"\{\{\s*[{&=%]", text):
            raise ValueError(f"{name}: unescaped variable, set delimiter or pragma")
        # A tag alone on its line takes the line with it.
        text = re.sub(r"(?m)^[ \t]*(\{\{[#^/!><$][^}]*\}\})[ \t]*\n", r"\1", text)
        nodes, position = self.parse(text, 0, None, name)
        return nodes

    def parse(self, text, position, until, name):
        nodes = []
        while match := TAG.search(text, position):
            kind, tag = match.groups()
            nodes.append(("text", text[position:match.start()]))
            position = match.end()
            if kind == "/":
                if tag != until:
                    raise ValueError(f"{name}: {tag} closes {until}")
                return nodes, position
            if kind in ("#", "^", "$", "<"):
                inner, position = self.parse(text, position, tag, name)
                nodes.append((kind, tag, inner))
            elif kind != "!":
                nodes.append((kind or "variable", tag))
        if until:
            raise ValueError(f"{name}: {until} is not closed")
        return nodes + [("text", text[position:])], len(text)

    def render(self, name, model):
        return self.filled(self.parsed(name), [model], {})

    def filled(self, nodes, stack, blocks):
        out = []
        for kind, *rest in nodes:
            if kind == "text":
                out.append(rest[0])
            elif kind == "variable":
                value = self.look(rest[0], stack)
                out.append("" if value is None else html.escape(str(value)).replace("&#x27;", "&#39;"))
            elif kind == "#":
                value = self.look(rest[0], stack)
                if isinstance(value, list):
                    out += [self.filled(rest[1], stack + [item], blocks) for item in value]
                elif value is not None and value is not False:
                    out.append(self.filled(rest[1], stack + [value], blocks))
            elif kind == "^":
                if self.look(rest[0], stack) in (None, False) or self.look(rest[0], stack) == []:
                    out.append(self.filled(rest[1], stack, blocks))
            elif kind == ">":
                out.append(self.filled(self.parsed(rest[0]), stack, blocks))
            elif kind == "<":
                given = {node[1]: node[2] for node in rest[1] if node[0] == "$"}
                out.append(self.filled(self.parsed(rest[0]), stack, {**given, **blocks}))
            elif kind == "$":
                out.append(self.filled(blocks.get(rest[0], rest[1]), stack, blocks))
        return "".join(out)

    @staticmethod
    def look(name, stack):
        if name == ".":
            return stack[-1]
        first, *others = name.split(".")
        for frame in reversed(stack):
            if isinstance(frame, dict) and first in frame:
                value = frame[first]
                for other in others:
                    value = value.get(other) if isinstance(value, dict) else None
                return value
        return None
