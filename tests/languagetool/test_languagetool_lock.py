import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.checks.languagetool import jars, lock
from linter.checks.languagetool.error import LanguageToolError

OTHERS = [language for language in jars.languages() if language != "en"]


def of(language: str) -> Path:
    return jars._LOCKS / f"{language}-{jars.VERSION}.lock"


def only(language: str) -> set[jars.Jar]:
    """What a language brings beside English."""
    return set(jars.jars(language)) - set(jars.jars())


def class_path(jar: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(jar)) as archive:
        return archive.read("META-INF/MANIFEST.MF").replace(b"\r\n ", b"").decode().splitlines()[1].split()[1:]


def test_the_languages_that_have_a_lock_can_be_chosen() -> None:
    assert {"en", "de", "fr", "es", "it", "nl", "pt"} <= set(jars.languages())


@pytest.mark.parametrize("language", jars.languages())
def test_a_lock_is_sorted_and_each_of_its_lines_is_a_pin(language: str) -> None:
    lines = of(language).read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))
    pattern = re.compile(r"(?P<group>\S+)/(?P<artifact>\S+)/(?P<version>\S+)/(?P=artifact)-(?P=version)\.jar [1-9]\d+ [0-9a-f]{64}")
    assert [line for line in lines if not pattern.fullmatch(line)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_lock_brings_the_module_of_its_language_and_nothing_that_english_has(language: str) -> None:
    assert len(only(language)) == len(of(language).read_text("utf-8").splitlines())
    assert f"language-{language}-6.8.jar" in {jar.name for jar in jars.jars(language)}


@pytest.mark.parametrize("language", OTHERS)
def test_no_other_version_of_what_english_has(language: str) -> None:
    english = {jar.path.rsplit("/", 2)[0] for jar in jars.jars()}
    assert english.isdisjoint(jar.path.rsplit("/", 2)[0] for jar in only(language))


def test_jars_of_several_languages_are_the_jars_of_each_once() -> None:
    both = jars.jars("de", "ru")
    assert set(both) == {*jars.jars(), *only("de"), *only("ru")}
    assert [jar.name for jar in both].count("openregex-1.1.1.jar") == 1
    assert jars.jars("ru", "de", "en", "de") == both


@pytest.mark.parametrize("language", ["xx", "", "../en", "DE"])
def test_a_language_without_a_lock_is_named_with_those_that_have_one(language: str) -> None:
    with pytest.raises(LanguageToolError, match=rf"for {re.escape(repr(language))}, only for .*de, en, es, fr"):
        jars.jars(language)


def test_the_class_path_follows_the_languages() -> None:
    assert "libs/language-it-6.8.jar" not in class_path(jars.server_jar())
    assert class_path(jars.server_jar("it", "de")) == [f"libs/{jar.name}" for jar in jars.jars("de", "it")]
    assert jars.server_jar("en") == jars.server_jar()


# The smallest, and the smallest of those that need Hunspell.
@pytest.mark.parametrize("language", ["it", "da"])
def test_a_lock_made_anew_is_the_same_to_the_byte(language: str, tmp_path: Path) -> None:
    made = tmp_path / "new.lock"
    result = CliRunner().invoke(lock.main, [language, "-o", str(made)])
    assert (result.exit_code, result.output) == (0, "")
    assert made.read_bytes() == of(language).read_bytes()


def test_a_language_that_languagetool_does_not_have_is_named_and_nothing_is_written(repository: str, tmp_path: Path) -> None:
    made = tmp_path / "new.lock"
    result = CliRunner().invoke(lock.main, ["xx", "-o", str(made), "--repository", repository])
    assert result.exit_code == 1
    assert result.output.startswith("Error: the jars of language-xx 6.8 cannot be had: ")
    assert not made.exists()


def test_a_word_that_is_no_language_is_bad_usage() -> None:
    result = CliRunner().invoke(lock.main, ["../en"])
    assert result.exit_code == 2
    assert "'../en' is no language" in result.output
