"""What the checks of all platforms have in common."""
import http.client, json, urllib.parse

#: What is asked, with an accent in it, and what is asked next; the answer to the first has the sign, that to the second has not.
SALARY, GREETING, SIGN, WELCOME = "combien gagne un data scientist débutant ?", "bonjour", "€", "Bonjour"


class Answer:
    def __init__(self, status, fields, body):
        self.status, self.fields, self.body = status, fields, body

    @property
    def json(self):
        return json.loads(self.body)


class World:
    """The server under test and the stand-in that it speaks with."""

    def __init__(self, server, stand_in):
        self.server, self.stand_in = server, stand_in

    def deliver(self, channel, body=b"", fields={}, method="POST", query=""):
        """Posts to `/webhooks/CHANNEL`, and gives the response."""
        place = urllib.parse.urlsplit(self.server.address)
        connection = http.client.HTTPConnection(place.hostname, place.port, timeout=30)
        try:
            body = body.encode() if isinstance(body, str) else body
            connection.request(method, f"/webhooks/{channel}{query}", body, {"Content-Type": "application/json"} | fields)
            response = connection.getresponse()
            return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read().decode())
        finally:
            connection.close()

    def converse(self, channel, delivery, texts):
        """Delivers a question three times and then a greeting: one answer to each, in this order.

        `delivery(text, number)` is body and fields of a message; `texts()` is what was sent to its conversation so far. The
        answers of a conversation come in order, so what is before the greeting's answer is all there is of the question's.
        """
        for text, number, times in ((SALARY, 1, 3), (GREETING, 2, 2)):
            for _ in range(times):
                answer = self.deliver(channel, *delivery(text, number))
                assert 200 <= answer.status < 300, f"the delivery is answered {answer.status}: {answer.body[:200]}"
        found = self.stand_in.wait(lambda: (now := texts()) and WELCOME in now[-1] and now, f"an answer to the greeting on {channel}")
        paid = [place for place, text in enumerate(found) if SIGN in text]
        assert paid and len(found) == len(set(found)), f"{len(found)} messages, {len(paid)} of them with {SIGN}"
        assert sum(WELCOME in text for text in found) == 1 and WELCOME not in found[0], "the greeting is not answered once, and last"
        return found

    def refuse(self, channel, cases, wanted=(401, 403)):
        """Each of the named deliveries is refused, and leads to nothing."""
        for name, (body, fields) in cases.items():
            answer = self.deliver(channel, body, fields)
            assert answer.status in wanted, f"{name}: answered {answer.status}, not {' or '.join(map(str, wanted))}"
            assert SIGN not in answer.body, f"{name}: answered with figures"


def flipped(text):
    """The same with its last letter or digit another one."""
    at = max(place for place, sign in enumerate(text) if sign.isalnum())
    return text[:at] + ("1" if text[at] != "1" else "2") + text[at + 1:]


def no_unknown(found, known, what):
    """All names of `found` are known."""
    unknown = set(found) - set(known)
    assert not unknown, f"{what}: not known to the peer: {', '.join(sorted(unknown))}"
