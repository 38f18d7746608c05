"""Run a county-year on paper: orders, stations, teams, points, leave and faults by the real rules.

With `--set` the year is run twice with the same luck, as it is and changed, and what differs is
told. Reads the pack, writes nothing but the answer (docs/howto/simulating.md).
"""

import argparse
import sys
from pathlib import Path

from django.conf import settings

from wudan.jobs.progress import Progress
from wudan.kit import canonical
from wudan.kit.pack import Pack, PackError, read_pack
from wudan.simulation.assumptions import Assumptions, BadSetting
from wudan.simulation.county import County, read_county
from wudan.simulation.running import Answer, compare, simulate
from wudan.simulation.telling import sentences

HELP = "run a county-year on paper (推演一年)"
_YEARS = range(2000, 2101)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which county and year, with what luck, and what is different."""
    parser.add_argument("--year", type=int, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--pack", help="a county's pack; the one in use without it")
    parser.add_argument("--orders", type=int, help="orders placed in the year")
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="as leave_days=20, accept=2wd"
    )  # fmt: skip
    parser.add_argument(
        "--alone", action="store_true", help="with --set: do not run it unchanged as well"
    )
    parser.add_argument(
        "--json",
        type=Path,
        metavar="FILE",
        help="write the whole answer there; - for standard output",
    )


def run(options: argparse.Namespace) -> int:
    """Tell the year in sentences, or all of it as JSON."""
    try:
        county = read_county(_pack(options.pack))
        plain, changed = _assumed(options)
        answer = _answer(county, plain, changed, options)
    except (BadSetting, PackError) as fault:
        print(fault, file=sys.stderr)
        return 2
    except KeyError as fault:
        print(f"积分规则里没有 {fault.args[0]}", file=sys.stderr)
        return 2
    if options.json is None:
        print("\n".join(sentences(answer)))
        return 0
    return _write(options.json, canonical.spell(answer) + b"\n")


def _answer(
    county: County, plain: Assumptions, changed: Assumptions | None, options: argparse.Namespace
) -> Answer:
    if options.year not in _YEARS:
        raise BadSetting(f"--year：{_YEARS.start} 到 {_YEARS.stop - 1}")
    if changed is None:
        return _one(county, plain, options, "推演")
    told = _one(county, changed, options, "推演（改过的）")
    if options.alone:
        return told
    before = _one(county, plain, options, "推演（原样的）")
    return {"plain": before, "changed": told, "difference": compare(before, told)}


def _one(county: County, assumed: Assumptions, options: argparse.Namespace, label: str) -> Answer:
    return simulate(
        county, assumed, year=options.year, seed=options.seed, begin=lambda n: Progress(n, label)
    )


def _assumed(options: argparse.Namespace) -> tuple[Assumptions, Assumptions | None]:
    plain = Assumptions()
    if options.orders is not None:
        plain = plain.changed({"orders": str(options.orders)})
    pairs = [text.partition("=") for text in options.set]
    if wrong := [name for name, equals, _value in pairs if not equals]:
        raise BadSetting(f"--set {wrong[0]}：写成 名称=值")
    given = {name: value for name, _equals, value in pairs}
    return plain, plain.changed(given) if given else None


def _pack(name: str | None) -> Pack:
    if name is None:
        return settings.PACK
    folder = settings.BASE_DIR / "packs" / Path(name).name
    if not (folder / "pack.toml").exists():
        message = f"没有“{name}”这个县包"
        raise PackError(message)
    return read_pack(folder)


def _write(path: Path, told: bytes) -> int:
    if str(path) == "-":
        sys.stdout.buffer.write(told)
        return 0
    try:
        path.write_bytes(told)
    except OSError:
        print(f"写不了：{path}", file=sys.stderr)
        return 2
    return 0
