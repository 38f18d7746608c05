"""Home care instances of Mankowska, Meisel and Bierwirth (2014), as iolab-uniud/hhcrsp spells them.

Read from a folder that is told (`--instances`); times and ways in thousandths.
"""

import json
from pathlib import Path

from wudan.matching.pairs import Carer, Need, Question, Sync, Visit


def read_hhcrsp(file: Path) -> Question:
    """Row 0 of the distances is the office, then the patients in turn."""
    told = json.loads(file.read_text("utf-8"))
    usual = {one["id"]: one["default_duration"] for one in told["services"]}
    visits = []
    for number, one in enumerate(told["patients"]):
        sync = one.get("synchronization") or {}
        kind = {"simultaneous": Sync.TOGETHER, "sequential": Sync.IN_TURN}.get(sync.get("type"))
        least, most = sync.get("distance", (0, 0))
        needs = tuple(
            Need(need["service"], _fine(need.get("duration", usual[need["service"]])))
            for need in one["required_caregivers"]
        )
        opens, closes = map(_fine, one["time_window"])
        visits.append(
            Visit(one["id"], number + 1, opens, closes, needs, kind, _fine(least), _fine(most))
        )
    carers = tuple(Carer(one["id"], frozenset(one["abilities"])) for one in told["caregivers"])
    ways = tuple(tuple(map(_fine, row)) for row in told["distances"])
    return Question(tuple(visits), carers, ways)


def _fine(told: float) -> int:
    return round(1000 * told)
