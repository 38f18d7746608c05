"""How fast reach is reckoned: `python -m bench.reach [villages]`; 404 in 1 s, the nation in 5 minutes.

First a county as large as 榆阳 (404 villages, 434 sites), then a made-up nation of 2,978 counties with
620,573 villages, each with its own sites: eight kinds of service, each at some of the sites. Every
answer is kept, as a table would keep it. Processor seconds stand beside the wall's.
"""

import random
import resource
import sys
import time
from array import array

from wudan.jobs.progress import Progress
from wudan.kit.places import Point
from wudan.kit.reaching import Nearest

COUNTIES, VILLAGES, KINDS = 2_978, 620_573, 8
COUNTY_AIM, NATION_AIM, MEMORY_AIM = 1.0, 300.0, 4_000
_PER_TOWN = 13
_STATION_SHARE = 0.12
"""How many stations have a service of one kind: in the demo packs, between a fiftieth and a third."""


def main(arguments: list[str]) -> int:
    """Both sizes; 0 whatever the figures: they inform, they do not gate."""
    rng = random.Random(626)
    villages = int(arguments[0]) if arguments else VILLAGES
    began, spent = time.perf_counter(), time.process_time()
    far, _ = reckon(*a_county(rng, 404), array("f"), array("I"))
    _say("404 villages", began, spent, f"{far} answers, aim {COUNTY_AIM} s")
    began, spent = time.perf_counter(), time.process_time()
    kilometres, numbers = array("f"), array("I")
    counties = max(1, round(COUNTIES * villages / VILLAGES))
    with_more = villages % counties
    bar = Progress(villages, "全国", bar=True)
    for number in range(counties):
        size = villages // counties + (number < with_more)
        reckon(*a_county(rng, size), kilometres, numbers)
        bar.advance(size)
    bar.finish()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words = f"{len(kilometres):,} answers in {counties:,} counties, aim {NATION_AIM:.0f} s"
    _say(
        f"{villages:,} villages", began, spent, f"{words}; peak {peak:,.0f} MB, aim {MEMORY_AIM:,}"
    )
    return 0


def a_county(rng: random.Random, size: int) -> tuple[list[Point], list[list[Point]]]:
    """Villages, and for each kind of service the places where it is."""
    west, south, wide = rng.uniform(80, 130), rng.uniform(20, 50), rng.uniform(0.3, 1.6)
    villages = [Point(west + rng.random() * wide, south + rng.random() * wide) for _ in range(size)]
    towns = [Point(west + rng.random() * wide, south + rng.random() * wide)
             for _ in range(max(1, size // _PER_TOWN))]  # fmt: skip
    kinds = []
    for _ in range(KINDS):
        stations = [one for one in villages if rng.random() < _STATION_SHARE]
        kinds.append(stations + [one for one in towns if rng.random() < 0.75])
    return villages, kinds


def reckon(
    villages: list[Point],
    kinds: list[list[Point]],
    kilometres: "array[float]",
    numbers: "array[int]",
) -> tuple[int, int]:
    """Each village and kind: the nearest place; kept in the two arrays. How many, and how many had none."""
    none = 0
    for places in kinds:
        nearest = Nearest(places)
        for village in villages:
            found = nearest.to(village)
            none += found is None
            numbers.append(found[0] if found else 0xFFFFFFFF)
            kilometres.append(found[1] if found else -1.0)
    return len(kilometres), none


def _say(what: str, began: float, spent: float, words: str) -> None:
    wall, busy = time.perf_counter() - began, time.process_time() - spent
    print(f"{what}: {wall:.2f} s ({busy:.2f} s of processor); {words}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
