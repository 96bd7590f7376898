"""How fast, and with how much memory, messages are sent: Mentor's sender and aiohttp to the same server in one run.

Usage: sends.py PROBE [COUNT [ROUNDS]]. PROBE is the built TransportProbe. The server answers each request after 100 ms, in a
process of its own; every sender gets all COUNT messages at once and sends at most so many at a time, 100 or all of them.
Senders take turns, ROUNDS times, and the median is shown. Needs Python 3.9 and aiohttp.
"""

import asyncio
import json
import resource
import statistics
import subprocess
import sys
import time

LATENCY = 0.1
ANSWER = b'{"ok":true,"result":{"message_id":1}}'
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(ANSWER), ANSWER)


def raise_limit():
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


class Platform(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        self.heard = b""

    def data_received(self, data):
        self.heard += data
        while (end := self.heard.find(b"\r\n\r\n")) >= 0:
            head = self.heard[:end].lower()
            at = head.find(b"content-length:")
            length = int(head[at + 15:].split(b"\r\n")[0]) if at >= 0 else 0
            if len(self.heard) < end + 4 + length:
                return
            self.heard = self.heard[end + 4 + length:]
            asyncio.get_running_loop().call_later(LATENCY, self.transport.write, RESPONSE)


async def serve():
    server = await asyncio.get_running_loop().create_server(Platform, "127.0.0.1", 0, backlog=8192)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def body(number):
    return json.dumps({"chat_id": number, "text": "Le métier de data scientist : analyser des données pour aider à décider."})


async def aiohttp_sends(url, count, at_once):
    import aiohttp

    async def send(session, number):
        async with session.post(url, data=body(number)) as response:
            await response.read()
            return response.status == 200

    connector = aiohttp.TCPConnector(limit=at_once)
    async with aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(total=120)) as session:
        return await asyncio.gather(*(send(session, number) for number in range(count)))


def client(url, count, at_once):
    start = time.monotonic()
    good = sum(asyncio.run(aiohttp_sends(url, count, at_once)))
    seconds = time.monotonic() - start
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"good": good, "seconds": seconds, "processor": usage.ru_utime + usage.ru_stime, "peak_kilobytes": usage.ru_maxrss}))


def main():
    raise_limit()
    if sys.argv[1] == "--serve":
        return asyncio.run(serve())
    if sys.argv[1] == "--client":
        return client(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    probe = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    server = subprocess.Popen([sys.executable, __file__, "--serve"], stdout=subprocess.PIPE, text=True)
    try:
        url = f"http://127.0.0.1:{int(server.stdout.readline())}/bot1/sendMessage"
        senders = {"Mentor": [probe], "aiohttp": [sys.executable, __file__, "--client"]}
        print(f"{count} messages, {LATENCY * 1000:.0f} ms each; median of {rounds}\n")
        print("| at once | sender | seconds | processor, s | peak memory, MB |\n| ---: | --- | ---: | ---: | ---: |")
        for at_once in (100, count):
            runs = {name: [] for name in senders}
            for _ in range(rounds):
                for name, command in senders.items():
                    done = subprocess.run([*command, url, str(count), str(at_once)], stdout=subprocess.PIPE, text=True)
                    run = json.loads(done.stdout) if done.returncode == 0 else {}
                    if run.get("good") == count:
                        runs[name].append(run)
                    else:
                        print(f"{name}, {at_once} at once: {run.get('good', 'none')} of {count} arrived", file=sys.stderr)
            for name, good in runs.items():
                if good:
                    median = lambda key: statistics.median(run[key] for run in good)
                    print(f"| {at_once} | {name} | {median('seconds'):.2f} | {median('processor'):.2f} | {median('peak_kilobytes') / 1024:.0f} |")
    finally:
        server.kill()


main()
