"""Servers on loopback that Mentor's sender is tried against: good ones, and every kind of bad one.

Makes certificates with openssl, starts the servers, prints one line of JSON that says where they are, and ends when its
standard input does. Needs Python 3.9 and openssl, no package.

The first part of a path names a space: requests of one space know nothing of another's. So many tests share one process.
Then, on each of the servers:
  /echo         the request as JSON               /status/N     that status, with Retry-After: 7
  /hang         never answers                     /half         half of the promised body, then the end
  /drop         the end, without a byte           /trickle      a byte now and then, for ever
  /declared/N   promises N bytes and sends them   /chunked/N    sends N bytes without saying how many
  /fields/N     N bytes of header fields          /redirect     302 to /echo
  /gate/N       answers when N requests are here  /slow/N       answers after N milliseconds
  /early        100 Continue, then the answer
and, about the space and not counted in it:
  /stats        counts, as JSON                   /hanging/N    answers when N requests hang
  /hungup       answers when none hangs any more
"""

import asyncio
import json
import os
import resource
import shutil
import ssl
import subprocess
import sys
import tempfile

CA_CONFIG = """
[ca]
default_ca = here
[here]
database = {folder}/index.txt
rand_serial = yes
new_certs_dir = {folder}
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = name
[name]
"""


def openssl(*arguments):
    done = subprocess.run(["openssl", *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"openssl {arguments[0]}: {done.stderr}")


class Certificates:
    """An authority of our own, and a certificate for each way of being wrong."""

    def __init__(self, folder):
        self.folder = folder
        with open(self.path("ca.conf"), "w") as file:
            file.write(CA_CONFIG.format(folder=folder))
        open(self.path("index.txt"), "w").close()
        self.self_signed("authority", "authority", "basicConstraints=critical,CA:TRUE")
        self.self_signed("self", "localhost", "subjectAltName=DNS:localhost,IP:127.0.0.1")
        self.signed("good", "DNS:localhost,IP:127.0.0.1", "20200101000000Z", "21000101000000Z")
        self.signed("expired", "DNS:localhost,IP:127.0.0.1", "20200101000000Z", "20210101000000Z")
        self.signed("future", "DNS:localhost,IP:127.0.0.1", "20900101000000Z", "21000101000000Z")
        self.signed("other", "DNS:other.example", "20200101000000Z", "21000101000000Z")

    def path(self, name):
        return os.path.join(self.folder, name)

    def key(self, name):
        return ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", self.path(name + ".key")]

    def self_signed(self, name, subject, extension):
        openssl("req", "-x509", *self.key(name), "-out", self.path(name + ".pem"), "-days", "3650", "-subj", "/CN=" + subject,
                "-config", self.path("ca.conf"), "-addext", extension)

    def signed(self, name, names, start, end):
        openssl("req", "-new", *self.key(name), "-out", self.path(name + ".csr"), "-subj", "/CN=" + name, "-config",
                self.path("ca.conf"), "-addext", "subjectAltName=" + names)
        openssl("ca", "-batch", "-notext", "-config", self.path("ca.conf"), "-cert", self.path("authority.pem"), "-keyfile",
                self.path("authority.key"), "-in", self.path(name + ".csr"), "-out", self.path(name + ".pem"), "-startdate", start,
                "-enddate", end)

    def context(self, name, protocols):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path(name + ".pem"), self.path(name + ".key"))
        context.set_alpn_protocols(protocols)
        return context


class Space:
    """What is known of the requests of one test."""

    def __init__(self):
        self.accepts = 0
        self.requests = 0
        self.hanging = 0
        self.slow = 0
        self.most_slow = 0
        self.at_gate = 0
        self.changed = asyncio.Condition()

    async def add(self, name, number):
        async with self.changed:
            setattr(self, name, getattr(self, name) + number)
            self.changed.notify_all()

    async def until(self, holds):
        async with self.changed:
            await self.changed.wait_for(holds)


class Peer:
    def __init__(self):
        self.spaces = {}
        self.tunnels = []
        # HTTP/2 is answered without being read: it has no space.
        self.h2 = Space()

    # HTTP/1.1

    async def serve(self, reader, writer):
        try:
            seen = set()
            while await self.exchange(reader, writer, seen):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass
        finally:
            writer.close()

    async def exchange(self, reader, writer, seen):
        first = await reader.readexactly(1)
        if first == b"\x16":
            # The beginning of a TLS handshake, where none is spoken.
            return await self.answer(writer, 400, b"", "Connection: close\r\n") and False
        head = first + await reader.readuntil(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        method, target, _ = lines[0].split(" ")
        fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:] if line)}
        body = await reader.readexactly(int(fields.get("content-length", "0")))
        if method == "CONNECT":
            return await self.tunnel(target, reader, writer)
        name, _, path = target.lstrip("/").partition("/")
        space = self.spaces.setdefault(name, Space())
        action, _, argument = path.partition("?")[0].partition("/")
        if action not in ("stats", "hanging", "hungup"):
            space.requests += 1
            if name not in seen:
                space.accepts += 1
                seen.add(name)
        handler = getattr(self, "do_" + action, None)
        if handler is None:
            return await self.answer(writer, 404, b"")
        return await handler(space, writer, argument, (method, "/" + path, fields, body), reader)

    async def answer(self, writer, status, body, extra=""):
        writer.write(f"HTTP/1.1 {status} Whatever\r\nContent-Length: {len(body)}\r\n{extra}\r\n".encode() + body)
        await writer.drain()
        return True

    async def do_echo(self, space, writer, argument, request, reader):
        method, target, fields, body = request
        echo = {"method": method, "target": target, "fields": fields, "body": body.decode("utf-8", "replace")}
        text = b"" if method == "HEAD" else json.dumps(echo).encode()
        return await self.answer(writer, 200, text, "Content-Type: application/json\r\nX-Twice: one\r\nX-Twice:   two  \r\n")

    async def do_status(self, space, writer, argument, request, reader):
        return await self.answer(writer, int(argument), b"{}", "Retry-After: 7\r\n")

    async def do_redirect(self, space, writer, argument, request, reader):
        return await self.answer(writer, 302, b"", "Location: /echo\r\n")

    async def do_early(self, space, writer, argument, request, reader):
        writer.write(b"HTTP/1.1 100 Continue\r\nX-Early: yes\r\n\r\n")
        return await self.answer(writer, 200, b"late")

    async def do_hang(self, space, writer, argument, request, reader):
        await space.add("hanging", 1)
        try:
            await reader.read()
        finally:
            await space.add("hanging", -1)
        return False

    async def do_hanging(self, space, writer, argument, request, reader):
        await space.until(lambda: space.hanging >= int(argument or 1))
        return await self.answer(writer, 200, b"")

    async def do_hungup(self, space, writer, argument, request, reader):
        await space.until(lambda: space.hanging == 0)
        return await self.answer(writer, 200, b"")

    async def do_half(self, space, writer, argument, request, reader):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + b"x" * 500)
        await writer.drain()
        return False

    async def do_drop(self, space, writer, argument, request, reader):
        return False

    async def do_trickle(self, space, writer, argument, request, reader):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.02)

    async def do_declared(self, space, writer, argument, request, reader):
        return await self.answer(writer, 200, b"x" * int(argument))

    async def do_chunked(self, space, writer, argument, request, reader):
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        left = int(argument)
        while left > 0:
            piece = min(left, 1000)
            writer.write(f"{piece:x}\r\n".encode() + b"x" * piece + b"\r\n")
            await writer.drain()
            left -= piece
        writer.write(b"0\r\n\r\n")
        await writer.drain()
        return True

    async def do_fields(self, space, writer, argument, request, reader):
        return await self.answer(writer, 200, b"", "".join(f"X-{n}: {'y' * 994}\r\n" for n in range(int(argument) // 1000)))

    async def do_slow(self, space, writer, argument, request, reader):
        space.slow += 1
        space.most_slow = max(space.most_slow, space.slow)
        await asyncio.sleep(int(argument) / 1000)
        space.slow -= 1
        return await self.answer(writer, 200, b"")

    async def do_gate(self, space, writer, argument, request, reader):
        """Opens for all when the last of N has come: so N were in flight at the same time."""
        await space.add("at_gate", 1)
        await space.until(lambda: space.at_gate >= int(argument))
        return await self.answer(writer, 200, b"")

    async def do_stats(self, space, writer, argument, request, reader):
        stats = {name: getattr(space, name) for name in ("accepts", "requests", "most_slow")}
        stats.update(tunnels=self.tunnels, h2_accepts=self.h2.accepts, h2_requests=self.h2.requests)
        return await self.answer(writer, 200, json.dumps(stats).encode())

    # A proxy that takes every host for this machine

    async def tunnel(self, target, reader, writer):
        self.tunnels.append(target)
        host, _, port = target.rpartition(":")
        if host == "forbidden.example":
            await self.answer(writer, 403, b"")
            return False
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", int(port))
        writer.write(b"HTTP/1.1 200 Connected\r\nX-Proxy: yes\r\n\r\n")
        await asyncio.gather(self.pump(reader, far_writer), self.pump(far_reader, writer))
        return False

    async def pump(self, reader, writer):
        try:
            while piece := await reader.read(65536):
                writer.write(piece)
                await writer.drain()
        finally:
            writer.close()

    # HTTP/2, as much of it as answering "200, ok" to anything takes (RFC 9113)

    async def serve_h2(self, reader, writer):
        if writer.get_extra_info("ssl_object").selected_alpn_protocol() != "h2":
            return await self.serve(reader, writer)
        self.h2.accepts += 1
        frame = lambda kind, flags, stream, load: len(load).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + load
        try:
            await reader.readexactly(24)
            writer.write(frame(4, 0, 0, b""))
            while True:
                head = await reader.readexactly(9)
                kind, flags, stream = head[3], head[4], int.from_bytes(head[5:], "big")
                load = await reader.readexactly(int.from_bytes(head[:3], "big"))
                if kind == 4 and not flags & 1:
                    writer.write(frame(4, 1, 0, b""))
                elif kind == 6 and not flags & 1:
                    writer.write(frame(6, 1, 0, load))
                elif kind in (0, 1) and flags & 1:
                    self.h2.requests += 1
                    # 0x88 is ":status: 200" in the static table of HPACK (RFC 7541, appendix A).
                    writer.write(frame(1, 4, stream, b"\x88") + frame(0, 1, stream, b"ok"))
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass
        finally:
            writer.close()

    # Takes connections and says nothing: no TLS, no response

    async def serve_nothing(self, reader, writer):
        try:
            while await reader.read(65536):
                pass
        except ConnectionError:
            pass
        finally:
            writer.close()


async def main():
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    folder = tempfile.mkdtemp(prefix="mentor-peer-")
    certificates = Certificates(folder)
    peer = Peer()
    loop = asyncio.get_running_loop()
    # A handshake that the other side breaks off is what is being tried.
    loop.set_exception_handler(lambda loop, context: None)
    ports = {}
    servers = []

    async def listen(name, serve, context=None):
        server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context, backlog=4096)
        servers.append(server)
        ports[name] = server.sockets[0].getsockname()[1]

    await listen("http", peer.serve)
    await listen("silent", peer.serve_nothing)
    for name in ("good", "self", "expired", "future", "other"):
        await listen(name, peer.serve, certificates.context(name, ["http/1.1"]))
    await listen("h2", peer.serve_h2, certificates.context("good", ["h2", "http/1.1"]))
    print(json.dumps({"ports": ports, "authority": certificates.path("authority.pem")}), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


asyncio.run(main())
