"""Volunteers at the desk: the counter's twin of every page, and lists of people to be invited."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.people.bonding import parented
from tests.people.test_enter_and_correct import WOMAN
from tests.people.test_invitations import invited
from tests.people.test_volunteers import joined, licensed
from tests.web.console.desk import words_of
from wudan.people.models import Consent, Invitation, InvitationList, Volunteer

EIGHT = {"skills": ["haircut"], "kinds": ["relief"], "id_number": WOMAN, "channel": "counter"}
LIST = "姓名,电话,所在站\n王秀英,10100000777,杨柳村站\n{}"
pytestmark = pytest.mark.django_db


def upload(desk, content, name="名单.csv"):
    return desk.send("invitation-lists", file=SimpleUploadedFile(name, content.encode("gbk")))


def test_a_keeper_registers_somebody_who_says_so_at_the_counter(world, desk_of):
    elder, desk = world.people["秦奶奶"], desk_of("马青山")
    assert "登记为志愿者" in words_of(desk.see("person", elder.pk))
    assert desk.send("person-volunteer", elder.pk, **EIGHT).status_code == 303
    assert Consent.objects.get(kind="volunteer").channel == "counter"
    assert Volunteer.objects.get().person_id == elder.pk
    desk.send("person-volunteer", elder.pk, skills=["bathing"], kinds=["relief"])
    assert Volunteer.objects.get().skills == ["bathing"]
    assert desk_of("贾站长").see("person-volunteer", elder.pk).status_code == 404


def test_a_child_is_registered_with_the_guardian_there(world, desk_of):
    parented(world)
    child, desk = world.people["高大爷"], desk_of("柳文书")
    answer = desk.send("person-volunteer", child.pk, **EIGHT)
    assert answer.status_code == 422
    assert not Volunteer.objects.exists()


def test_a_paper_is_looked_at_or_struck(world, desk_of):
    licence, desk = licensed(world, joined(world)), desk_of("马青山")
    assert "护士执业证" in words_of(desk.see("volunteers"))
    assert desk.send("licence-check", licence.pk).status_code == 303
    assert "护士执业证" not in words_of(desk.see("volunteers"))
    assert desk.send("licence-strike", licence.pk).status_code == 422
    assert desk.send("licence-strike", licence.pk, why="过期换证").status_code == 303
    assert (
        desk.send(
            "person-licences", licence.volunteer.person_id, code="driver", valid_until="2030-01-01"
        ).status_code
        == 303
    )
    licence = licence.volunteer.licences.get(code="driver")
    assert licence.checked_at


def test_a_list_is_looked_over_and_sent_whole(world, desk_of):
    desk = desk_of("乔委员")
    assert upload(desk, LIST.format("")).status_code == 303
    listed = InvitationList.objects.get()
    shown = words_of(desk.see("invitation-list", listed.pk))
    assert "王秀英" in shown
    assert "10100000777" not in shown
    assert desk.send("invitation-sending", listed.pk).status_code == 303
    assert Invitation.objects.count() == 1
    assert "已经发过邀请" in words_of(upload(desk, LIST.format("")))
    assert "王秀英" in words_of(desk_of("马青山").see("volunteers"))
    assert desk_of("柳文书").see("invitation-list", listed.pk).status_code == 404


def test_faults_are_listed_and_leave_as_a_file(world, desk_of):
    desk = desk_of("乔委员")
    upload(desk, LIST.format("李四,12,火星站\n"))
    listed = InvitationList.objects.get()
    assert "第 3 行" in words_of(desk.see("invitation-list", listed.pk))
    file = desk.see("invitation-faults", listed.pk)
    assert "李四" not in file.content.decode("utf-8-sig")
    assert file.content.decode("utf-8-sig").count("\r\n") == 3
    assert desk.send("invitation-sending", listed.pk).status_code == 422
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(("content", "words"), [("x", "找不到这几列"), ("", "文件是空的")])
def test_a_file_that_is_none_is_refused_in_words(world, desk_of, content, words):
    answer = upload(desk_of("乔委员"), content)
    assert answer.status_code == 422
    assert words in words_of(answer)


def test_the_form_can_be_had(world, desk_of):
    assert desk_of("乔委员").see("invitation-form").content.startswith(b"PK")


def test_the_desk_asks_little_of_the_database(world, desk_of, django_assert_max_num_queries):
    licensed(world, joined(world))
    invited(world, "李小妹")
    desk = desk_of("乔委员")
    desk.see("volunteers")
    with django_assert_max_num_queries(9):
        desk.see("volunteers")


def test_a_number_by_kind_of_people_opens_to_its_rows_in_the_order_of_the_document(world, desk_of):
    joined(world, source="teacher")
    joined(world, "李小妹", number="120103198806018241", source="")
    desk = desk_of("乔委员")
    page = words_of(desk.see("volunteers"))
    assert (
        page.index("党政干部")
        < page.index("教师：1 位")
        < page.index("乡贤")
        < page.index("没有说的：1 位")
    )
    rows = words_of(desk.see("volunteers-of", "teacher"))
    assert "秦奶奶" in rows
    assert "李小妹" not in rows
    assert "李小妹" in words_of(desk.see("volunteers-of", "untold"))
    assert "秦奶奶" not in words_of(desk_of("贾站长").see("volunteers-of", "teacher"))
    assert desk.see("volunteers-of", "boss").status_code == 404


def test_whoever_leaves_is_of_no_kind_any_more(world, desk_of):
    joined(world, source="teacher")
    desk = desk_of("马青山")
    desk.send(
        "person-consent",
        world.people["秦奶奶"].pk,
        kind="volunteer",
        do="withdraw",
        channel="counter",
    )
    assert "教师：1 位" not in words_of(desk.see("volunteers"))
    assert "秦奶奶" not in words_of(desk.see("volunteers-of", "teacher"))
