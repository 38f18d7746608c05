"""试算: what a sheet would have given for the last half year, beside the one in force; nobody is told (R101)."""

from datetime import datetime

from wudan.appraisals.actions.holding import (
    half_days,
    note_sheet,
    one_transaction,
    read_figures,
    tree_of,
    units_of,
)
from wudan.appraisals.models import Adoption, Judgement, Sheet, Simulation
from wudan.appraisals.permissions import appraising_objection
from wudan.appraisals.reckoning import reckon
from wudan.areas.models import Unit
from wudan.kit.canonical import digest, spell
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor


@one_transaction
def simulate(*, sheet: Sheet, by: Actor, at: datetime) -> Simulation:
    """Reckon it for every unit of its kind. What is judged is taken from that half's round where the
    indicator was judged then, else it is told as not judged. Raises Objected."""
    insist(appraising_objection(by))
    year, half = last_half(at)
    since, until = half_days(year, half)
    beside = Adoption.objects.filter(
        county=sheet.county, appraises=sheet.appraises, ends_on=None
    ).select_related("sheet").first()  # fmt: skip
    other = beside.sheet if beside is not None and beside.sheet_id != sheet.pk else None
    lines = []
    for unit in units_of(sheet.county, sheet.appraises, on=until):
        told = {"unit": unit.key, "name": unit.short_name, "new": _outcome(sheet, unit, year, half)}
        if other is not None:
            told["old"] = _outcome(other, unit, year, half)
        lines.append(told)
    content = spell({"since": f"{since}", "until": f"{until}", "units": lines})
    made = Simulation.objects.create(
        sheet=sheet, beside=other, since=since, until=until, content=content.decode(),
        digest=digest(content), made_at=at, made_as=by.label[:80], made_by_id=by.person,
    )  # fmt: skip
    note_sheet("simulate", sheet, by=by, at=at, simulation=made.pk, units=len(lines))
    return made


def last_half(at: datetime) -> tuple[int, int]:
    """The half year that is over."""
    today = day_of(at)
    return (today.year, 1) if today.month > 6 else (today.year - 1, 2)


def _outcome(sheet: Sheet, unit: Unit, year: int, half: int) -> dict[str, object]:
    tree, (since, until) = tree_of(sheet), half_days(year, half)
    judged = {
        row.code: {"grade": row.value} if row.value in tree.grades else {"value": row.value}
        for row in Judgement.objects.filter(
            unit=unit, round__year=year, round__half=half, round__sheet__code=sheet.code
        )
        if row.code in tree.nodes
    }
    return dict(reckon(tree, read_figures(tree, unit, since, until), judged))
