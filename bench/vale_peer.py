"""Vale itself: built once with Go into the user's cache, and run beside Copydesk's reading of the same styles."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import platformdirs

from linter.checks import vale
from linter.checks.vale.style import styles as read_styles
from linter.finding import NotChecked, Severity
from linter.readers import read
from linter.settings import Settings

VERSION = "3.21.0"
_MODULE = f"github.com/vale-cli/vale/v3/cmd/vale@v{VERSION}"
_LEVELS = {Severity.INFO: "suggestion", Severity.WARNING: "warning", Severity.ERROR: "error"}


class Said(NamedTuple):
    """What one of the two says: ``Style.Rule``, line and column from 1, the text, the message, the level, the suggestions."""

    rule: str
    line: int
    column: int
    text: str
    message: str
    level: str
    suggestions: tuple[str, ...]

    @property
    def place(self) -> tuple[str, int, int]:
        """Which rule, and where."""
        return self.rule, self.line, self.column


def binary() -> Path:
    """Vale, built if it is not there yet; raises LookupError where Go is missing, CalledProcessError where it fails."""
    folder = platformdirs.user_cache_path("copydesk-vale") / VERSION
    path = folder / "vale"
    if path.is_file():
        return path
    if shutil.which("go") is None:
        raise LookupError(f"Vale {VERSION} is built with Go, and there is no `go` on the PATH")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as own:
        # Two test runs may build at once; the renaming is what either of them sees.
        subprocess.run(["go", "install", _MODULE], env={**os.environ, "GOBIN": own, "GOFLAGS": ""}, check=True, capture_output=True)
        (Path(own) / "vale").replace(path)
    return path


def sources() -> Path:
    """The folder of Vale's own module, which holds some public styles as test data."""
    answer = subprocess.run(
        ["go", "mod", "download", "-json", _MODULE.replace("/cmd/vale", "")], check=True, capture_output=True, text=True
    )
    return Path(json.loads(answer.stdout)["Dir"])


def vale_says(styles: Sequence[Path], stories: Sequence[Path]) -> dict[str, list[Said]]:
    """What Vale finds in each story with these styles, which lie in one folder."""
    (root,) = {style.parent for style in styles}
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / ".vale.ini"
        names = ", ".join(style.name for style in styles)
        config.write_text(f"StylesPath = {root.resolve()}\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = {names}\n", encoding="utf-8")
        # Vale has reStructuredText turned to HTML by docutils' own command.
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
        command = [binary(), "--config", config, "--no-global", "--no-exit", "--output=JSON", *stories]
        ran = subprocess.run(command, env={**os.environ, "PATH": path}, capture_output=True, text=True)
    if not ran.stdout.startswith("{"):
        raise RuntimeError(f"Vale says no JSON: {ran.stdout}{ran.stderr}")
    said = json.loads(ran.stdout)
    if "Code" in said:
        raise RuntimeError(f"Vale refuses: {ran.stdout}")
    return {str(story): [_said(alert) for alert in said.get(str(story), ())] for story in stories}


def _said(alert: dict[str, object]) -> Said:
    begin, _ = alert["Span"]
    suggestions = alert.get("Suggestions") or ()
    return Said(alert["Check"], alert["Line"], begin, alert["Match"], alert["Message"], alert["Severity"], tuple(suggestions))


def points(styles: Sequence[Path]) -> dict[str, str]:
    """The extension point of each rule, by names such as ``Style.Rule``."""
    return {rule.common.name: type(rule).__module__.rpartition(".")[2] for rule in read_styles(styles).rules}


def copydesk_says(styles: Sequence[Path], stories: Sequence[Path]) -> dict[str, list[Said]]:
    """What Copydesk finds in each story with these styles."""
    settings = Settings(vale_styles=tuple(styles))
    # A measure of a whole story stands nowhere; Vale tells it at the first character.
    measures = {rule for rule, point in points(styles).items() if point in ("readability", "metric")}
    found: dict[str, list[Said]] = {}
    for story in stories:
        document = read(story.name, story.read_bytes())
        found[str(story)] = said = []
        for finding in vale.check(document, settings):
            if isinstance(finding, NotChecked):
                continue
            start, _ = document.source_map.span(finding.start, finding.end)
            rule = finding.code.removeprefix("vale/").replace("/", ".")
            line, column = (1, 1) if rule in measures else document.source.position(start)
            text = "" if rule in measures else document.text[finding.start : finding.end]
            said.append(Said(rule, line, column, text, finding.message, _LEVELS[finding.severity], finding.suggestions))
    return found
