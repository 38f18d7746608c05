"""Final results handed to the outer systems: in the order of the tree, never by the result (R098, R100)."""

from datetime import date

import pytest

from tests.appraisals.appraising import AUGUST, JULY, judged
from tests.domain.refusing import objected
from tests.exchange.reading import rows_of
from tests.sites.standing import refused
from wudan.appraisals import actions
from wudan.kit.refusals import Malformed

pytestmark = pytest.mark.postgres
HALF = {"since": date(2026, 1, 1), "until": date(2026, 6, 30)}


@pytest.mark.parametrize("kind", ["targets", "merit", "ideology", "civility", "city"])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_lower_result_of_the_first_town_stands_first(world, desk, kind, form):
    row, office = judged(world), world.actor("柳文书")
    actions.judge(row=row, unit=world.units["铁边城"], code="leading", value="0", evidence="没有人管", by=office, at=JULY)  # fmt: skip
    actions.publish(row=row, by=office, at=JULY)
    actions.finalise(row=row, by=office, at=AUGUST)
    rows = rows_of(desk.made(kind, "c", form=form, **HALF))
    towns = [one[0] for one in rows]
    assert towns == sorted(towns, key=["铁边城所", "周湾所"].index)
    assert len(set(towns)) == 2
    if kind == "merit":
        assert [one[7] for one in rows] == ["79.00", "87.00"]


def test_what_is_not_final_does_not_leave_and_others_export_no_results(world, desk):
    row, office = judged(world), world.actor("柳文书")
    actions.publish(row=row, by=office, at=JULY)
    with refused(Malformed):
        desk.ask("merit", "c", **HALF)
    for who, unit in (("乔委员", "铁边城"), ("景科长", "民政局")):
        with objected("no_results"):
            desk.ask("merit", unit, who=who, **HALF)
