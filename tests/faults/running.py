"""How a story of faults is run: a process of its own, on a database of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.tables import ROOT, own_database


def run(module: str, home: Path, **asked: object) -> dict[str, float]:
    """What the process wrote; the figures are printed."""
    out = home / "figures.json"
    words = [f"{name}={value}" for name, value in asked.items()]
    with own_database(home) as url:
        surroundings = os.environ | {
            "WUDAN_HOME": str(home), "WUDAN_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings",
        }  # fmt: skip
        subprocess.run(
            [sys.executable, "-m", f"tests.faults.{module}", str(out), *words], cwd=ROOT,
            env=surroundings, check=True, timeout=900,
        )  # fmt: skip
    figures = json.loads(out.read_text("utf-8"))
    print(module, words, figures)  # noqa: T201 - the figures, and the seed
    return figures
