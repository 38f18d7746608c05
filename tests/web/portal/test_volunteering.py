"""我的志愿 on the pages: eight fields and no more, an invitation answered, wishes and papers told."""

import pytest
from django.test import Client

from tests.entering import come_in
from tests.people.test_enter_and_correct import WOMAN
from tests.people.test_invitations import invited
from tests.people.test_volunteers import joined, licensed
from tests.web.console.desk import Desk, words_of
from wudan.people.models import Invitation, Person, Volunteer, VolunteerLicence
from wudan.web.portal.volunteering.forms import RegistrationForm

EIGHT = {"skills": ["haircut"], "kinds": ["relief"], "id_number": WOMAN, "agreed": "on"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def desk_of(world):
    """Somebody of the cast at a browser."""
    return lambda name: Desk(come_in(Client(), world.people[name].account))


def test_only_what_is_missing_of_the_eight_is_compulsory(world):
    form = RegistrationForm(person=world.people["秦奶奶"])
    asked = {name for name, field in form.fields.items() if field.required}
    assert asked == {"skills", "kinds", "id_number", "agreed"}
    bare = Person(county=world.people["秦奶奶"].county, name="王秀英")
    asked = {name for name, field in RegistrationForm(person=bare).fields.items() if field.required}
    assert asked == {"skills", "kinds", "id_number", "phone", "agreed"}


def test_one_registers_with_what_is_missing(world, desk_of):
    desk = desk_of("秦奶奶")
    shown = words_of(desk.see("volunteer-registration"))
    assert "杨柳村站" in shown
    assert world.phone("秦奶奶") not in shown
    answer = desk.send("volunteer-registration", **EIGHT, slots=["15"], source="retired")
    assert answer.status_code == 303
    own = Volunteer.objects.get()
    assert (own.slots, own.source) == (1 << 15, "retired")
    assert WOMAN not in words_of(desk.see("volunteer"))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"id_number": "123"}, "18 位"), ({"skills": []}, "至少选一项"), ({"agreed": ""}, "看过约定"),
        ({"slots": ["99"]}, "从列表里选"), ({"serves": ["x"]}, "从列表里选"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_the_rest_kept(world, desk_of, changed, words):
    answer = desk_of("秦奶奶").send(
        "volunteer-registration", **EIGHT | {"kinds": ["culture"]} | changed
    )
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert 'value="culture"' in words_of(answer)
    assert not Volunteer.objects.exists()


def test_an_invitation_is_shown_and_answered_never(world, desk_of):
    invitation, desk = invited(world), desk_of("秦奶奶")
    assert "有人邀请您当志愿者" in words_of(desk.see("volunteer"))
    assert "有人邀请" not in words_of(desk_of("高大爷").see("volunteer"))
    assert desk_of("高大爷").send("invitation", invitation.pk, answer="no").status_code == 404
    assert desk.send("invitation", invitation.pk, answer="never").status_code == 303
    assert Invitation.objects.get().answer == "never"
    assert "有人邀请" not in words_of(desk.see("volunteer"))


def test_a_yes_is_a_registration_filled_in_from_the_invitation(world, desk_of):
    invited(world)
    desk = desk_of("秦奶奶")
    shown = words_of(desk.see("volunteer-registration"))
    assert 'value="haircut" aria' in shown or "checked" in shown
    desk.send("volunteer-registration", **EIGHT)
    assert Invitation.objects.get().answer == "yes"


def test_wishes_and_papers_are_told_and_one_leaves(world, desk_of):
    joined(world)
    desk = desk_of("秦奶奶")
    desk.send("volunteer-wishes", skills=["bathing"], kinds=["relief"], slots=["0", "1"])
    assert Volunteer.objects.get().slots == 3
    desk.send("volunteer-licences", code="nurse", valid_until="2030-01-01")
    assert "等站上看原件" in words_of(desk.see("volunteer"))
    assert desk.send("volunteer-licences", code="nurse", valid_until="").status_code == 422
    desk.send("volunteer-licence-removal", VolunteerLicence.objects.get().pk)
    assert not VolunteerLicence.objects.live().exists()
    desk.send("volunteer-leaving")
    assert not Volunteer.objects.active().exists()
    assert desk.see("volunteer-wishes").status_code == 404


def test_a_strangers_paper_is_not_there(world, desk_of):
    licence = licensed(world, joined(world))
    assert desk_of("高大爷").send("volunteer-licence-removal", licence.pk).status_code == 404


def test_the_page_asks_little_of_the_database(world, desk_of, django_assert_max_num_queries):
    licensed(world, joined(world))
    desk = desk_of("秦奶奶")
    desk.see("volunteer")
    with django_assert_max_num_queries(9):
        desk.see("volunteer")
