"""Configuration: where it is found, what it may say, and how it says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.checks import ConfigError
from linter.config import load, nearest
from linter.finding import Action
from linter.settings import RuleOptions, SuppressionOptions, day


def written(folder: Path, text: str, name: str = "copydesk.toml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_all_keys_are_read(tmp_path):
    (tmp_path / "desk").mkdir()
    path = written(
        tmp_path,
        """
        language = "en-GB"
        languagetool = "off"
        select = ["spelling"]
        ignore = ["doubled/words", "grammar"]
        exclude = ["archive/"]
        fail-on = "error"
        output-format = "json"
        rules = ["desk"]
        """,
    )
    config = load(path)
    assert config.options.language == "en-GB"
    assert config.options.languagetool == "off"
    assert config.options.select == ("spelling",)
    assert config.options.ignore == ("doubled/words", "grammar")
    assert config.options.exclude == ("archive/",)
    assert config.options.fail_on == "error"
    assert config.options.output_format == "json"
    assert config.rule_folders == (tmp_path / "desk",)


def test_the_tables_are_read(tmp_path):
    path = written(
        tmp_path,
        """
        [rule."spelling/misspelling"]
        severity = "off"
        action = "ask"

        [rule.style]
        safe = false

        [suppressions]
        require = ["reason", "until"]
        max-days = 90

        [per-file-ignores]
        "letters/*" = ["style"]
        """,
    )
    config = load(path)
    assert config.rules == (("spelling/misspelling", RuleOptions("off", Action.ASK)), ("style", RuleOptions(safe=False)))
    assert config.suppressions == SuppressionOptions(("reason", "until"), 90)
    assert config.options.per_file_ignores == {"letters/*": ("style",)}
    assert load(written(tmp_path, "")).suppressions == SuppressionOptions()


def test_the_nearest_file_counts_and_alone(tmp_path):
    written(tmp_path, 'language = "en-GB"\nselect = ["a"]')
    written(tmp_path, 'language = "en-CA"', "sport/copydesk.toml")
    (tmp_path / "sport" / "cricket").mkdir()
    config = nearest(tmp_path / "sport" / "cricket")
    assert config.root == tmp_path / "sport"
    assert (config.options.language, config.options.select) == ("en-CA", None)


def test_a_pyproject_counts_only_with_its_table(tmp_path):
    written(tmp_path, 'language = "en-GB"')
    written(tmp_path, '[tool.ruff]\n[tool.other]\nname = "copydesk"', "site/pyproject.toml")
    assert nearest(tmp_path / "site").options.language == "en-GB"
    written(tmp_path, '[tool.copydesk]\nlanguage = "en-AU"', "site/pyproject.toml")
    assert nearest(tmp_path / "site").options.language == "en-AU"
    written(tmp_path, 'language = "en-NZ"', "site/copydesk.toml")
    assert nearest(tmp_path / "site").options.language == "en-NZ"


def test_a_broken_pyproject_of_others_is_not_our_affair(tmp_path):
    written(tmp_path, "[tool.", "pyproject.toml")
    assert nearest(tmp_path).options.language is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('# for the desk\nlangauge = "en-GB"', "copydesk.toml:2: unknown key `langauge`; did you mean `language`?"),
        ("colour = 1", "copydesk.toml:1: unknown key `colour`; known are language, languagetool, select,"),
        (
            'select = [\n  "spelling",\n  "language = 3",\n]\nlanguage = 3',
            "copydesk.toml:5: `language` must be a string, not 3",
        ),
        ('fail-on = "warn"', 'copydesk.toml:1: `fail-on` must be one of "error", "warning", "info", not \'warn\''),
        ("\n\nselect = [1]", "copydesk.toml:3: `select` must be a list of strings, not [1]"),
        ('ignore = "spelling"', "copydesk.toml:1: `ignore` must be a list of strings"),
        ('language = "english!"', "copydesk.toml:1: `language`: 'english!' is not a language tag"),
        ('language = "en-GB"\nselect = [\n', "copydesk.toml:2: not TOML: "),
        ('language = en"', "copydesk.toml:1: not TOML: invalid value"),
        ("[select]\nnames = 1", "copydesk.toml:1: `select` must be a list of strings"),
        (
            '[rule.style]\nseverity = "info"\nsevrity = "off"',
            "copydesk.toml:3: unknown key `rule.style.sevrity`; did you mean `severity`?",
        ),
        (
            '[rule."spelling/misspelling"]\nseverity = "fatal"',
            'copydesk.toml:2: `rule."spelling/misspelling".severity` must be one of "error", "warning", "info", "off", not \'fatal\'',
        ),
        ('[rule.style]\naction = "mend"', 'copydesk.toml:2: `rule.style.action` must be one of "correct", "review", "ask"'),
        ('[rule.style]\nsafe = "no"', "copydesk.toml:2: `rule.style.safe` must be true or false, not 'no'"),
        ('[rule]\nstyle = "off"', "copydesk.toml:2: `rule.style` must be a table, not 'off'"),
        ('rule = "off"', "copydesk.toml:1: `rule` must be a table, not 'off'"),
        (
            '[rule.style.ap]\nseverity = "off"',
            'copydesk.toml:1: unknown key `rule.style.ap`; a key with a slash stands in quotation marks, as in [rule."style/ap"]',
        ),
        (
            '[suppressions]\nrequire = ["initial"]',
            'copydesk.toml:2: `suppressions.require` must be a list of "reason", "initials", "until", not [\'initial\']',
        ),
        ("[suppressions]\nmax-days = 0", "copydesk.toml:2: `suppressions.max-days` must be a whole number from 1, not 0"),
        ("[suppressions]\nmax_days = 9", "copydesk.toml:2: unknown key `suppressions.max_days`; did you mean `max-days`?"),
        ('[per-file-ignores]\n"letters/*" = "style"', 'copydesk.toml:2: `per-file-ignores."letters/*"` must be a list of strings'),
    ],
)
def test_an_error_names_file_line_and_key(tmp_path, text, message):
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        load(path)
    assert str(error.value).startswith(f"{tmp_path}/{message}")


def test_an_error_in_a_pyproject_names_its_line(tmp_path):
    path = written(tmp_path, '[project]\nlangauge = 1\n\n[tool.copydesk]\nselect = []\nlangauge = "en"', "pyproject.toml")
    with pytest.raises(ConfigError, match=r"pyproject\.toml:6: unknown key `langauge`"):
        load(path)


def test_a_file_that_was_named_must_be_one(tmp_path):
    with pytest.raises(ConfigError, match="there is no table"):
        load(written(tmp_path, "[tool.ruff]", "pyproject.toml"))
    (tmp_path / "copydesk.toml").write_bytes(b'language = "en-GB" # caf\xe9')
    with pytest.raises(ConfigError, match="not UTF-8"):
        load(tmp_path / "copydesk.toml")


def test_a_rule_folder_must_be_there(tmp_path):
    config = load(written(tmp_path, 'language = "en"\nrules = ["desk"]'))
    with pytest.raises(ConfigError, match=r"copydesk\.toml:2: `rules`: no folder .*desk"):
        _ = config.rule_folders


@pytest.mark.parametrize("text", ["2026-1-5", "20260105", "2026-W02-1", "2026-02-30", "2026-01-05T10:00", "", "Monday"])
def test_a_date_has_one_form(text):
    with pytest.raises(ValueError, match="is not a date such as 2026-01-31"):
        day(text)


@pytest.mark.parametrize(
    ("text", "mode", "url"),
    [
        ('languagetool = "on"\n', "on", None),
        ('languagetool.url = "http://desk.example:8081"\n', None, "http://desk.example:8081/v2/"),
        ('[languagetool]\nmode = "off"\nurl = "https://desk.example/lt/v2/"\n', "off", "https://desk.example/lt/v2/"),
    ],
)
def test_languagetool_is_a_word_or_a_table(tmp_path: Path, text: str, mode: str | None, url: str | None) -> None:
    (tmp_path / "copydesk.toml").write_text(text)
    said = load(tmp_path / "copydesk.toml").languagetool
    assert (said.mode, said.url) == (mode, url)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('languagetool.ulr = "http://desk.example"\n', 'must be one of "auto", "on", "off", or a table with `mode` and `url`'),
        ('languagetool = "maybe"\n', "or a table with"),
        ('languagetool.url = "desk.example"\n', "'desk.example' is not the address of a server"),
    ],
)
def test_a_wrong_languagetool_is_told(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "copydesk.toml").write_text(text)
    with pytest.raises(ConfigError) as error:
        _ = load(tmp_path / "copydesk.toml").languagetool
    assert str(error.value).startswith(f"{tmp_path / 'copydesk.toml'}:1: `languagetool`")
    assert reason in str(error.value)


def test_a_configuration_extends_another(tmp_path):
    (tmp_path / "house" / "rules").mkdir(parents=True)
    written(
        tmp_path,
        'language = "en-GB"\nignore = ["a", "b"]\nrule.style.severity = "info"\n[rule.dates]\nseverity = "off"',
        "house/all.toml",
    )
    house = 'extends = "all.toml"\nrules = ["rules"]\nexclude = ["/old"]\n[per-file-ignores]\n"/x*" = ["a"]'
    written(tmp_path, house, "house/copydesk.toml")
    sport = 'extends = "../house/copydesk.toml"\nignore = []\nrule.style.severity = "error"\nper-file-ignores."y*" = ["b"]'
    config = load(written(tmp_path, f"[tool.copydesk]\n{sport}", "sport/pyproject.toml"))
    assert (config.options.language, config.options.ignore) == ("en-GB", ())
    assert dict(config.rules) == {"style": RuleOptions("error"), "dates": RuleOptions("off")}
    assert config.rule_folders == (tmp_path / "house" / "rules",)
    assert config.root_of("exclude") == tmp_path / "house"
    assert list(config.per_file_ignores) == [(tmp_path / "sport", {"y*": ("b",)}), (tmp_path / "house", {"/x*": ("a",)})]
    places = {key: config.place(*key) for key in [("language",), ("ignore",), ("rule", "style"), ("rule", "dates"), ("select",)]}
    assert {".".join(key): place and place.removeprefix(f"{tmp_path}/") for key, place in places.items()} == {
        "language": "house/all.toml:1",
        "ignore": "sport/pyproject.toml:3",
        "rule.style": "sport/pyproject.toml:4",
        "rule.dates": "house/all.toml:4",
        "select": None,
    }


def test_an_error_in_the_base_names_the_base(tmp_path):
    base = written(tmp_path, '\nrules = ["gone"]', "base.toml")
    config = load(written(tmp_path, 'extends = "base.toml"\nlanguage = "en-GB"'))
    with pytest.raises(ConfigError, match=rf"^{base}:2: `rules`: no folder"):
        _ = config.rule_folders


def test_what_extends_itself_is_an_error(tmp_path):
    written(tmp_path, 'extends = "b/../b/two.toml"', "one.toml")
    written(tmp_path, 'language = "en"\nextends = "../one.toml"', "b/two.toml")
    with pytest.raises(ConfigError, match=r"two\.toml:2: `extends`: one\.toml extends two\.toml extends one\.toml, and so on"):
        load(tmp_path / "one.toml")
    with pytest.raises(ConfigError, match=r"three\.toml:1: `extends`: no file .*gone\.toml"):
        load(written(tmp_path, 'extends = "gone.toml"', "three.toml"))


PER_FILE = """
language = "en-US"
languagetool.url = "http://desk.example/v2"

[rule.dates]
severity = "info"

[[per-file]]
files = "sport/**"
language = "en-GB"
rule.style.severity = "off"

[[per-file]]
files = ["letters/*", "*.md"]
languagetool = "on"
ignore = ["style"]
"""


def test_tables_for_some_files_are_layers(tmp_path):
    path = written(tmp_path, PER_FILE)
    config = load(path)
    assert [(section.root, section.files) for section in config.sections] == [
        (tmp_path, ("sport/**",)),
        (tmp_path, ("letters/*", "*.md")),
    ]
    both = config.under(section.layer for section in config.sections)
    assert (both.options.language, both.options.ignore) == ("en-GB", ("style",))
    assert (both.languagetool.mode, both.languagetool.url) == ("on", "http://desk.example/v2/")
    assert dict(both.rules) == {"dates": RuleOptions("info"), "style": RuleOptions("off")}
    assert [both.place("language"), both.place("ignore"), config.place("language")] == [f"{path}:10", f"{path}:16", f"{path}:2"]
    assert config.options.ignore is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[per-file]]\nlanguage = "en"', "1: `per-file` has no `files`"),
        ('[[per-file]]\nfiles = "a"\n[[per-file]]\nfiles = "b"\nstile = []', "5: unknown key `per-file.stile`; did you mean `style`?"),
        ('[[per-file]]\nfiles = "a"\n\n[[per-file]]\nfiles = "b"\nlanguage = "x!"', "6: `per-file.language`: 'x!' is not a language tag"),
        ('[[per-file]]\nfiles = 3', "2: `per-file.files` must be a string or a list of strings, not 3"),
        ("per-file = 3", "1: `per-file` must be a list of tables, not 3"),
        ("per-file = [3]", "1: `per-file` must be a table, not 3"),
        ('respect-gitignore = "no"', "1: `respect-gitignore` must be true or false, not 'no'"),
    ],
)  # fmt: skip
def test_an_error_in_a_table_for_some_files_names_its_line(tmp_path, text, message):
    with pytest.raises(ConfigError) as error:
        load(written(tmp_path, text))
    assert str(error.value).startswith(f"{tmp_path}/copydesk.toml:{message}")
