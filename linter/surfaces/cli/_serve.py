"""A run of ``copydesk serve``: sets up what requests share, listens, and ends in order."""

from __future__ import annotations

import contextlib
import ipaddress
import logging
import signal
import socket
import sys
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from linter.files import reason
from linter.surfaces.cli._bases import Bases
from linter.surfaces.cli._faults import Fault, say, usage
from linter.surfaces.cli._options import Reading

_WARM = "A short text wakes what checks load when they are first used.\n"
#: Seconds for which a thread may keep the interpreter.
_SWITCH = 0.001
#: Bytes in a character of a form, at worst: three bytes of UTF-8, each written with three.
_WRITTEN = 9


def run(options: dict[str, Any]) -> None:
    """Serve until interrupted; raises Fault."""
    try:
        import uvicorn

        from linter.surfaces import server
        from linter.surfaces.server._desk import Access, Desk, Limits
    except ImportError as error:
        raise Fault(f"{error.name} is missing; install the server with `pip install 'copydesk[server]'`") from None
    tokens = frozenset(filter(None, options["token"]))
    host = options["host"]
    if not (_own(host) or tokens or options["no_token"]):
        raise Fault(f"{host} can be reached from other machines: give out tokens with --token, or say --no-token")
    named = ("config", "no_config", "style", "languagetool")
    asked = Reading(**{name: options[name] for name in named})
    with usage():
        basis = Bases(asked).of()
        linter = basis.linter()
    settings = basis.settings
    words: Path | None = options["words"]
    if words is not None and words not in settings.vocabulary:
        words.touch()
        settings = replace(settings, vocabulary=(*settings.vocabulary, words.absolute()))
    elif words is None and settings.vocabulary:
        words = settings.vocabulary[0]
    names = {"localhost", "127.0.0.1", "[::1]", host, *options["allow_host"]} | ({"*"} if options["no_token"] else set())
    access = Access(tokens, tuple(options["allow_origin"]), frozenset(map(str.lower, names)))
    limits = Limits(options["max_text"], options["max_text"] * _WRITTEN + 100_000, options["timeout"], options["rate"])
    listener = _listening(host, options["port"])
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    # Who waits for a paragraph should not wait for as long as a thread may keep at a whole story.
    sys.setswitchinterval(_SWITCH)
    with linter, Desk(linter, settings, limits=limits, access=access, words=words, log_text=options["log_text"]) as desk:
        desk.warm(_WARM)
        address, port = listener.getsockname()[:2]
        click.echo(f"http://{f'[{address}]' if ':' in address else address}:{port}")
        config = uvicorn.Config(
            server.app(desk), log_config=None, access_log=False, server_header=False, lifespan="off", timeout_graceful_shutdown=5
        )
        # uvicorn hands on the signal that ended it: a service manager's is an ending like any other.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run([listener])
    say("copydesk: the server has ended")


def _own(host: str) -> bool:
    """Whether nobody but this machine can reach an address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host.strip("[]"), port), family=family)
    except OSError as error:
        raise Fault(f"{host}:{port}: {reason(error)}; another --port may be free") from None
