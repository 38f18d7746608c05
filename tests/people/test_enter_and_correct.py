"""登记与更正: little is compulsory, what is wrong is said in words that repeat nothing (PIPL §6, §46)."""

from datetime import date

import pytest

from tests.domain.refusing import malformed, objected
from tests.people.bonding import CHILD_BORN, TEEN_BORN, born, parented
from tests.world import MONDAY, plain
from wudan.journal.models import Event
from wudan.kit.refusals import Malformed
from wudan.people.actions import consents, persons
from wudan.people.actors import for_self
from wudan.people.models import Person, Volunteer

pytestmark = pytest.mark.postgres
WOMAN = "11010519491231002X"
"""A published example number: 1949-12-31, female."""


def enter(world, by="马青山", **said):
    given = {"name": "王秀英", "phone": "", "address": "", "home": world.units["杨柳村"]} | said
    return persons.enter(**given, by=world.actor(by), at=MONDAY)


def correct(world, who="秦奶奶", by="马青山", **changes):
    return persons.correct(person=world.people[who], changes=changes, by=world.actor(by), at=MONDAY)


def test_a_name_is_enough_and_the_trail_holds_kinds_only(world):
    made = enter(world, phone="13900001234")
    event = Event.objects.get(verb="person.enter")
    assert event.facts == {"kinds": ["name", "phone"]}
    assert made.home.short_name == "杨柳村站"


def test_of_a_resident_nothing_but_name_and_village_is_compulsory():
    wanted = {
        field.name for field in Person._meta.concrete_fields
        if not (field.null or field.blank or field.has_default() or field.primary_key)
    }  # fmt: skip
    assert wanted == {"county", "name"}


def test_somebody_of_another_village_is_not_entered_here(world):
    with objected("not_your_unit"):
        enter(world, by="贾站长")
    with objected("not_your_role"):
        enter(world, by="苏远")


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"name": ""}, "name"), ({"phone": "12"}, "phone"), ({"address": "长" * 121}, "address"),
     ({"born_on": date(2027, 1, 1)}, "born_on"), ({"born_on": date(1880, 1, 1)}, "born_on"),
     ({"sex": "x"}, "sex"), ({"id_number": "110105194912310021"}, "id_number"),
     ({"id_number": "11010519491331002X"}, "id_number"), ({"id_number": "110105491231002"}, "id_number"),
     ({"id_number": "99010519491231002X"}, "id_number"), ({"id_number": "1"}, "id_number"),
     ({"id_number": WOMAN, "born_on": date(1950, 1, 1)}, "born_on"),
     ({"id_number": WOMAN, "sex": "male"}, "sex")],
)  # fmt: skip
def test_what_cannot_be_is_said_beside_its_field(world, changes, field):
    with malformed(field):
        correct(world, **changes)
    with pytest.raises(Malformed) as caught:
        correct(world, **changes)
    typed = [str(value) for value in changes.values() if len(str(value)) > 4]
    assert not any(value in caught.value.words for value in typed)


def test_an_id_number_says_birthday_and_sex_too(world):
    person = correct(world, id_number="110105 19491231 002x")
    assert plain(person.id_number) == WOMAN
    assert (person.born_on, person.sex) == (date(1949, 12, 31), "female")
    event = Event.objects.get(verb="person.correct")
    assert event.facts == {"kinds": ["born_on", "id_number", "sex"]}
    assert WOMAN not in str(event.facts)


def test_nothing_changed_leaves_no_event(world):
    correct(world, name="秦奶奶")
    assert not Event.objects.filter(verb="person.correct").exists()


def test_one_number_belongs_to_one_person(world):
    correct(world, id_number=WOMAN)
    with objected("id_number_known"):
        correct(world, "李小妹", id_number=WOMAN)


def test_oneself_and_the_station_correct_and_nobody_else(world):
    woman = world.people["秦奶奶"]
    persons.correct(
        person=woman, changes={"phone": "13900001234"}, by=for_self(woman.pk), at=MONDAY
    )
    woman.refresh_from_db()
    assert plain(woman.phone) == "13900001234"
    with objected("not_yours"):
        persons.correct(person=woman, changes={}, by=for_self(world.people["白嫂"].pk), at=MONDAY)
    with objected("not_your_unit"):
        correct(world, by="贾站长", name="秦")


def test_who_holds_a_post_cannot_turn_out_to_be_a_child(world):
    with objected("under_age"):
        correct(world, "马青山", by="乔委员", born_on=TEEN_BORN)


def eight(world, who="秦奶奶", **changes):
    return correct(world, who, **({"id_number": WOMAN} | changes))


def register(world, who="秦奶奶", skills=("haircut",), kinds=("relief",), **said):
    person = world.people[who]
    person.refresh_from_db()
    given = {"by": for_self(person.pk), "at": MONDAY} | said
    return persons.register(person=person, skills=skills, kinds=kinds, **given)


def test_a_volunteer_gives_the_eight_fields_and_the_consent(world):
    eight(world)
    made = register(world)
    assert (made.skills, made.kinds) == (["haircut"], ["relief"])
    consents.withdraw(person=made.person, kind="volunteer", by=for_self(made.person_id), at=MONDAY)
    assert Volunteer.objects.get().left_at == MONDAY


def test_each_of_the_eight_is_asked_for_and_nothing_else(world):
    with malformed("person"):
        register(world)
    eight(world)
    for missing in (("phone", "address"), ("name",)):  # 联系方式 is one or the other
        Person.objects.filter(pk=world.people["秦奶奶"].pk).update(**dict.fromkeys(missing, ""))
        with malformed("person"):
            register(world)
        Person.objects.filter(pk=world.people["秦奶奶"].pk).update(name="秦奶奶")
    with malformed("person", "skills", "kinds"):
        register(world, skills=(), kinds=("x",))
    own = {field.name for field in Volunteer._meta.concrete_fields} - {"id"}
    told_freely = {"slots", "serves", "source"}
    assert own == {"person", "skills", "kinds", "joined_at", "left_at"} | told_freely
    assert all(Volunteer._meta.get_field(name).has_default() for name in ("slots", "serves"))
    assert Volunteer._meta.get_field("source").blank


def test_a_minor_volunteers_with_the_guardians_word(world):
    parented(world, day=TEEN_BORN)
    child, parent = world.people["高大爷"], world.people["李小妹"]
    number = "61062620100501001"
    from wudan.kit.id_numbers import check_digit

    correct(world, "高大爷", by="柳文书", id_number=number + check_digit(number))
    with objected("needs_guardian"):
        register(world, "高大爷")
    consents.give(
        person=child, kind="minor", by=for_self(parent.pk), at=MONDAY, given_by="company", guardian=parent,
    )  # fmt: skip
    assert register(world, "高大爷").person_id == child.pk


def test_a_child_is_given_no_post(world):
    from wudan.people.actions import posts

    born(world, "高大爷", CHILD_BORN)
    with objected("under_age"):
        posts.grant(person=world.people["高大爷"], role="station_keeper", unit=world.units["石峁村"],
                    by=world.actor("柳文书"), at=MONDAY)  # fmt: skip
