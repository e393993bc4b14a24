"""The recipe for Arc XP, as it stands in the docs, run by Node."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import linter

DOCS = Path(linter.__file__).parents[1] / "docs" / "cms.md"
STORY = {
    "_id": "ABC",
    "headlines": {"basic": "Council opens bridge"},
    "content_elements": [
        {"_id": "E1", "type": "text", "content": "The <b>mayor</b> met the the council &amp; left."},
        {"_id": "E2", "type": "image"},
        {"_id": "E3", "type": "header", "content": "What they beleive"},
    ],
}


@pytest.mark.skipif(shutil.which("node") is None, reason="no node here")
def test_arc_xp(served, tmp_path):
    (script,) = re.findall(r"```js\n(export async function read.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    asked = f"console.log(JSON.stringify(await read({json.dumps(STORY)}, {json.dumps(served.url)})));"
    (tmp_path / "recipe.mjs").write_text(script + asked)
    done = subprocess.run(["node", "recipe.mjs"], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
    found = {name: [one["code"] for one in findings] for name, findings in json.loads(done.stdout).items()}
    assert found == {"headline": [], "E1": ["doubled/small-words"], "E3": ["spelling/misspelling"]}
