import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from languagetool_cases import flip, settings, story

from linter.checks import languagetool
from linter.checks.languagetool import install, jars, languages, runtime, shared
from linter.checks.languagetool.asking import PORTION, _portions
from linter.checks.languagetool.error import LanguageToolError
from linter.engine import Linter
from linter.finding import Finding, NotChecked, Severity
from linter.settings import Language, LanguageToolMode, Settings
from linter.surfaces.cli import main

ITALIAN = "Il sindaco ha presentato lunedì il bilancio. Qual'è la risposta del consiglio? I cittadini aspettano una decisone."
MODULE = Path("LanguageTool-6.8", "libs", "language-it-6.8.jar")
NOWHERE = "http://127.0.0.1:9/"


@pytest.fixture(scope="module")
def italian(installation: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An installation with Italian, the smallest language, and a server of its own."""
    folder = tmp_path_factory.mktemp("italian") / "languagetool"
    shutil.copytree(installation, folder)
    install.install(folder, also=["it"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(install.FOLDER_VARIABLE, str(folder))
        patch.setenv(runtime.FOLDER_VARIABLE, str(tmp_path_factory.mktemp("runtime")))
        yield folder
        shared.stop()


@pytest.fixture
def broken(italian: Path, tmp_path: Path) -> Path:
    """A copy of it with a changed Italian jar."""
    folder = tmp_path / "broken"
    shutil.copytree(italian, folder)
    flip(folder / MODULE)
    return folder


def gaps(language: str, mode: LanguageToolMode = "on") -> list[str]:
    results = list(languagetool.check(story(ITALIAN), settings(language, mode)))
    assert all(isinstance(result, NotChecked) for result in results)
    return [result.reason for result in results if isinstance(result, NotChecked)]


@pytest.mark.usefixtures("italian")
@pytest.mark.parametrize("tag", ["it", "it-CH"])
def test_slips_of_another_language_are_found_and_nothing_else(tag: str) -> None:
    chosen = settings(tag)
    with Linter(chosen) as linter:
        report = linter.lint(story(ITALIAN), chosen)
    assert report.not_checked == ()
    assert [(found.text, found.suggestions[0]) for found in report.findings] == [("Qual'è", "Qual è"), ("decisone", "decisione")]
    assert {(found.severity, found.checks) for found in report.findings} == {(Severity.WARNING, ("languagetool",))}


@pytest.mark.usefixtures("italian")
def test_the_same_server_reads_english_as_before() -> None:
    address = shared.url()
    (found,) = languagetool.check(story("It rained for a hour."), settings("en-GB"))
    assert isinstance(found, Finding)
    assert found.suggestions[0] == "an"
    assert shared.url() == address


def test_paragraphs_of_a_language_whose_rules_compare_them_go_alone() -> None:
    assert _portions(["Der Delfin.", "Ein Delphin."], 0) == [["Der Delfin."], ["Ein Delphin."]]
    assert _portions(["A dolphin.", "A whale."], PORTION) == [["A dolphin.", "A whale."]]


def test_a_language_stays_when_another_install_does_not_name_it(italian: Path) -> None:
    assert install.languages(italian) == ("en", "it")
    install.install(italian, repository=NOWHERE)
    assert install.languages(italian) == ("en", "it")
    install.verify(italian)


def test_an_english_installation_is_not_one_of_another_language(copied: Path) -> None:
    assert install.languages(copied) == ("en",)
    assert install.installed(copied)
    assert not install.installed(copied, "it")


def test_a_changed_jar_of_another_language_is_refused_by_name_and_mended(broken: Path, italian: Path) -> None:
    with pytest.raises(LanguageToolError, match=r"language-it-6\.8\.jar is broken"):
        install.verify(broken)
    install.install(broken, source=italian)
    install.verify(broken)


def test_what_cannot_be_added_leaves_what_was_there(copied: Path) -> None:
    with pytest.raises(LanguageToolError, match=r"language-it-6\.8\.jar cannot be fetched"):
        install.install(copied, also=["it"], repository=NOWHERE)
    with pytest.raises(LanguageToolError, match="cannot be installed for 'xx', only for"):
        install.install(copied, also=["xx"])
    assert install.languages(copied) == ("en",)
    install.verify(copied)


def test_a_server_that_knows_fewer_languages_is_not_asked(copied: Path, italian: Path) -> None:
    before = runtime.here()
    install.install(copied, also=["it"], source=italian)
    assert runtime.here() != before


@pytest.mark.usefixtures("copied")
def test_the_command_adds_a_language(italian: Path) -> None:
    command = ["languagetool", "install", "--from", str(italian), "--language"]
    assert CliRunner().invoke(main, [*command, "it-IT"]).exit_code == 0
    assert install.languages() == ("en", "it")
    result = CliRunner().invoke(main, [*command, "xx"])
    assert result.exit_code != 0
    assert "cannot be installed for 'xx', only for" in result.stderr


def test_a_story_that_nothing_reads_is_named_with_what_to_do(copied: Path) -> None:
    bring = "LanguageTool is not installed for the language de-AT; `copydesk languagetool install --language de` brings it"
    assert gaps("de-AT") == gaps("de-AT", "auto") == [bring]
    assert gaps("it", "off") == ["only LanguageTool checks the language it, and it is off"]
    assert gaps("tlh") == ["there are no checks for the language tlh"]


def test_each_language_that_can_be_installed_has_its_names() -> None:
    assert set(languages._NAMES) == set(jars.languages())


@pytest.mark.parametrize(
    ("tag", "name"),
    [("de", "de-DE"), ("de-AT", "de-AT"), ("de-LI", "de-DE"), ("pt_br", "pt-BR"),
     ("fr-FR", "fr"), ("es-MX", "es"), ("ca-es-valencia", "ca-ES-valencia"),
     ("pl", "pl-PL"), ("en-IE", "en-GB"), ("en-AU", "en-AU"), ("en", "en-US"), ("ja", "ja")],
)  # fmt: skip
def test_a_tag_gets_the_name_that_languagetool_has_for_it(tag: str, name: str) -> None:
    assert languages.name(Language(tag)) == name


def test_a_newsrooms_server_is_asked_for_any_language() -> None:
    chosen = Settings(language=Language("ja"), languagetool="on", languagetool_url=f"{NOWHERE}v2/")
    (gap,) = languagetool.check(story("雨が降った。"), chosen)
    assert isinstance(gap, NotChecked)
    assert gap.reason.startswith("LanguageTool does not answer")
