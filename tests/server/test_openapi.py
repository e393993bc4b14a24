"""What the OpenAPI says is so: requests made from it find no defect, and every answer has its shape."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.timeout(300)
def test_requests_made_from_the_description_find_no_defect(serve, tmp_path):
    one = serve("--words", "words.txt")
    command = [
        str(Path(sys.executable).with_name("schemathesis")), "run", f"{one.url}/v1/openapi.json", "--url", one.url, "--max-examples", "10",
        "--seed", "1", "--phases", "examples,coverage,fuzzing", "--no-color", "--suppress-health-check", "filter_too_much",
        "--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", timeout=280, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
