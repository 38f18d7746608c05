"""Teams from a pack's `teams.csv`: each hangs on a unit of its own."""

from datetime import date, datetime, time
from pathlib import Path

from wudan.areas.models import Unit
from wudan.kit import slots
from wudan.kit.clock import CHINA
from wudan.kit.pack_tables import fault, listed, rows_of
from wudan.kit.refusals import Objected
from wudan.teams.actions.founding import make_team
from wudan.teams.models import Team, TeamLicence, TeamPaper

_COLUMNS = ("key", "name", "category", "tier", "unit", "skills", "licences", "serves", "members",
            "capacity", "slots", "has_minors", "insured_until", "phone")  # fmt: skip
_PACK = "县资料包"


def furnish_teams(path: Path, units: dict[str, Unit], since: date, *, deepest: int) -> None:
    """Make the teams that are missing. PackError names a wrong row."""
    for number, row in rows_of(path, _COLUMNS):
        if row["key"] in units:
            continue
        wanted = [row["unit"], *listed(row["serves"])]
        if unknown := [key for key in wanted if key not in units]:
            raise fault(path.name, number, "unit/serves", f"没有单位 {unknown[0]}")
        tier = row["tier"]
        if not tier.isdecimal() or not 1 <= int(tier) <= deepest:
            raise fault(path.name, number, "tier", f"pack.toml 里队伍只有 {deepest} 级")
        try:
            units[row["key"]] = _add(row, units, since)
        except Objected as taken:
            raise fault(path.name, number, "name", taken.words) from taken


def _add(row: dict[str, str], units: dict[str, Unit], since: date) -> Unit:
    team = make_team(
        key=row["key"], name=row["name"], parent=units[row["unit"]], category=row["category"],
        tier=int(row["tier"]), since=since, phone=row["phone"],
        skills=listed(row["skills"]), serves=[units[key].path for key in listed(row["serves"])],
        slots=slots.to_mask(slots.parse(row["slots"])), members_count=int(row["members"]),
        capacity_per_week=int(row["capacity"]), has_minors=row["has_minors"] == "true",
        minors_told=row["has_minors"] == "true",
        insured_until=row["insured_until"] or None,
    )  # fmt: skip
    _add_papers(team, row, since)
    return team.unit


def _add_papers(team: Team, row: dict[str, str], since: date) -> None:
    """What a pack says was seen counts, and is listed among the team's papers."""
    held = [piece.split(":") for piece in listed(row["licences"])]
    TeamLicence.objects.bulk_create(
        TeamLicence(team=team, code=code, valid_until=until) for code, until in held
    )
    if row["insured_until"]:
        held.append([TeamPaper.INSURANCE, row["insured_until"]])
    at = datetime.combine(since, time(), CHINA)
    TeamPaper.objects.bulk_create(
        TeamPaper(
            team=team, code=code, valid_until=until, told_at=at, told_as=_PACK,
            checked_at=at, checked_as=_PACK,
        )
        for code, until in held
    )  # fmt: skip
