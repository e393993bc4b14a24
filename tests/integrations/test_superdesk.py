"""The plug-in against Superdesk's real base class, which comes out of its wheel: the package itself does not install here."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

import linter

_BASE = "superdesk/text_checkers/spellcheckers/base.py"


class ApiError(Exception):
    """Stands for Superdesk's error, which needs all of Superdesk."""

    @classmethod
    def internalError(cls, message: str) -> ApiError:  # noqa: N802
        return cls(message)


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> Path:
    """The base class as it ships."""
    folder = tmp_path_factory.mktemp("superdesk")
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "-q",
        "--no-deps",
        "--no-binary",
        ":none:",
        "-d",
        str(folder),
        "superdesk-core==2.5.3",
    ]
    subprocess.run([*command, "-d", str(folder), "superdesk-core==2.5.3"], check=True, timeout=200)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return Path(archive.extract(_BASE, folder))


def loaded(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def superdesk(base, monkeypatch):
    """Superdesk as far as the plug-in sees it: what its own package imports is stubbed, its base class is not."""
    for name, what in {
        "superdesk": {},
        "superdesk.errors": {"SuperdeskApiError": ApiError},
        "superdesk.text_checkers": {},
        "superdesk.text_checkers.spellcheckers": {"CAP_SPELLING": "spelling", "CAP_GRAMMAR": "grammar", "LANG_ANY": "*"},
    }.items():
        module = ModuleType(name)
        module.__dict__.update(what, __path__=[])
        monkeypatch.setitem(sys.modules, name, module)
    name = "superdesk.text_checkers.spellcheckers.base"
    monkeypatch.setitem(sys.modules, name, ModuleType(name))
    found = loaded(name, base)
    path = Path(linter.__file__).parent / "surfaces" / "integrations" / "superdesk.py"
    plugin = loaded("copydesk_superdesk", path)

    def registered(**config: str):
        found.registered_spellcheckers.clear()
        plugin.init_app(SimpleNamespace(config=config))
        return found.registered_spellcheckers.get("copydesk")

    return registered


def sliced(text: str, error: dict) -> str:
    """What the editor marks: it slices UTF-16."""
    units = text.encode("utf-16-le")
    start = 2 * error["startOffset"]
    return units[start : start + len(error["text"].encode("utf-16-le"))].decode("utf-16-le")


def test_it_registers_where_there_is_a_server(superdesk):
    assert superdesk() is None
    checker = superdesk(COPYDESK_URL="http://127.0.0.1:1")
    assert checker.serialize() == {
        "name": "copydesk", "label": "Copydesk", "capacities": ["grammar", "spelling"],
        "languages": ["en", "en-US", "en-GB", "en-AU", "en-CA", "en-NZ", "en-ZA", "en-IE"],
    }  # fmt: skip


def test_errors_stand_where_the_editor_looks_for_them(superdesk, served):
    checker = superdesk(COPYDESK_URL=served.url)
    text = "😀 We recieve it.\nThe mayor met the the council 😀 on Monday; it was a a honour.\n"
    errors = checker.check(text, "en-GB")["errors"]
    assert {("recieve", "spelling"), ("the the", "grammar")} <= {(one["text"], one["type"]) for one in errors}
    for error in errors:
        assert sliced(text, error) == error["text"]
        assert "\n" not in error["text"]
        assert error["message"]
    (spelling,) = [one for one in errors if one["text"] == "recieve"]
    assert spelling["suggestions"][0] == {"text": "receive"}


def test_no_error_is_lost_empty_or_in_two_paragraphs(superdesk, served):
    checker = superdesk(COPYDESK_URL=served.url)
    text = "He has been in town for week.\nThe council the\nthe mayor met on Monday.\n“We are here, she said.\n"
    findings = served.http.post("/v1/check", json={"text": text, "language": "en-GB"}).json()["findings"]
    errors = checker.check(text, "en-GB")["errors"]
    assert findings
    assert len(errors) == len(findings)
    for error in errors:
        assert error["text"].strip()
        assert "\n" not in error["text"]
        assert sliced(text, error) == error["text"]


def test_suggestions_for_a_word(superdesk, served):
    checker = superdesk(COPYDESK_URL=served.url)
    assert checker.suggest("recieve", "en-GB")["suggestions"][0] == {"text": "receive"}
    assert checker.suggest("council", "en-GB") == {"suggestions": []}


def test_what_goes_wrong_is_said(superdesk, serve):
    with pytest.raises(ApiError, match="does not answer"):
        superdesk(COPYDESK_URL="http://127.0.0.1:1").check("text")
    one = serve("--token", "secret")
    with pytest.raises(ApiError, match="token"):
        superdesk(COPYDESK_URL=one.url).check("We met.")
    assert superdesk(COPYDESK_URL=one.url, COPYDESK_TOKEN="secret", COPYDESK_STYLE="ap").check("We met.") == {"errors": []}
