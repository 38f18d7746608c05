"""Run cases one after another, judge them, and write down what was found, as JSON.

A case that raises is named with its error; the others still run. Every case is written as soon
as it is done, so that a run that is cut off keeps what it has.
"""

import json
import os
import platform
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from bench.dispatch.shapes import Asked, Case, Found, Verdict

_OURS = ("numpy", "highspy", "ortools")


def run(
    cases: Sequence[Case], asked: Asked, *, file: Path, say: Callable[[str], None] = print
) -> dict[str, Any]:
    """Run them all; the written-down result."""
    result: dict[str, Any] = {"machine": machine(), "quick": asked.quick, "cases": {}}
    if file.exists():
        result["cases"] = _kept(file, asked)
    again = bool(result["cases"].keys() - {case.id for case in cases})
    began = time.monotonic()
    for number, case in enumerate(cases, 1):
        line = _Line(f"[{number}/{len(cases)}] {case.id}")
        told = one(case, replace(asked, tell=line.tell)) | {"again": again}
        result["cases"][case.id] = told
        line.done()
        for words in spelled(case.id, told):
            say(words)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    say(f"{time.monotonic() - began:.0f} s, written to {file}")
    return result


def one(case: Case, asked: Asked) -> dict[str, Any]:
    """One case, judged."""
    wall, spent = time.monotonic(), time.process_time()
    try:
        found = case.run(asked)
    except Exception as error:  # the suite goes on; the case is missed, by name
        traceback.print_exc()
        found = Found(wrong=[f"{type(error).__name__}: {error}"])
    return {
        "title": case.title,
        "measures": case.measures,
        "quick": asked.quick,
        "verdict": str(found.verdict(quick=asked.quick)),
        "figures": [
            {
                "name": figure.name, "value": figure.value, "unit": figure.unit,
                "goal": str(figure.goal or ""), "verdict": str(figure.verdict(quick=asked.quick)),
            }
            for figure in found.figures
        ],
        "wrong": list(found.wrong),
        "notes": list(found.notes),
        "kept": found.kept,
        "wall_seconds": round(time.monotonic() - wall, 1),
        "cpu_seconds": round(time.process_time() - spent, 1),
    }  # fmt: skip


def spelled(name: str, told: dict[str, Any]) -> list[str]:
    """A case for people, in lines."""
    lines = [f"{name} {told['title']}: {told['verdict']} ({told['wall_seconds']} s)"]
    for figure in told["figures"]:
        value = (
            "–" if figure["value"] is None else f"{figure['value']:.5g} {figure['unit']}".strip()
        )
        goal = f"  goal {figure['goal']}" if figure["goal"] else ""
        lines.append(f"  {figure['name']:<46} {value:>14}  {figure['verdict']}{goal}")
    lines += [f"  WRONG: {words}" for words in told["wrong"][:8]]
    return lines + [f"  note: {words}" for words in told["notes"]]


def machine() -> dict[str, Any]:
    """What it ran on, without a name of the machine."""
    model = ""
    cpu = Path("/proc/cpuinfo")
    if cpu.exists():
        lines = cpu.read_text("utf-8").splitlines()
        model = next((ln.partition(":")[2].strip() for ln in lines if "model name" in ln), "")
    return {
        "processor": model or platform.machine(),
        "processors": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None,
        "python": platform.python_version(),
        "day": time.strftime("%Y-%m-%d", time.gmtime()),
        "libraries": {name: _version(name) for name in _OURS},
    }


def failed(result: dict[str, Any]) -> list[str]:
    """The cases that were missed or wrong."""
    bad = {Verdict.MISSED, Verdict.WRONG}
    return [name for name, told in result["cases"].items() if told["verdict"] in bad]


def _kept(file: Path, asked: Asked) -> dict[str, Any]:
    """Cases of an earlier run of the same size stay in the file."""
    try:
        before = json.loads(file.read_text("utf-8"))
    except ValueError:
        return {}
    same = isinstance(before, dict) and before.get("quick") == asked.quick
    return dict(before["cases"]) if same else {}


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


class _Line:
    """One line on standard error that is written over, where somebody looks; silent elsewhere."""

    def __init__(self, label: str) -> None:
        self._label, self._shown = label, sys.stderr.isatty()

    def tell(self, words: str) -> None:
        if self._shown:
            sys.stderr.write(f"\r\x1b[K{self._label} {words}")
            sys.stderr.flush()

    def done(self) -> None:
        self.tell("")
        if self._shown:
            sys.stderr.write("\r")
