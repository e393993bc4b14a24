"""Vale styles by the configuration, as ``copydesk check`` reads them."""

from __future__ import annotations

import json


def test_styles_of_the_configuration_are_read(copydesk, tmp_path):
    style = tmp_path / "desk" / "House"
    style.mkdir(parents=True)
    (style / "Cross.yml").write_text("extends: existence\nmessage: \"Not '%s'.\"\nlevel: error\ntokens: [cross]\n", encoding="utf-8")
    (tmp_path / "copydesk.toml").write_text('styles = ["desk/House"]\nlanguagetool = "off"\n', encoding="utf-8")
    (tmp_path / "story.txt").write_text("The crew was cross on Friday.\n", encoding="utf-8")
    ran = copydesk("check", "--output-format", "json", "--select", "vale/House", "story.txt")
    assert ran.returncode == 1, ran.stderr
    (found,) = json.loads(ran.stdout)
    assert (found["code"], found["message"], found["location"]) == ("vale/House/Cross", "Not 'cross'.", {"row": 1, "column": 14})
    (style / "Cross.yml").write_text("extends: script\nmessage: m\n", encoding="utf-8")
    ran = copydesk("check", "story.txt")
    assert ran.returncode == 2
    assert ran.stderr.decode().strip().startswith("copydesk: ")
    assert "Cross.yml:1:10: `extends`: a rule that extends `script` is a program" in ran.stderr.decode()
