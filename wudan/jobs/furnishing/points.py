"""Villages' points from a pack's `points.csv`, by the same import a county uses."""

from datetime import datetime

from wudan.areas.importing.points import import_points
from wudan.kit.pack import Pack, PackError
from wudan.people.actors import THE_CLOCK


def furnish_points(pack: Pack, *, at: datetime) -> None:
    """Bring in what the pack has; a pack without the file has none. PackError names a wrong row."""
    path = pack.folder / "points.csv"
    if not path.exists():
        return
    done = import_points(
        content=path.read_bytes(), file=path.name, county=pack.county, ground=pack.ground,
        by=THE_CLOCK, at=at,
    )  # fmt: skip
    if done.faults:
        first = done.faults[0]
        message = f"{path.name} 第 {first.line} 行 {first.column}：{first.words}"
        raise PackError(message)
