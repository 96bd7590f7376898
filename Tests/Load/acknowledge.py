#!/usr/bin/env python3
"""How long a platform waits for the acknowledgement of a delivery, at a rate that the server does not choose.

    Tests/Load/acknowledge.py [--rate 500] [--seconds 20] [--limit 50]

MENTOR_BINARY names the program (an optimised one, or the figures say nothing), else it is the one that was built last in this
checkout. Telegram's updates, each a new message of one of a thousand chats, are delivered at `rate` a second whether the ones before were
acknowledged or not, over connections that stay open; the time counts from the moment when a delivery was due. Exit status 1 when the
99th percentile is above `limit` milliseconds, or when a delivery is not acknowledged.
"""
import argparse, asyncio, json, pathlib, subprocess, sys, time, urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "BrowserTests"))
from server import Server

TOKEN, SECRET, CHATS, CONNECTIONS = "123456:ABCdef-secret", "hook_secret-1", 1000, 64
BODY = b'{"ok":true,"result":true}'
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)


async def exchange(reader):
    """Reads a message of HTTP to its end; its first line, or nothing."""
    head = await reader.readuntil(b"\r\n\r\n")
    at = head.lower().find(b"content-length:")
    if at >= 0 and (length := int(head[at + 15:].split(b"\r\n")[0])):
        await reader.readexactly(length)
    return head.split(b"\r\n")[0]


async def stand_in():
    """Telegram's end: takes every call at once."""
    async def serve(reader, writer):
        try:
            while True:
                await exchange(reader)
                writer.write(ANSWER)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def delivery(number):
    chat = {"id": 1000 + number % CHATS, "type": "private"}
    message = {"message_id": number, "from": {"id": chat["id"], "is_bot": False, "language_code": "fr"}, "chat": chat, "date": 0,
               "text": "combien gagne un data scientist débutant ?"}
    body = json.dumps({"update_id": number, "message": message}, ensure_ascii=False).encode()
    head = (f"POST /webhooks/telegram HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n\r\n")
    return head.encode() + body


async def deliver(address, rate, count):
    """The seconds that each delivery took, and the first lines of the answers that are no acknowledgement."""
    place = urllib.parse.urlsplit(address)
    free, waits, others = asyncio.Queue(), [], []
    for _ in range(CONNECTIONS):
        free.put_nowait(await asyncio.open_connection(place.hostname, place.port))

    async def one(number, due):
        connection = await free.get()
        reader, writer = connection
        writer.write(delivery(number))
        line = await exchange(reader)
        waits.append(time.monotonic() - due)
        free.put_nowait(connection)
        if b" 200 " not in line:
            others.append(line.decode())

    tasks, start = [], time.monotonic() + 0.1
    for number in range(count):
        due = start + number / rate
        if (rest := due - time.monotonic()) > 0:
            await asyncio.sleep(rest)
        tasks.append(asyncio.create_task(one(number + 1, due)))
    await asyncio.gather(*tasks)
    return waits, others, time.monotonic() - start


def main():
    if sys.argv[1:] == ["--serve"]:
        return asyncio.run(stand_in())
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=500)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--limit", type=float, default=50)
    wanted = parser.parse_args()
    platform = subprocess.Popen([sys.executable, __file__, "--serve"], stdout=subprocess.PIPE, text=True)
    variables = {"MENTOR_TELEGRAM_TOKEN": TOKEN, "MENTOR_TELEGRAM_SECRET": SECRET, "MENTOR_TRANSPORT_PROXY": "none",
                 "MENTOR_TELEGRAM_ADDRESS": f"http://127.0.0.1:{int(platform.stdout.readline())}", "MENTOR_LOG_LEVEL": "error"}
    try:
        with Server(variables=variables) as server:
            waits, others, took = asyncio.run(deliver(server.address, wanted.rate, int(wanted.rate * wanted.seconds)))
    finally:
        platform.kill()
    waits.sort()
    at = lambda part: waits[min(int(len(waits) * part), len(waits) - 1)] * 1000
    times = ", ".join(f"{name} {at(part):.1f} ms" for name, part in (("p50", 0.5), ("p99", 0.99), ("at most", 1)))
    print(f"{len(waits)} deliveries at {len(waits) / took:.0f} a second, acknowledged after: {times}")
    if others or at(0.99) > wanted.limit:
        raise SystemExit(f"{len(others)} not acknowledged: {', '.join(sorted(set(others))[:3])}" if others else f"p99 is above {wanted.limit:g} ms")


if __name__ == "__main__":
    main()
