"""A plan: drawn by lot from a kept list, or by name; nobody is told before; what is wrong is refused."""

from hashlib import sha256

import pytest
from django.db import DatabaseError, transaction

from tests.inspections.visiting import SEED, asked, going_to, planned, seen
from tests.sites.standing import adopted, refused
from tests.world import MONDAY
from wudan.inspections import actions
from wudan.inspections.models import Inspection, Visit
from wudan.inspections.sampling import Entry, draw
from wudan.journal.events import events_of
from wudan.kit.refusals import Malformed, Objected
from wudan.people.actors import Actor

pytestmark = pytest.mark.postgres


def test_anybody_repeats_the_draw_from_the_list_and_the_seed(world):
    row = planned(world)
    lots = sorted(
        (sha256((row.seed + entry["key"]).encode()).hexdigest(), entry["unit"])
        for entry in row.frame
    )
    drawn = {visit.site.unit_id for visit in row.visits.select_related("site")}
    assert drawn == {unit for _, unit in lots[:2]}
    again = [Entry(**entry) for entry in row.frame]
    assert {one.unit for one in draw(again, seed=SEED, count=2, by_branch=False)} == drawn
    assert [e.verb for e in events_of("inspection", row.pk)] == ["inspection.plan"]


def test_town_by_town_each_town_is_drawn_from(world):
    row = planned(world, count=1, by_branch=True)
    branches = {entry["unit"]: entry["branch"] for entry in row.frame}
    assert sorted(branches[v.site.unit_id] for v in row.visits.select_related("site")) == sorted(
        set(branches.values())
    )


def test_the_list_the_seed_and_the_way_are_never_edited(world):
    row = planned(world)
    for field, value in (("seed", "11"), ("frame", []), ("wanted", 9)):
        with pytest.raises(DatabaseError), transaction.atomic():
            Inspection.objects.filter(pk=row.pk).update(**{field: value})


def test_a_site_learns_of_an_unannounced_visit_when_it_is_made(world):
    visit = going_to(world)
    told = [world.actor(who) for who in ("马青山", "乔委员")]
    assert [Visit.objects.visible_to(one).count() for one in told] == [0, 0]
    assert Visit.objects.visible_to(world.actor("柳文书")).get() == visit
    seen(world, visit)
    assert [Visit.objects.visible_to(one).count() for one in told] == [1, 1]


def test_an_announced_visit_is_known_before_and_nobody_elses(world):
    visit = going_to(world, manner="announced")
    assert Visit.objects.visible_to(world.actor("马青山")).get() == visit
    for who in ("贾站长", "秦奶奶", "苏远", "景科长"):
        assert not Visit.objects.visible_to(world.actor(who)).exists()
    assert not Inspection.objects.visible_to(world.actor("马青山")).exists()
    assert not Inspection.objects.visible_to(world.actor("乔委员")).exists()


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("title", {"title": ""}), ("why", {"why": "打 13800138000 问"}), ("kind", {"kind": "raid"}),
        ("ends_on", {"ends_on": MONDAY.date().replace(month=10)}), ("count", {"count": 0}),
        ("starts_on", {"starts_on": MONDAY.date().replace(day=1)}), ("posts", {"posts": []}),
        ("sites", {"choosing": "named"}), ("sites", {"choosing": "named", "sites": [10**9]}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_beside_its_field(world, field, told):
    with refused(Malformed) as caught:
        planned(world, **told)
    assert field in caught.value.fields
    assert not Inspection.objects.exists()


def test_others_plan_nothing_and_nobody_sends_who_may_not_check(world):
    adopted()
    for who in ("马青山", "景科长", "郝书记", "严审计", "秦奶奶"):
        by: Actor = world.actor(who)
        with refused(Objected):
            actions.plan(wanted=asked(world), seed=SEED, by=by, at=MONDAY)
    with refused(Malformed):
        planned(world, posts=[world.posts["马青山"].pk])
    with refused(Malformed):
        planned(world, "乔委员", posts=[world.posts["柳文书"].pk])
