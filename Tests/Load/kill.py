#!/usr/bin/env python3
"""Kills the server in the middle of load, again and again, and looks for every turn and every vote that it acknowledged.

    Tests/Load/kill.py [kills, 20]

MENTOR_BINARY names the program, else it is the one that was built last in this checkout. Each round: eight clients ask and vote
until the server is killed (SIGKILL) after a random time; it is started again on the same store; every turn that was answered
must have its explanation, every vote that was answered 204 must stand in the store. Prints a line a round, fails at the first loss.
"""
import http.client, json, os, pathlib, random, signal, sqlite3, subprocess, sys, tempfile, threading, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "BrowserTests"))
from server import binary

QUESTIONS = ["c koi un data scientist ?", "ça paye cb ?", "le salaire d'un data engineer à Paris", "what does an AI engineer do?", "la météo demain ?"]
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


class Server:
    def __init__(self, folder):
        command = [binary(), "serve", "--port", "0", "--set", f"store.path={folder}/store.sqlite", "--set", "log.level=error"]
        command += ["--set", "rate.address-per-minute=0", "--set", "rate.session-per-minute=0"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if "http://" not in line:
            raise SystemExit(f"mentor serve did not start again: {line}")
        self.host = line.split("http://")[1].strip().rstrip("/")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class Client(threading.Thread):
    """Asks and votes until the connection breaks; what was acknowledged is in `turns` and `votes`."""

    def __init__(self, host):
        super().__init__(daemon=True)
        self.host, self.turns, self.votes, self.failures = host, [], {}, []

    def run(self):
        session = None
        try:
            connection = http.client.HTTPConnection(self.host, timeout=30)
            while True:
                body = {"text": random.choice(QUESTIONS)} | ({"session": session} if session else {})
                answer = self.post(connection, "/api/v1/ask", body, 200)
                turn, session = answer["turn"], random.choice([answer["session"], None])
                self.turns.append(turn)
                vote = random.choice(["up", "down"])
                self.post(connection, "/api/v1/feedback", {"turn": turn, "vote": vote}, 204)
                self.votes[turn] = vote
        except (OSError, http.client.HTTPException):
            return

    def post(self, connection, path, body, wanted):
        connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        response = connection.getresponse()
        bytes = response.read()
        if response.status != wanted:
            self.failures.append(f"{path}: {response.status} {bytes[:200]}")
            raise http.client.HTTPException()
        return json.loads(bytes) if bytes else None


def name(turn):
    """The bytes by which the store knows a turn: 26 letters of five bits, the lowest first."""
    return sum(ALPHABET.index(letter) << 5 * place for place, letter in enumerate(turn)).to_bytes(16, "big")


def check(host, folder, clients):
    connection = http.client.HTTPConnection(host, timeout=30)
    lost = []
    with sqlite3.connect(f"file:{folder}/store.sqlite?mode=ro", uri=True) as store:
        kept = dict(store.execute("SELECT turn.name, feedback.vote FROM feedback JOIN turn ON turn.id = feedback.turn"))
    for client in clients:
        for turn in client.turns:
            connection.request("GET", f"/api/v1/turns/{turn}/explanation")
            response = connection.getresponse()
            response.read()
            if response.status != 200:
                lost.append(f"turn {turn}: {response.status}")
        lost += [f"vote on {turn}" for turn, vote in client.votes.items() if kept.get(name(turn)) != vote]
        lost += client.failures
    return lost


def main():
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    turns = votes = 0
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder)
        for round in range(1, kills + 1):
            clients = [Client(server.host) for _ in range(8)]
            for client in clients:
                client.start()
            time.sleep(random.uniform(0.1, 1.5))
            server.kill()
            for client in clients:
                client.join()
            server = Server(folder)
            lost = check(server.host, folder, clients)
            turns += sum(len(client.turns) for client in clients)
            votes += sum(len(client.votes) for client in clients)
            print(f"kill {round}: {turns} turns and {votes} votes acknowledged so far, {len(lost)} lost", flush=True)
            if lost:
                server.kill()
                raise SystemExit("\n".join(lost[:20]))
        server.kill()


main()
