"""What is known of ids that stand in no rule file: those of checks that are code, and LanguageTool's that were measured.

Asking all checks means importing all of them, so what they say is kept in the user's cache until a file of theirs changes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache as cache_in_memory
from pathlib import Path

import msgspec

from linter import cache, checks, suppressions
from linter.finding import Severity
from linter.ruledesk import pages
from linter.settings import Settings
from linter.version import __version__

_RULES = "rules"
#: The check whose rules are not ours.
LANGUAGETOOL = "languagetool"
# Versions of the files that are kept, such as those of two checkouts.
_VERSIONS = 4


class Code(msgspec.Struct, frozen=True):
    """An id and what is known of it.

    ``severities`` are those that its findings can have, as far as that is written anywhere. ``page`` is a document that tells of it,
    ``module`` the one that looks for it, with the first line of what it says of itself in ``about``.
    """

    id: str
    check: str
    what: str
    severities: tuple[str, ...] = ()
    example: str = ""
    page: str | None = None
    module: str | None = None
    about: str = ""


@cache_in_memory
def codes() -> dict[str, Code]:
    """All ids of checks that are code and of LanguageTool's measured rules."""
    kept = cache.Cache("codes", limit=_VERSIONS)
    key = cache.key(__version__, *(f"{path}\0{stat.st_mtime_ns}\0{stat.st_size}" for path in _files() for stat in [path.stat()]))
    found = [] if (value := kept.get([key]).get(key)) is None else msgspec.msgpack.decode(value, type=list[Code])
    if not found:
        found = [*_of_checks(), *_of_languagetool()]
        kept.put({key: msgspec.msgpack.encode(found)})
    kept.close()
    return {code.id: code for code in found}


def own(settings: Settings) -> Iterator[Code]:
    """The ids of checks that have none but those of a newsroom's own files, such as Vale styles; raises ConfigError."""
    known = {code.check for code in codes().values()}
    for name in checks.names():
        if name != _RULES and name not in known:
            check = checks.load(name)
            about = (check.__doc__ or "").strip().splitlines()[0]
            page = f"{name}.md" if (pages.folder() / f"{name}.md").is_file() else None
            yield from (
                Code(code, name, about, page=page, module=f"{checks.__name__}.{name}", about=about) for code in check.codes(settings)
            )


def _files() -> list[Path]:
    """The files that all of this is read from."""
    folder = Path(checks.__path__[0])
    return sorted(
        [*folder.rglob("*.py"), Path(str(suppressions.__file__)), folder / LANGUAGETOOL / "rules.toml", *pages.folder().glob("*.md")]
    )


def _of_checks() -> Iterator[Code]:
    """The ids of checks, and those of what is said of suppressions, which no check says."""
    documents = pages.Pages(pages.folder())
    groups = [(name, f"{checks.__name__}.{name}", checks.load(name).codes(Settings())) for name in checks.names() if name != _RULES]
    for name, package, ids in (*groups, ("suppressions", suppressions.__name__, suppressions.CODES)):
        for code in sorted(set(ids)):
            if code.endswith("/"):
                continue  # a family of its own, whose ids the check does not know
            row = documents.row(code)
            module, about = _module(package, code)
            page = row.page if row else documents.page(code)
            severities = (row.severities if row else ()) or _severities(module)
            yield Code(code, name, row.what if row else about, severities, row.example if row else "", page, module, about)


def _module(package: str, code: str) -> tuple[str, str]:
    """The module that names a code among the fewest others, the deepest of several, and the first line of its docstring."""
    found = []
    for name, module in list(sys.modules.items()):
        if name == package or name.startswith(f"{package}."):
            values = [value for value in vars(module).values() if value == code or (isinstance(value, tuple) and code in value)]
            if values:
                codes = min(1 if isinstance(value, str) else len(value) for value in values)
                found.append((codes, -name.count("."), name))
    name = min(found)[2] if found else package
    return name, (sys.modules[name].__doc__ or "").strip().splitlines()[0]


def _severities(module: str) -> tuple[str, ...]:
    """Those that a module names, the worst first."""
    import inspect  # dear, and what it finds is kept

    named = re.findall(r"Severity\.([A-Z]+)", inspect.getsource(sys.modules[module]))
    return tuple(severity.value for severity in Severity if severity.name in named)


def _of_languagetool() -> Iterator[Code]:
    from linter.checks.languagetool import tuning

    documents = pages.Pages(pages.folder())
    page = documents.page(f"{LANGUAGETOOL}/EN_A_VS_AN") or f"{LANGUAGETOOL}.md"
    about = (tuning.__doc__ or "").splitlines()[0]
    for name, rule in tuning.table().rules.items():
        severities = tuple(dict.fromkeys((str(rule.severity), *((str(rule.close.severity),) if rule.close else ()))))
        read = f"; of {rule.right + rule.wrong:,} read {rule.right:,} were right" if rule.right + rule.wrong else ""
        what = f"LanguageTool's {name}: {rule.fires:,} findings in a million words of published text{read}; {rule.hits:,} known slips found"
        yield Code(f"{LANGUAGETOOL}/{name}", LANGUAGETOOL, what, severities, page=page, module=tuning.__name__, about=about)
