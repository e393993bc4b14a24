"""What cannot be used in a style is told with file, line, column and key, and with a word on what to do."""

from pathlib import Path

import pytest

from linter.checks import ConfigError
from linter.checks.vale.style import styles

EXISTENCE = "extends: existence\nmessage: m\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("message: m\n", ":1:1: `extends`: the key is missing (known: capitalization,"),
        ("extends: existance\nmessage: m\n", ":1:10: `extends`: there is no extension point 'existance'; did you mean 'existence'?"),
        ("extends: script\nmessage: m\nscript: x.tengo\n", ":1:10: `extends`: a rule that extends `script` is a program"),
        ("extends: existence\ntokens: [a]\n", ":1:1: `message`: a rule needs a message"),
        (EXISTENCE + "tokens: [a]\nlevl: error\n", ":4:1: unknown key `levl`; did you mean 'level'?"),
        (EXISTENCE + "tokens: [a]\nswap: {a: b}\n", ":4:1: unknown key `swap`"),
        (EXISTENCE + "tokens: [a]\nlevel: eror\n", ":4:8: `level`: there is no 'eror'; did you mean 'error'?"),
        (EXISTENCE + "tokens: [a]\nignorecase: maybe\n", ":4:13: `ignorecase`: must be true or false, not 'maybe'"),
        (EXISTENCE + "tokens: [a]\nlimit: few\n", ":4:8: `limit`: must be a whole number, not 'few'"),
        (EXISTENCE + "tokens: [a]\nscope: headings\n", ":4:8: `scope`: there is no 'headings'; did you mean 'heading'?"),
        (EXISTENCE + "tokens: [a]\nscope: text & ~lst\n", ":4:8: `scope`: there is no 'lst'; did you mean 'list'?"),
        (EXISTENCE + "tokens: [a]\nscope: doc(p)\n", ":4:8: `scope`: a selector in `doc(…)` asks for HTML"),
        (EXISTENCE, ":1:1: `tokens`: a rule on existence needs `tokens` or `raw`"),
        (EXISTENCE + "tokens: {a: b}\n", ":3:9: `tokens`: must be a list"),
        (EXISTENCE + "tokens:\n  - 'a('\n", ":4:3: `tokens`: an expression cannot be used: this “(” is not closed"),
        (EXISTENCE + "tokens: [a]\nexceptions: ['[']\n", ":4:13: `exceptions`: an expression cannot be used: this “[” is not closed"),
        (EXISTENCE + "tokens: [a]\naction: {name: edit, params: [trimm, x]}\n", "there is no edit 'trimm'; did you mean 'trim'?"),
        (EXISTENCE + "tokens: [a]\naction: {name: edit, params: [replace, x]}\n", "the edit 'replace' takes 2 parameters"),
        (EXISTENCE + "tokens: [a]\naction: {nam: edit}\n", "unknown key; did you mean 'name'?"),
        (EXISTENCE + "tokens: [a]\naction: {name: suggest, params: [x.tengo]}\n", "the script 'x.tengo' is not run"),
        ("extends: substitution\nmessage: m\nswap:\n  'a(': b\n", ":4:9: `a(`: the expression cannot be used: this “(” is not closed"),
        ("extends: substitution\nmessage: m\nswap: [a]\n", ":3:7: `swap`: must be a table"),
        ("extends: occurrence\nmessage: m\ntoken: a\n", "needs `max` or `min`"),
        ("extends: repetition\nmessage: m\n", "needs `tokens`"),
        ("extends: consistency\nmessage: m\n", "needs `either`"),
        ("extends: conditional\nmessage: m\nfirst: a\n", "needs `first` and `second`"),
        ("extends: capitalization\nmessage: m\nmatch: $titel\n", ":3:8: `match`: there is no '$titel'; did you mean '$title'?"),
        ("extends: readability\nmessage: m\nmetrics: [Smog]\n", ":3:10: `metrics`: there is no 'Smog'"),
        ("extends: metric\nmessage: m\nformula: word\ncondition: '> 1'\n", "there is no number 'word'; did you mean 'words'?"),
        ("extends: metric\nmessage: m\nformula: words\ncondition: over 9\n", "`condition`: must compare the value with a number"),
        ("extends: sequence\nmessage: m\ntokens:\n  - patern: a\n", ":4:13: `patern`: unknown key; did you mean 'pattern'?"),
        ("extends: sequence\nmessage: m\ntokens:\n  - upos: NAUN\n", "there is no part of speech 'NAUN'; did you mean 'NOUN'?"),
        ("extends: sequence\nmessage: m\ntokens:\n  - pattern: a\n    negate: true\n", "needs a word that is to be there"),
        ("extends: spelling\nmessage: m\ndictionaries: [en_XX]\n", "no file 'en_XX.aff' in "),
        ("extends: spelling\nmessage: m\nignore: names.txt\n", "no file 'names.txt' in "),
        ("extends: Other.Rule\nmessage: m\n", ":1:10: `extends`: there is no rule 'Other.Rule'"),
        ("extends: House.Rule\nmessage: m\n", "the rule 'House.Rule' extends itself"),
        (EXISTENCE + "tokens+: [a]\n", "only a rule that extends another rule can add to a key"),
        ("extends: existence\n  message: m\n", "not YAML: mapping values are not allowed"),
        ("- a\n", ":1:1: a rule is a table of keys"),
        ("", ":1:1: a rule is a table of keys"),
    ],
)
def test_an_error_names_its_place(tmp_path: Path, text: str, told: str):
    folder = tmp_path / "House"
    folder.mkdir()
    (folder / "Rule.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        styles([folder])
    assert str(caught.value).startswith(str(folder / "Rule.yml") + ":")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path):
    folder = tmp_path / "House"
    folder.mkdir()
    (folder / "Rule.yml").write_bytes(b"message: \xff\n")
    with pytest.raises(ConfigError, match=r"not UTF-8 \(byte 9\)"):
        styles([folder])


def test_two_folders_of_one_name_cannot_have_the_same_rule(tmp_path: Path):
    for parent in ("one", "two"):
        (tmp_path / parent / "House").mkdir(parents=True)
        (tmp_path / parent / "House" / "Rule.yml").write_text(EXISTENCE + "tokens: [a]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"the rule House\.Rule is taken by"):
        styles([tmp_path / "one" / "House", tmp_path / "two" / "House"])
