"""采用一版考核表: after a simulation, from a half year on that has not begun to be appraised (R101)."""

from datetime import date, datetime

from wudan.appraisals.actions.holding import note_sheet, one_transaction, worded
from wudan.appraisals.models import Adoption, Sheet
from wudan.appraisals.permissions import adopting_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor

_IN_FORCE = Objection("in_force", "现在用的就是这一版。")


@one_transaction
def adopt(*, sheet: Sheet, starts_on: date, why: str, by: Actor, at: datetime) -> Adoption:
    """Go by it from a day on; never dated back. Raises Malformed, Objected."""
    list(Sheet.objects.select_for_update().filter(county=sheet.county, appraises=sheet.appraises).order_by("pk").values_list("pk"))  # fmt: skip
    simulation = sheet.simulations.order_by("-pk").first()
    insist(adopting_objection(by, simulation))
    assert simulation is not None  # noqa: S101 - the objection says so
    why = worded("why", why, missing="请写一句为什么换。", most=200)
    present = Adoption.objects.select_for_update().filter(
        county=sheet.county, appraises=sheet.appraises, ends_on=None
    ).first()  # fmt: skip
    if present is not None and present.sheet_id == sheet.pk:
        raise Objected(_IN_FORCE)
    if starts_on < day_of(at) or (present is not None and starts_on <= present.starts_on):
        raise Malformed({"starts_on": "从今天或以后起，不能往前算：已经过去的日子按当时的办法。"})
    if present is not None:
        present.ends_on = starts_on
        present.save(update_fields=["ends_on"])
    made = Adoption.objects.create(
        county=sheet.county, appraises=sheet.appraises, sheet=sheet, simulation=simulation,
        starts_on=starts_on, why=why, adopted_as=by.label[:80],
    )  # fmt: skip
    note_sheet("adopt", sheet, by=by, at=at, why=why, starts_on=f"{starts_on}", simulation=simulation.pk)  # fmt: skip
    return made
