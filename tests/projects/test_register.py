"""座谈会名册 (R066, R123, R124): who said yes to speaking for a place, who comes from outside; chosen, never typed."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, objected
from tests.notices.telling import hear, told
from tests.projects.keeping import candidate, evidence
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.kit.clock import CHINA, day_of
from wudan.people.models import Person
from wudan.privacy.actions import erase_person, retain
from wudan.projects.actions import forums, guests
from wudan.projects.models import ForumGuest, Organisation, Representative

pytestmark = pytest.mark.postgres
UNTIL = date(2029, 12, 31)


def named(world, who="秦奶奶", by="乔委员", *, at=MONDAY, how="counter", until=UNTIL):
    """She said yes to speaking for her village."""
    return guests.name(
        unit=world.units["杨柳村"], person=world.people[who], term=guests.Term(how, until),
        by=world.actor(by), at=at,
    )  # fmt: skip


def taken_in(world, name="延河义工社", *, by="乔委员", until=UNTIL, at=MONDAY, **given):
    """An organisation of the city."""
    how = {"agreed_how": "telephone"} if given.get("contact") else {}
    known = guests.Known(name, "给独居老人修家电", until, **how | given)
    actor = world.actor(by)
    return guests.take_in(unit=world.units["铁边城"], known=known, by=actor, at=at)


def sat(world, *seats, organisations=(), **counts):
    """A forum at which these of the register were."""
    by, called = world.actor("乔委员"), forums.Called("缺什么", "所里", day_of(MONDAY))
    made = forums.call(unit=world.units["铁边城"], called=called, by=by, at=MONDAY)
    chosen = forums.Chosen([row.pk for row in seats], [row.pk for row in organisations])
    given = {"departments": 1, "residents": 0, "volunteers": 0} | counts
    return forums.hold(forum=made, came=forums.Came(**given, guests=chosen), by=by, at=MONDAY)


def spoken(world, found, guest, words="剪个头要跑二十里。"):
    """What one of them said."""
    said = forums.Spoken("", words, guest=guest.pk)
    return forums.note_down(forum=found, spoken=said, by=world.actor("乔委员"), at=MONDAY)


def test_whoever_is_chosen_of_the_register_counts_and_a_project_traces_to_what_they_said(world):
    found = sat(world, named(world), organisations=[taken_in(world)])
    assert (found.state, found.residents, found.volunteers) == ("held", 1, 1)
    seat, society = found.guests.all()
    note = spoken(world, found, seat)
    assert (note.speaker, note.whence) == ("resident", "杨柳村站")
    other = spoken(world, found, society, "我们会修电器。")
    assert (other.speaker, other.whence) == ("volunteer", "延河义工社")
    made = candidate(world, note=note)
    assert (made.heard_id, evidence(made)) == (note.pk, ["note"])
    assert "秦奶奶" not in f"{note.whence}{note.words}"


def test_a_number_typed_beside_is_no_less_than_who_was_chosen(world):
    found = sat(world, named(world), named(world, "高大爷"), residents=1, volunteers=2)
    assert (found.residents, found.volunteers) == (2, 2)


def test_she_is_told_and_takes_her_yes_back_without_a_reason(world):
    row = named(world)
    hear()
    (text,) = told(world.people["秦奶奶"])
    assert "杨柳村站的群众代表，到2029年12月31日" in text
    with objected("not_yours"):
        guests.resign(row=row, by=world.oneself("高大爷"), at=MONDAY)
    guests.resign(row=row, by=world.oneself("秦奶奶"), at=MONDAY)
    hear()
    assert len(told(world.people["秦奶奶"])) == 1  # she knows
    with malformed("representatives"):
        sat(world, row, residents=1)
    assert [e.verb for e in events_of("representative", row.pk)] == [
        "representative.name", "representative.end",
    ]  # fmt: skip


def test_whom_the_keeper_takes_off_is_told_why(world):
    row = named(world)
    guests.end(row=row, why="搬到县城去了", by=world.actor("乔委员"), at=MONDAY)
    hear()
    (text,) = told(world.people["秦奶奶"])
    assert text == "您不再是杨柳村站的群众代表了。原因：搬到县城去了。"
    with objected("ended"):
        guests.end(row=row, why="再来一次", by=world.actor("乔委员"), at=MONDAY)


def test_nobody_is_written_down_without_a_yes_twice_or_out_of_an_office(world):
    with malformed("agreed_how"):
        named(world, how="web")
    with malformed("last_day"):
        named(world, until=date(2026, 1, 1))
    with objected("in_office"):
        named(world, "马青山")
    with objected("not_your_role"):
        named(world, by="马青山")
    named(world)
    with objected("named"):
        named(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Representative.objects.create(
            county="610626", unit=world.units["杨柳村"], person=world.people["秦奶奶"],
            agreed_how="counter", starts_on=day_of(MONDAY), last_day=UNTIL, noted_as="x",
        )  # fmt: skip


def test_nobody_under_eighteen_is_written_down(world):
    Person.objects.filter(pk=world.people["秦奶奶"].pk).update(born_on=date(2008, 9, 15))
    for write in (named, lambda world, at: taken_in(world, contact=world.people["秦奶奶"], at=at)):
        with objected("minor"):
            write(world, at=datetime(2026, 9, 14, 10, tzinfo=CHINA))
    assert named(world, at=datetime(2026, 9, 15, 10, tzinfo=CHINA)).pk


def test_a_term_that_is_over_makes_room_for_the_next_one(world):
    row = named(world, until=day_of(MONDAY))
    later = MONDAY + timedelta(days=30)
    assert not Representative.objects.on(day_of(later)).exists()
    named(world, at=later)
    row.refresh_from_db()
    assert (row.ended_on, row.ended_why) == (day_of(MONDAY), "到期")
    assert Representative.objects.on(day_of(later)).count() == 1


def test_an_organisation_is_known_once_and_ends_with_a_reason(world):
    row = taken_in(world, contact=world.people["李小妹"])
    with objected("named"):
        taken_in(world)
    with malformed("work"):
        guests.take_in(
            unit=world.units["铁边城"], known=guests.Known("别的社", "", UNTIL),
            by=world.actor("乔委员"), at=MONDAY,
        )  # fmt: skip
    guests.end(row=row, why="散了", by=world.actor("乔委员"), at=MONDAY)
    assert not Organisation.objects.on(day_of(MONDAY)).exists()
    taken_in(world)


def test_whom_to_ask_said_yes_is_told_and_takes_it_back(world):
    sister = world.people["李小妹"]
    with malformed("agreed_how"):
        taken_in(world, contact=sister, agreed_how="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=taken_in(world).pk).update(contact=sister)
    row = taken_in(world, "金明剪纸社", contact=sister)
    hear()
    (text,) = told(sister)
    assert "把您登记为“金明剪纸社”的联系人，座谈会找您，到2029年12月31日" in text
    with objected("not_yours"):
        guests.step_back(row=row, by=world.oneself("高大爷"), at=MONDAY)
    guests.step_back(row=row, by=world.oneself("李小妹"), at=MONDAY)
    hear()
    assert len(told(sister)) == 1  # she knows
    row.refresh_from_db()
    assert (row.contact, row.ended_on) == (None, None)  # the society comes as before
    assert events_of("organisation", row.pk).latest("pk").verb == "organisation.step_back"


def test_nobody_is_kept_who_was_asked_about_an_organisation_that_is_over(world):
    sister, last = world.people["李小妹"], day_of(MONDAY)
    ended, renewed, lapsed, running = (
        taken_in(world, name, contact=sister, until=until)
        for name, until in (("甲社", UNTIL), ("乙社", last), ("丙社", last), ("丁社", UNTIL))
    )
    hear()
    guests.end(row=ended, why="散了", by=world.actor("乔委员"), at=MONDAY)
    hear()
    assert told(sister)[-1] == "您不再是“甲社”的联系人了，登记已经去掉。原因：散了。"
    taken_in(world, "乙社", at=MONDAY + timedelta(days=1))
    retain(at=MONDAY + timedelta(days=1))
    assert _asked(lapsed, running) == [sister, sister]  # to the end of the last day, in any zone
    retain(at=MONDAY + timedelta(days=2))
    assert _asked(ended, renewed, lapsed, running) == [None, None, None, sister]


def _asked(*rows):
    return [Organisation.objects.get(pk=row.pk).contact for row in rows]


def test_who_is_not_on_the_register_was_not_there(world):
    found = sat(world, named(world), volunteers=1)
    elsewhere = sat(world, named(world, "高大爷"), volunteers=1)
    with malformed("speaker"):
        spoken(world, found, elsewhere.guests.get())
    with pytest.raises(IntegrityError), transaction.atomic():
        ForumGuest.objects.create(forum=found)


def test_who_leaves_for_good_leaves_the_register_what_was_said_stays(world):
    row, society = named(world), taken_in(world, contact=world.people["秦奶奶"])
    found = sat(world, row, volunteers=1)
    note = spoken(world, found, found.guests.get())
    erase_person(person=world.people["秦奶奶"], by=world.oneself("秦奶奶"), at=MONDAY)
    row.refresh_from_db()
    society.refresh_from_db()
    note.refresh_from_db()
    assert (row.ended_why, society.contact_id, note.speaker) == ("本人注销", None, "resident")
