"""Invitation, never registration: five hundred lines make no volunteer until each says yes."""

from datetime import timedelta

import pytest
from django.db import transaction

from tests.domain.refusing import malformed, objected
from tests.kit.bad_tables import book, text
from tests.people.test_enter_and_correct import WOMAN
from tests.world import MONDAY, plain
from wudan.kit.refusals import Missing
from wudan.people.actions import invitations, persons
from wudan.people.actors import for_self
from wudan.people.invitations import rows_of, waiting_for
from wudan.people.models import Invitation, InvitationList, Person, Volunteer
from wudan.privacy.actions import erase_person
from wudan.privacy.retention import RULES

pytestmark = pytest.mark.postgres
HEAD = "姓名,电话,所在站,哪类人员,专业技能,服务类别\n"
ELDER = "秦奶奶,{phone},杨柳村站,退休人员,理发,扶贫帮困\n"
OVER = MONDAY + timedelta(days=31)


def read(world, content, by="乔委员", at=MONDAY):
    made = content if isinstance(content, tuple) else text(content)
    return invitations.read_list(content=made[1], name=made[0], by=world.actor(by), at=at)


def sent(world, content, by="乔委员", at=MONDAY):
    listed = read(world, content, by, at)
    return invitations.send_list(listed=listed, by=world.actor(by), at=at)


def invited(world, who="秦奶奶", at=MONDAY):
    line = ELDER.format(phone=world.phone(who)).replace("秦奶奶", who)
    sent(world, HEAD + line, at=at)
    return Invitation.objects.get(answer="waiting")


def many(count, start=0):
    rows = (f"群众{n:04d},13{n:09d},杨柳村站,教师,,\n" for n in range(start, start + count))
    return HEAD + "".join(rows)


def test_five_hundred_lines_make_five_hundred_invitations_and_no_volunteer(world):
    people = Person.objects.count()
    listed = sent(world, many(500))
    assert (listed.invited_count, listed.rows_count) == (500, 500)
    assert Invitation.objects.open_at(MONDAY).count() == 500
    assert Volunteer.objects.count() == 0
    assert Person.objects.count() == people
    with objected("sent_already"):
        read(world, many(500))
    with objected("nobody"):
        sent(world, book(*[line.split(",") for line in many(500).split("\n") if line]))
    assert sent(world, many(2, start=499)).invited_count == 1


def test_the_lines_are_kept_no_longer_than_until_they_are_sent(world):
    listed = read(world, many(3))
    assert [row.name for row in rows_of(listed)] == ["群众0000", "群众0001", "群众0002"]
    invitations.send_list(listed=listed, by=world.actor("乔委员"), at=MONDAY)
    assert rows_of(InvitationList.objects.get()) == []


def test_one_line_that_is_wrong_stops_them_all(world):
    listed = read(world, HEAD + "秦奶奶,123,杨柳村站,,,\n高大爷,10100000001,石峁村站,,,\n")
    assert [fault[:2] for fault in listed.faults] == [[2, "电话"]]
    with objected("faulty"):
        invitations.send_list(listed=listed, by=world.actor("乔委员"), at=MONDAY)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (",10100000001,杨柳村站,,,", "姓名"), ("秦奶奶,,杨柳村站,,,", "电话"),
        ("秦奶奶,10100000001,王台村站,,,", "所在站"), ("秦奶奶,10100000001,火星站,,,", "所在站"),
        ("秦奶奶,10100000001,,大款,,", "哪类人员"), ("秦奶奶,10100000001,,,会飞,", "专业技能"),
        ("秦奶奶,10100000001,,,,不知道", "服务类别"),
    ],
)  # fmt: skip
def test_each_fault_has_line_column_and_advice(world, line, column):
    listed = read(world, HEAD + line + "\n")
    assert [fault[:2] for fault in listed.faults] == [[2, column]]
    assert all(listed.faults[0][2:])
    assert "10100000001" not in str(listed.faults)


def test_a_number_that_is_given_is_compared_and_not_kept(world):
    head = "姓名,电话,身份证号\n"
    assert read(world, head + f"秦奶奶,10100000001,{WOMAN[:-1]}1\n").faults[0][1] == "身份证号"
    listed = sent(world, head + f"秦奶奶,10100000001,{WOMAN}\n")
    assert WOMAN not in str(list(InvitationList.objects.values())) + str(list(Invitation.objects.values()))  # fmt: skip
    assert listed.invited_count == 1


def test_the_same_person_twice_in_a_file_is_said(world):
    listed = read(world, HEAD + "秦奶奶,10100000001,,,,\n秦奶奶,１０１０００００００１,,,,\n")
    assert "第 2 行" in listed.faults[0][2]


def test_who_is_meant_finds_the_invitation_and_says_yes_by_registering(world):
    invitation = invited(world)
    person = world.people["秦奶奶"]
    assert [one.pk for one in waiting_for(person, at=MONDAY)] == [invitation.pk]
    assert waiting_for(world.people["高大爷"], at=MONDAY) == []
    persons.register(
        person=person, skills=["haircut"], kinds=["relief"], by=for_self(person.pk), at=MONDAY,
        missing={"id_number": WOMAN},
    )  # fmt: skip
    ended = Invitation.objects.get()
    assert (ended.answer, ended.person_id, ended.name, plain(ended.phone)) == (
        "yes",
        person.pk,
        "",
        "",
    )


def test_at_the_counter_it_is_answered_as_well(world):
    invited(world)
    person = world.people["秦奶奶"]
    persons.register(
        person=person, skills=["haircut"], kinds=["relief"], by=world.actor("马青山"), at=MONDAY,
        channel="counter", missing={"id_number": WOMAN},
    )  # fmt: skip
    assert (Invitation.objects.get().answer, Invitation.objects.get().channel) == ("yes", "counter")


def say(world, invitation, word, who="秦奶奶", at=MONDAY, **given):
    person = world.people[who]
    said = {"by": for_self(person.pk)} | given
    return invitations.answer(invitation=invitation, person=person, word=word, at=at, **said)


def test_a_no_is_a_no_for_now_and_never_is_never(world):
    say(world, invited(world), "no")
    with objected("sent_already"):
        invited(world)
    line = ELDER.format(phone=world.phone("秦奶奶"))
    sent(world, HEAD + line + "\n")
    say(world, Invitation.objects.get(answer="waiting"), "never")
    with objected("nobody"):
        sent(world, HEAD + line + "\n\n")
    assert not Invitation.objects.exclude(name="").exists()


def test_the_word_must_be_one_and_the_invitation_ones_own(world):
    invitation = invited(world)
    with malformed("answer"):
        say(world, invitation, "maybe")
    with pytest.raises(Missing), transaction.atomic():
        say(world, invitation, "no", "高大爷")
    say(world, invitation, "no")
    with pytest.raises(Missing), transaction.atomic():
        say(world, invitation, "never")


def test_after_thirty_days_it_is_over_and_empty(world):
    invitation = invited(world)
    with pytest.raises(Missing), transaction.atomic():
        say(world, invitation, "no", at=OVER)
    assert waiting_for(world.people["秦奶奶"], at=OVER) == []
    rule = next(rule for rule in RULES if rule.name == "invitations")
    assert rule.end(rule.due_at(OVER), OVER) == 1
    ended = Invitation.objects.get()
    assert (ended.answer, ended.name, ended.phone_index) == ("over", "", "")


def test_who_is_over_may_be_asked_anew(world):
    invited(world)
    sent(world, HEAD + ELDER.format(phone=world.phone("秦奶奶")) + "\n", at=OVER)
    assert sorted(Invitation.objects.values_list("answer", flat=True)) == ["over", "waiting"]


def test_a_volunteer_is_not_asked_and_nobody_is_told_why(world):
    person = world.people["秦奶奶"]
    persons.register(
        person=person, skills=["haircut"], kinds=["relief"], by=for_self(person.pk), at=MONDAY,
        missing={"id_number": WOMAN},
    )  # fmt: skip
    with objected("nobody"):
        sent(world, HEAD + ELDER.format(phone=world.phone("秦奶奶")))


def test_who_erases_themselves_is_not_asked_any_more(world):
    invited(world)
    person = world.people["秦奶奶"]
    erase_person(person=person, by=for_self(person.pk), at=MONDAY)
    ended = Invitation.objects.get()
    assert (ended.answer, ended.name) == ("recalled", "")


@pytest.mark.parametrize("name", ["马青山", "景科长", "秦奶奶", "郝书记"])
def test_only_institute_and_center_bring_in_lists(world, name):
    with objected("not_your_role"):
        read(world, many(1), by=name)


def test_another_unit_does_not_send_what_one_read(world):
    listed = read(world, many(1))
    with pytest.raises(Missing), transaction.atomic():
        invitations.send_list(listed=listed, by=world.actor("柳文书"), at=MONDAY)
