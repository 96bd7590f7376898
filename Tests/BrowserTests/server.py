"""The server under test: `mentor serve` on a free port of this machine, its state in a folder that goes with it."""
import os, pathlib, signal, socket, subprocess, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def binary():
    """MENTOR_BINARY, else what was built last in this checkout."""
    named = os.environ.get("MENTOR_BINARY")
    built = sorted(ROOT.glob(".build/*/mentor"), key=lambda path: path.stat().st_mtime)
    if not named and not built:
        raise SystemExit("no mentor to test: build it with `swift build`, or name one in MENTOR_BINARY")
    return named or str(built[-1])


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A running server; `address` is without a slash at its end. Closes with `with`.

    Settings that are secret are taken from `variables` of the environment only, as MENTOR_SLACK_TOKEN.
    """

    def __init__(self, *arguments, variables={}, **settings):
        self.folder = tempfile.TemporaryDirectory()
        # One client asks here what a school asks in an hour.
        given = {"rate.address-per-minute": 0, "rate.session-per-minute": 0} | {name.replace("__", "."): value for name, value in settings.items()}
        command = [binary(), "serve", "--port", "0", *arguments]
        for name, value in given.items():
            command += ["--set", f"{name}={value}"]
        home = self.folder.name
        environment = os.environ | {"XDG_STATE_HOME": home + "/state", "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", home + "/cache")}
        environment |= variables
        self.log = open(home + "/log", "w+")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, text=True, env=environment)
        line = self.process.stdout.readline()
        if "http://" not in line:
            self.close()
            raise RuntimeError(f"mentor serve did not start: {line}{pathlib.Path(self.log.name).read_text()}")
        self.address = "http://" + line.split("http://")[1].strip().rstrip("/")

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
        self.folder.cleanup()
