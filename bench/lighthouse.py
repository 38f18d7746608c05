"""Lighthouse's mobile figures of the portal's pages, thrice each, the middle one told (ADR 71).

`make lighthouse URL=http://localhost:8000` asks a house that runs (`make run`). The tool is no part of
the product: npm puts it under var/lighthouse. Needs Node 20.19 and Chromium. Where a page falls short of
95 the command ends with 1 and names what Lighthouse names.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "var" / "lighthouse"
VERSION = "12.8.2"
PAGES = (
    "/",
    "/services",
    "/services/haircut",
    "/places",
    "/content",
    "/teams",
    "/slip",
    "/sign-in",
)
WANTED, TIMES = 95, 3
STARTS = 3
"""Of the browser, for one look."""
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic"


def main() -> int:
    """A line a page; 0 when all of them reach what is wanted."""
    url = sys.argv[1].rstrip("/")
    program = _installed()
    told = {page: [_looked(program, url + page) for _ in range(TIMES)] for page in PAGES}
    print(f"{'页':24}{'performance':>12}{'accessibility':>14}{'bytes':>9}{'requests':>10}")
    return max(_line(page, results) for page, results in told.items())


def _installed() -> Path:
    program = FOLDER / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        npm = shutil.which("npm") or sys.exit("没有找到 npm。 npm was not found.")
        wanted = ["install", "--silent", "--no-save", "--prefix", str(FOLDER)]
        subprocess.run([npm, *wanted, f"lighthouse@{VERSION}"], check=True)
    return program


def _looked(program: Path, address: str) -> dict[str, Any]:
    """One look. A browser that did not start on a busy machine is started again; a page is not forgiven."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    for left in reversed(range(STARTS)):
        done = subprocess.run(
            [program, address, "--quiet", "--only-categories=performance,accessibility",
             f"--chrome-flags={FLAGS}", "--output=json"],
            env=os.environ | {"CHROME_PATH": chromium}, capture_output=True, check=not left, text=True,
        )  # fmt: skip
        if done.returncode == 0:
            break
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _line(page: str, results: list[dict[str, Any]]) -> int:
    scores = {
        name: round(100 * statistics.median(one["categories"][name]["score"] for one in results))
        for name in ("performance", "accessibility")
    }
    asked = results[0]["audits"]["network-requests"]["details"]["items"]
    sent = [one for one in asked if one["url"].startswith("http")]
    size = sum(one["transferSize"] for one in sent)
    print(
        f"{page:24}{scores['performance']:>12}{scores['accessibility']:>14}{size:>9}{len(sent):>10}"
    )
    short = min(scores.values()) < WANTED
    for name, audit in results[0]["audits"].items() if short else ():
        if (
            audit["score"] is not None
            and audit["score"] < WANTED / 100
            and audit["scoreDisplayMode"] != "informative"
        ):
            print(f"    {name}: {audit.get('displayValue', audit['title'])}")
    return int(short)


if __name__ == "__main__":
    sys.exit(main())
