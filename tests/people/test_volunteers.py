"""The volunteer as a person: eight fields and no more, wishes told freely, licences that count."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from tests.domain.refusing import malformed, objected
from tests.people.test_enter_and_correct import WOMAN
from tests.world import MONDAY
from wudan.kit import slots
from wudan.kit.refusals import Malformed, Objected
from wudan.people.actions import consents, persons, volunteers
from wudan.people.actors import for_self
from wudan.people.licences import licences_valid
from wudan.people.models import Person, Volunteer, VolunteerLicence
from wudan.people.wishes import Wishes

pytestmark = pytest.mark.postgres
TODAY, LATER = MONDAY.date(), date(2027, 9, 7)


def joined(world, who="秦奶奶", number=WOMAN, **said):
    """Somebody registers by themselves, in one go."""
    person = world.people[who]
    given = {"skills": ["haircut"], "kinds": ["relief"], "missing": {"id_number": number}} | said
    return persons.register(person=person, by=for_self(person.pk), at=MONDAY, **given)


def test_what_is_missing_of_the_eight_is_told_at_once(world):
    made = joined(world)
    person = Person.objects.get(pk=made.person_id)
    assert (bool(person.id_number), person.sex, bool(person.born_on)) == (True, "female", True)
    assert (made.slots, made.serves, made.source) == (0, [], "")


def test_who_has_no_telephone_is_reached_at_home(world):
    elder = world.people["秦奶奶"]
    Person.objects.filter(pk=elder.pk).update(phone="", phone_index="", phone_tail="", address="")
    with malformed("person"):
        joined(world)
    joined(world, missing={"id_number": WOMAN, "address": "二组"})
    assert Person.objects.get(pk=elder.pk).address


def test_what_is_known_is_not_overwritten_by_registering(world):
    phone = world.phone("秦奶奶")
    made = joined(world, missing={"id_number": WOMAN, "phone": "13900000000", "name": "别人"})
    person = Person.objects.get(pk=made.person_id)
    assert person.name == "秦奶奶"
    assert person.phone.blind() == type(person.phone)(phone).blind()


def test_a_number_with_another_birthday_is_not_taken(world):
    Person.objects.filter(pk=world.people["秦奶奶"].pk).update(born_on=date(2013, 1, 1))
    with malformed("id_number"):
        joined(world)
    assert not Volunteer.objects.exists()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"skills": []}, "skills"), ({"kinds": ["x"]}, "kinds"), ({"slots": 1 << 24}, "slots"),
        ({"source": "boss"}, "source"), ({"serves": ["9.9.9."]}, "serves"), ({"missing": {}}, "person"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named_and_nothing_is_half_written(world, said, field):
    with malformed(field):
        joined(world, **said)
    assert not Volunteer.objects.exists()
    assert not Person.objects.get(pk=world.people["秦奶奶"].pk).id_number


def test_when_and_where_is_told_and_taken_back(world):
    made, town = joined(world), world.units["周湾"].path
    by = for_self(made.person_id)
    wishes = Wishes(
        ["bathing", "haircut"], ["relief"], slots.to_mask(frozenset({15, 16})), [town], "retired"
    )
    told = volunteers.tell(volunteer=made, wishes=wishes, by=by, at=MONDAY)
    assert (slots.words(told.slots), told.serves) == ("周六上午、周六下午", [town])
    consents.withdraw(person=made.person, kind="volunteer", by=by, at=MONDAY)
    gone = Volunteer.objects.get()
    assert (gone.left_at, gone.slots, gone.serves, gone.source) == (MONDAY, 0, [], "")
    assert list(Volunteer.objects.active()) == []


def test_who_left_comes_back_and_who_is_there_keeps_the_day(world):
    made = joined(world)
    later = MONDAY + timedelta(days=3)
    again = persons.register(
        person=made.person,
        skills=["bathing"],
        kinds=["relief"],
        by=for_self(made.person_id),
        at=later,
    )
    assert again.joined_at == MONDAY
    consents.withdraw(person=made.person, kind="volunteer", by=for_self(made.person_id), at=later)
    back = persons.register(
        person=made.person,
        skills=["bathing"],
        kinds=["relief"],
        by=for_self(made.person_id),
        at=later,
    )
    assert (back.pk, back.joined_at, back.left_at) == (made.pk, later, None)


def test_nobody_speaks_for_somebody_of_another_town(world):
    made = joined(world)
    wishes = Wishes(["bathing"], ["relief"])
    for name in ("白嫂", "贾站长", "景科长"):
        with pytest.raises(Objected), transaction.atomic():
            volunteers.tell(volunteer=made, wishes=wishes, by=world.actor(name), at=MONDAY)
    told = volunteers.tell(volunteer=made, wishes=wishes, by=world.actor("马青山"), at=MONDAY)
    assert told.skills == ["bathing"]


def licensed(world, made, code="nurse", until=LATER):
    by = for_self(made.person_id)
    return volunteers.tell_licence(volunteer=made, code=code, valid_until=until, by=by, at=MONDAY)


def valid(made, on=TODAY):
    return licences_valid([made.person_id], on).get(made.person_id, frozenset())


def test_a_licence_counts_once_seen_and_until_it_is_over(world):
    made = joined(world)
    licence = licensed(world, made)
    assert valid(made) == frozenset()
    volunteers.check_licence(licence=licence, by=world.actor("马青山"), at=MONDAY)
    assert valid(made) == {"nurse"}
    assert valid(made, LATER + timedelta(days=1)) == frozenset()


def test_a_newer_paper_takes_the_place_of_the_old_and_is_looked_at_again(world):
    made = joined(world)
    volunteers.check_licence(licence=licensed(world, made), by=world.actor("马青山"), at=MONDAY)
    licensed(world, made, until=LATER + timedelta(days=400))
    assert valid(made) == frozenset()
    assert VolunteerLicence.objects.live().count() == 1


def test_who_leaves_has_no_licence_that_counts(world):
    made = joined(world)
    volunteers.check_licence(licence=licensed(world, made), by=world.actor("马青山"), at=MONDAY)
    consents.withdraw(person=made.person, kind="volunteer", by=for_self(made.person_id), at=MONDAY)
    assert valid(made) == frozenset()


@pytest.mark.parametrize(
    ("code", "until"), [("pilot", LATER), ("nurse", date(2020, 1, 1)), ("nurse", date(9999, 1, 1))]
)
def test_a_licence_that_cannot_be(world, code, until):
    made = joined(world)
    with pytest.raises(Malformed):
        licensed(world, made, code, until)


def test_nobody_sees_their_own_paper_and_no_stranger_does(world):
    keeper = world.people["马青山"]
    persons.register(
        person=keeper, skills=["haircut"], kinds=["relief"], by=for_self(keeper.pk), at=MONDAY,
        missing={"id_number": WOMAN},
    )  # fmt: skip
    licence = licensed(world, keeper.volunteer)
    with objected("yourself"):
        volunteers.check_licence(licence=licence, by=world.actor("马青山"), at=MONDAY)
    with objected("not_your_unit"):
        volunteers.check_licence(licence=licence, by=world.actor("贾站长"), at=MONDAY)
    volunteers.check_licence(licence=licence, by=world.actor("乔委员"), at=MONDAY)


def test_staff_strike_a_licence_with_a_reason_the_volunteer_without(world):
    made = joined(world)
    licence = licensed(world, made)
    with malformed("why"):
        volunteers.remove_licence(licence=licence, by=world.actor("马青山"), at=MONDAY)
    struck = volunteers.remove_licence(
        licence=licence, by=world.actor("马青山"), at=MONDAY, why="不是本人的"
    )
    assert struck.removed_why == "不是本人的"
    other = licensed(world, made, "driver")
    volunteers.remove_licence(licence=other, by=for_self(made.person_id), at=MONDAY)
    assert not VolunteerLicence.objects.live().exists()


def test_licences_of_many_are_one_question(world, django_assert_num_queries):
    made = joined(world)
    volunteers.check_licence(licence=licensed(world, made), by=world.actor("马青山"), at=MONDAY)
    with django_assert_num_queries(1):
        licences_valid(range(1, 400), MONDAY.date())
