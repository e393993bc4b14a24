"""The web page as people meet it: how soon the first findings of a story are seen, and pictures of it.

usage: python bench/page.py [--pictures docs]

Starts a server of its own, with LanguageTool where that is installed, and types a word into stories of about 350 and 1,000 words in real
Chromium, each as new as any: the time is from the request to the underlines. --pictures writes page-light.png and page-dark.png.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from repository import story

TIMES = 9
ROOT = Path(__file__).parents[1]
_MEASURE = """async (text) => {
    const paper = document.getElementById("story");
    const marks = document.getElementById("marks");
    let begin = 0;
    const fetched = window.fetch;
    window.fetch = (...what) => { begin ||= performance.now(); return fetched(...what); };
    const seen = new Promise((done) => new MutationObserver((_, watch) => {
        if (begin && marks.querySelector(".error, .warning")) { watch.disconnect(); done(performance.now() - begin); }
    }).observe(marks, { childList: true }));
    paper.value = text;
    paper.dispatchEvent(new Event("input"));
    const took = await seen;
    window.fetch = fetched;
    return took;
}"""


def measured(page: Page, parts: int) -> str:
    """The median and the longest time until the underlines of stories are there."""
    took = []
    for number in range(TIMES):
        page.reload()
        page.wait_for_load_state("networkidle")
        text = "\n\n".join(story(parts * (1000 + number) + part) for part in range(parts)) + f"\nThe mayor met the the council {number}.\n"
        took.append(page.evaluate(_MEASURE, text))
    return f"{len(text.split()):5} words  median {statistics.median(took):.0f} ms  longest {max(took):.0f} ms"


def main(pictures: Path | None) -> None:
    """Measure, and draw what is wanted."""
    command = [sys.executable, "-m", "linter", "serve", "--port", "0", "--no-config"]
    with (
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server,
        sync_playwright() as tools,
    ):
        assert server.stdout is not None
        url = server.stdout.readline().strip()
        browser = tools.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(url)
        for parts in (1, 3):
            print(measured(page, parts))
        for scheme in ("light", "dark") if pictures else ():
            context = browser.new_context(color_scheme=scheme, viewport={"width": 1100, "height": 640})
            page = context.new_page()
            page.goto(url)
            page.fill("#story", (ROOT / "examples" / "footbridge.txt").read_text(encoding="utf-8"))
            page.wait_for_selector("#findings > li")
            page.keyboard.press("F8")
            page.wait_for_timeout(1500)
            page.screenshot(path=pictures / f"page-{scheme}.png")
        browser.close()
        server.terminate()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=Path)
    main(parser.parse_args().pictures)
