"""What the tests of LanguageTool share: stories, settings, broken files, processes of their own."""

import os
import subprocess
import sys
from pathlib import Path

import linter
from linter.document import Document
from linter.readers import read
from linter.settings import Language, LanguageToolMode, Settings

ON = Settings(languagetool="on")
AUTO = Settings(languagetool="auto")


def settings(language: str, mode: LanguageToolMode = "on") -> Settings:
    return Settings(language=Language(language), languagetool=mode)


def story(text: str) -> Document:
    return read("story.txt", text.encode())


def flip(path: Path) -> None:
    """Change one byte in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def python(script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script on this checkout in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(Path(linter.__file__).parents[1])} | variables
    return subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True, timeout=120)
