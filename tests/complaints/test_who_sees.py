"""归谁办、谁看不到: above everybody a complaint is about; nobody it is about, nor below, finds it (ADR 57)."""

import pytest
from django.db import IntegrityError, transaction

from tests.complaints.saying import filed, seat, seen_by
from tests.world import MONDAY
from wudan.complaints import actions
from wudan.complaints.models import Complaint, Involved
from wudan.journal.models import Event
from wudan.kit.refusals import Malformed, Missing, Objected

pytestmark = pytest.mark.postgres
STAFF = (
    "马青山",
    "贾站长",
    "乔委员",
    "柳文书",
    "景科长",
    "艾科长",
    "郝书记",
    "严审计",
    "计管理",
    "安守一",
    "苏远",
    "宗梅",
)


def who_sees(world, held: Complaint) -> set[str]:
    return {name for name in STAFF if held.pk in seen_by(world, name)}


@pytest.mark.parametrize(
    ("about", "desk", "sees"),
    [
        ("杨柳村", "institute", {"乔委员", "柳文书", "严审计"}),
        ("王台村", "office", {"柳文书", "严审计"}),  # nobody sits at 周湾所
        ("clippers", "institute", {"乔委员", "柳文书", "严审计"}),
        ("铁边城", "office", {"柳文书", "严审计"}),
        ("民政局", "office", {"柳文书", "严审计"}),
        ("c", "audit", {"严审计"}),
        ("", "office", {"柳文书", "严审计"}),
    ],
)
def test_it_goes_to_the_nearest_desk_above(world, about, desk, sees):
    held = filed(world, about=about)
    assert (held.desk, who_sees(world, held)) == (desk, sees)


def test_about_a_person_by_post_that_person_sees_nothing_under_any_post(world):
    held = filed(world, about="杨柳村", role="station_keeper")
    assert "马青山" not in who_sees(world, held)
    moved = seat(world, "乔二", "institute_staff", "铁边城")
    Involved.objects.create(complaint=held, person_id=moved.person_id)
    assert not Complaint.objects.visible_to(moved).filter(pk=held.pk).exists()
    assert "乔委员" in who_sees(world, held)


def test_about_the_office_or_a_leader_the_auditor_answers_and_about_him_the_office(world):
    for role in ("center_office", "leader"):
        held = filed(world, about="c", role=role)
        assert (held.desk, who_sees(world, held)) == ("audit", {"严审计"})
    held = filed(world, role="auditor")
    assert (held.desk, who_sees(world, held)) == ("office", {"柳文书"})


def test_of_an_order_neither_the_station_nor_the_team_nor_their_keepers_find_it(world):
    order = world.order_at("done")
    held = filed(world, order=order)
    assert held.about == "order"
    assert {"马青山", "苏远"}.isdisjoint(who_sees(world, held))
    assert held.desk == "institute"
    far = world.place("高大爷", "bath")
    assert filed(world, order=far).holder.key in {"铁边城", "c"}


def test_residents_see_their_own_and_no_others(world):
    mine = filed(world, about="杨柳村", by=world.actor("秦奶奶"), is_anonymous=False)
    nameless = filed(world, about="杨柳村", by=world.actor("秦奶奶"))
    assert seen_by(world, "秦奶奶") == {mine.pk}
    assert nameless.person_id is None
    assert seen_by(world, "高大爷") == set()


def test_the_trigger_refuses_hands_it_is_about(world):
    held = filed(world, about="铁边城")
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=held.pk).update(desk="institute", holder=world.units["铁边城"])
    station = filed(world, about="杨柳村")
    with pytest.raises(IntegrityError), transaction.atomic():
        Involved.objects.create(complaint=station, path=world.units["铁边城"].path)


def test_it_is_never_handed_to_whom_it_is_about(world):
    held = filed(world, about="铁边城")
    office = world.actor("柳文书")
    with pytest.raises(Objected, match="不能转给它说的单位"), transaction.atomic():
        actions.transfer(
            complaint=held, unit=world.units["铁边城"], why="去问问", by=office, at=MONDAY
        )
    with pytest.raises(Malformed), transaction.atomic():
        actions.transfer(complaint=held, unit=world.units["杨柳村"], why="x", by=office, at=MONDAY)
    moved = actions.transfer(
        complaint=held, unit=world.units["周湾"], why="请邻镇查", by=office, at=MONDAY
    )
    assert (moved.desk, moved.holder) == ("institute", world.units["周湾"])


def test_a_site_writes_down_for_others_and_not_about_itself(world):
    said = actions.Said(
        "complaint",
        "理发没来",
        unit=world.units["王台村"],
        is_anonymous=False,
        name="王婶",
        phone="10100000009",
    )
    made = actions.note_down(
        county="610626", said=said, channel="phone", by=world.actor("马青山"), at=MONDAY
    )
    assert (made.noted_as, made.channel, made.is_anonymous) == ("杨柳村站·站长", "phone", False)
    for about in ("杨柳村", "铁边城", "c"):
        own = actions.Said("complaint", "站上没人", unit=world.units[about])
        with pytest.raises(Objected, match="不能由您来记"), transaction.atomic():
            actions.note_down(
                county="610626", said=own, channel="paper", by=world.actor("马青山"), at=MONDAY
            )
    with pytest.raises(Objected, match="由站、所、中心办公室来做"), transaction.atomic():
        actions.note_down(
            county="610626", said=said, channel="phone", by=world.actor("苏远"), at=MONDAY
        )


def test_who_complained_is_sealed_and_opened_with_a_trail_by_the_desk_alone(world):
    held = filed(
        world, about="杨柳村", by=world.actor("秦奶奶"), is_anonymous=False, phone="10100000009"
    )
    held = Complaint.objects.get(pk=held.pk)
    assert "10100000009" not in f"{held.informant}"
    events = Event.objects.filter(subject="complaint", subject_id=held.pk)
    assert events.get().person_id is None
    for name, wrong in (
        ("马青山", Missing),
        ("柳文书", Objected),
        ("严审计", Objected),
        ("秦奶奶", Objected),
    ):
        with pytest.raises(wrong), transaction.atomic():
            actions.open_informant(complaint=held, why="核实", by=world.actor(name), at=MONDAY)
    told = actions.open_informant(
        complaint=held, why="要回电话", by=world.actor("乔委员"), at=MONDAY
    )
    assert told == "10100000009"
    assert events.last().facts["why"] == "要回电话"
    nameless = filed(world, about="杨柳村")
    with pytest.raises(Objected, match="没有说是谁"), transaction.atomic():
        actions.open_informant(
            complaint=nameless, why="想知道", by=world.actor("乔委员"), at=MONDAY
        )
