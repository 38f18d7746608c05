"""C9 to C11: long tours of the public routing instances, by our search and then PyVRP's.

Instances are read from the folder told with `--instances` and are no part of the project.
"""

import time
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from bench.dispatch.asking import HOME
from bench.dispatch.public import TENTHS, THOUSANDTHS, read_solomon, read_vrplib
from bench.dispatch.shapes import Asked, Case, Figure, Found, at_least, at_most
from wudan.matching.routers import (
    Answer,
    Effort,
    Question,
    Router,
    check,
    consult,
    found_router,
    route,
)

LIMIT = 30.0
_SHARED = 12
"""How much longer than its processor seconds a process may take where the machine is shared."""


@dataclass(frozen=True, slots=True)
class Public:
    """An instance: its file below the folder, and the best value known of it."""

    file: str
    best_known: int

    def read(self, folder: Path) -> Question:
        """As a question."""
        if self.file.startswith("solomon"):
            return read_solomon(folder / self.file)
        tenths = self.file.startswith(("vrptw", "pcvrptw"))
        return read_vrplib(folder / self.file, TENTHS if tenths else THOUSANDTHS)


SOLOMON = (
    Public("solomon/R112.txt", 9486),
    Public("solomon/RC107.txt", 12078),
    Public("solomon/RC208.txt", 7761),
    Public("solomon/R208.txt", 7010),
    Public("solomon/R211.txt", 7467),
)
HOMBERGER = (
    Public("vrptw/C1_10_2.vrp", 413378),
    Public("vrptw/R1_10_5.vrp", 504067),
    Public("vrptw/RC1_10_3.vrp", 421219),
    Public("vrptw/RC2_10_8.vrp", 232798),
    Public("vrptw/R2_10_4.vrp", 178114),
)
SKILLED = (
    Public("sdvrptw/PR01.vrp", 1655420),
    Public("sdvrptw/PR06.vrp", 5625057),
    Public("sdvrptw/PR10.vrp", 5817275),
)
PRIZED = (Public("pcvrptw/R1_10_5.vrp", 257873), Public("pcvrptw/C2_10_3.vrp", 156360))


def windows(asked: Asked) -> Found:
    """C9."""
    found = Found()
    for name, instances, worst in (
        ("Solomon", SOLOMON, 1.01),
        ("Homberger 1,000", HOMBERGER, 1.05),
    ):
        ratios = _ratios(asked, found, asked.pick(instances, instances[:1]))
        if ratios:
            found.figures.append(Figure(f"{name}: mean / best known", mean(ratios), at_most(worst)))
            found.figures.append(Figure(f"{name}: worst", max(ratios)))
    return found


def skilled(asked: Asked) -> Found:
    """C10."""
    found, begun = Found(), time.monotonic()
    instances = asked.pick(SKILLED, SKILLED[:1])
    ratios = _ratios(asked, found, instances)
    if ratios:
        took = time.monotonic() - begun
        allowed = len(instances) * (asked.limit(LIMIT) * _SHARED + 10)
        found.figures.append(
            Figure("ended before the kill timer's last moment", float(took < allowed), at_least(1))
        )
        found.figures.append(Figure("worst / best known", max(ratios), at_most(1.05, stretch=1.02)))
    return found


def prized(asked: Asked) -> Found:
    """C11."""
    found = Found()
    ratios = _ratios(asked, found, asked.pick(PRIZED, PRIZED[:1]))
    if ratios:
        found.figures.append(Figure("worst / best known", max(ratios), at_most(1.03, stretch=1.02)))
    return found


def _ratios(asked: Asked, found: Found, instances: tuple[Public, ...]) -> list[float]:
    """Of each instance; a note for each, and for what is missing."""
    folder, ratios = asked.instances, []
    python = str(HOME / "bin" / "python")
    version = found_router(python)
    if folder is None:
        found.notes = [*found.notes, "needs the public instances: --instances FOLDER"]
        found.figures.append(Figure("objective / best known", None, at_most(1.05)))
        return []
    if version is None:
        found.notes = [*found.notes, f"PyVRP is not installed in {HOME}: our own search alone"]
    for instance in instances:
        if not (folder / instance.file).exists():
            found.notes = [*found.notes, f"{instance.file} is not in {folder.name}"]
            continue
        asked.tell(instance.file)
        question = instance.read(folder)
        router = Router(python) if version is not None else None
        first, last, own = answered(question, router, asked.limit(LIMIT))
        found.wrong = [*found.wrong, *(f"{instance.file}: {w}" for w in check(last, question))]
        if last.missing:
            found.wrong = [*found.wrong, f"{instance.file}: {last.missing} are not visited"]
        ratio = last.objective / instance.best_known
        ratios.append(ratio)
        note = f"{instance.file}: {ratio:.4f} by {last.by}; ours alone {first.objective / instance.best_known:.4f} after {own:.1f} s"
        found.notes = [*found.notes, note]
    return ratios


def answered(
    question: Question, router: Router | None, seconds: float
) -> tuple[Answer, Answer, float]:
    """Our answer, the last one, and the processor seconds that ours took; both within `seconds`."""
    begun = time.process_time()
    share = 0.1 if router is not None else 1.0
    effort = (
        Effort(yields=100, moves=20) if router is not None else Effort(yields=round(40 * seconds))
    )
    for answer in route(question, seed=1, effort=effort):
        first = answer
        own = time.process_time() - begun
        if own >= share * seconds:
            break
    last = first
    if router is not None:
        left = seconds - own
        better = consult(router, question, first, seed=1, seconds=left * _SHARED, processor=left)
        *_, last = [first, *better]
    return first, last, own


CASES = (
    Case(
        "C9", "Long tours with windows",
        "Five of Solomon's instances with 100 clients and five of Homberger's with 1,000, 30 s each: "
        "the cost of ways over the best value known.",
        windows,
    ),
    Case(
        "C10", "Long tours with skills",
        "Three site-dependent instances, 30 s each: whether every run ends, and the cost over the "
        "best value known.",
        skilled,
    ),
    Case(
        "C11", "Long tours with prizes",
        "Two prize-collecting instances with 1,000 clients, 30 s each: cost and prizes lost over the "
        "best value known.",
        prized,
    ),
)  # fmt: skip
