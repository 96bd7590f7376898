#!/usr/bin/env python3
"""Runs the checks of all platforms against one `mentor serve`, one line each; see `run`.

A platform is a module of `platforms`: `settings(address)` says how it is configured against the stand-in, `reply(sent)` how the
platform answers, and each function whose name begins with `check_` is a check, its first line of documentation what holds.
Programs named `peer_*.py` are checks of the codecs alone, with longer and worse texts than an answer has; they speak with the
program ChannelProbe that `swift build --build-tests` makes.
"""
import importlib, inspect, logging, os, pathlib, subprocess, sys, time, traceback

here = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path += [str(here), str(here.parent / "BrowserTests")]
from server import ROOT, Server
from stand_in import StandIn
from world import World, SALARY

PLATFORMS = ["telegram", "discord", "slack", "mattermost", "rocketchat", "whatsapp", "messenger", "matrix", "teams", "googlechat", "standard"]


def main():
    wanted = sys.argv[1:]
    logging.disable()  # The peers complain of what they are right to refuse.
    stand_in, failures, count = StandIn(), 0, 0
    modules = {name: importlib.import_module("platforms." + name) for name in PLATFORMS}
    settings = {"transport.proxy": "none"}
    places = (here, here / "platforms")
    for name, module in modules.items():
        settings |= module.settings(stand_in.address)
        stand_in.answer(name, module.reply)
        module.stand_in = stand_in
    # Secrets are taken from the environment only, and the rest may be there too.
    variables = {"MENTOR_" + name.upper().replace(".", "_").replace("-", "_"): value for name, value in settings.items()}
    with Server("--set", "log.level=debug", variables=variables) as server:
        world = World(server, stand_in)
        for name, module in modules.items():
            for title, check in vars(module).items():
                if not title.startswith("check_"):
                    continue
                line = f"{name}: {inspect.getdoc(check).splitlines()[0].rstrip('.')}"
                if wanted and not any(word in line for word in wanted):
                    continue
                count += 1
                start = time.monotonic()
                try:
                    check(world)
                    print(f"ok    {line} ({time.monotonic() - start:.1f} s)", flush=True)
                except Exception as error:
                    failures += 1
                    own = [frame for frame in traceback.extract_tb(error.__traceback__) if pathlib.Path(frame.filename).parent in places][-1]
                    print(
                        f"FAIL  {line}\n      {type(error).__name__}: {error}\n      {pathlib.Path(own.filename).name}:{own.lineno}: {own.line}",
                        flush=True,
                    )
                    if "PEERS_TRACE" in os.environ:
                        traceback.print_exc()
        count, failures = count + 1, failures + has_leak(server, settings)
    stand_in.close()
    for program in sorted(here.glob("peer_*.py")):
        if not wanted or any(word in program.name for word in wanted):
            count, failures = count + 1, failures + (not codec(program))
    print(f"{count - failures} of {count} checks hold")
    sys.exit(1 if failures else 0)


def codec(program):
    """Runs a check of the codecs; whether it holds."""
    built = sorted(ROOT.glob(".build/*/ChannelProbe"), key=lambda path: path.stat().st_mtime)
    probe = os.environ.get("CHANNEL_PROBE") or (str(built[-1]) if built else "")
    if not probe:
        print(f"FAIL  {program.name}: ChannelProbe is not built; `swift build --build-tests` does, or name one in CHANNEL_PROBE")
        return False
    run = subprocess.run([sys.executable, str(program)], cwd=here, env=os.environ | {"CHANNEL_PROBE": probe}, capture_output=True, text=True)
    print(f"ok    codec {run.stdout.strip()}" if run.returncode == 0 else f"FAIL  codec {program.name}: {run.stderr.strip()[-1500:]}", flush=True)
    return run.returncode == 0


def has_leak(server, settings):
    """The server's log holds no secret, and nothing of what was said."""
    server.log.flush()
    log = pathlib.Path(server.log.name).read_text()
    secrets = {
        name: value
        for name, value in settings.items()
        if name.split(".")[-1] in ("token", "tokens", "secret", "app-secret", "password", "signing-secret", "verify-token")
    }
    leaks = [name for name, value in secrets.items() if value in log] + ["a message"] * (SALARY in log)
    print(f"FAIL  the log holds {', '.join(leaks)}" if leaks else "ok    the log holds no secret and nothing that was said")
    return bool(leaks)


if __name__ == "__main__":
    main()
