"""The desk takes what people ask about their data; the site above answers (PIPL §50)."""

import pytest

from tests.web.console.desk import NOON, words_of
from wudan.journal.events import events_of
from wudan.people.models import Person
from wudan.privacy.actions import ask
from wudan.privacy.models import PrivacyRequest


@pytest.fixture
def asked(world):
    def by(name="马青山", kind="copy", who="秦奶奶"):
        by = world.actor(name)
        return ask(person=world.people[who], kind=kind, words="要一份", by=by, at=NOON)

    return by


def test_the_keeper_takes_a_wish(world, desk_of):
    keeper = desk_of("马青山")
    page = keeper.see("privacy-desk", q="秦")
    assert "秦奶奶" in words_of(page)
    assert world.phone("秦奶奶") not in words_of(page)
    fields = {"person": world.people["秦奶奶"].pk, "kind": "erase", "words": "签了字"}
    assert keeper.send("privacy-taking", **fields).status_code == 303
    made = PrivacyRequest.objects.get()
    assert (made.kind, made.opened_under_id) == ("erase", world.posts["马青山"].pk)


def test_nobody_of_another_village(world, desk_of):
    keeper = desk_of("马青山")
    assert "白嫂" not in words_of(keeper.see("privacy-desk", q="白"))
    answer = keeper.send("privacy-taking", person=world.people["白嫂"].pk, kind="copy")
    assert answer.status_code == 422
    assert PrivacyRequest.objects.count() == 0


def test_only_the_sites_have_the_page(desk_of):
    for name in ("景科长", "苏远", "郝书记", "严审计", "计管理", "安守一", "高大爷"):
        assert desk_of(name).see("privacy-desk").status_code == 404


def test_a_request_of_others_does_not_exist(desk_of, asked):
    made = asked()
    other = desk_of("贾站长")
    assert other.see("privacy-asked", made.pk).status_code == 404
    for page in ("privacy-answer", "privacy-paper", "privacy-erasing"):
        assert other.send(page, made.pk).status_code == 404
    assert desk_of("马青山").see("privacy-asked", 10**30).status_code == 404


def test_the_institute_answers(desk_of, asked):
    made = asked(kind="explain")
    answer = desk_of("乔委员").send("privacy-answer", made.pk, outcome="done", words="说过了")
    assert answer.status_code == 303
    made.refresh_from_db()
    assert (made.outcome, made.outcome_words) == ("done", "说过了")


def test_what_is_missing_is_told(desk_of, asked):
    page = desk_of("乔委员").send("privacy-answer", asked().pk, outcome="", words="说过了")
    assert page.status_code == 422
    assert "说过了" in words_of(page)


def test_the_keeper_prints_the_paper(desk_of, asked, world):
    made = asked()
    paper = desk_of("马青山").send("privacy-paper", made.pk)
    assert (paper["Content-Type"], paper["Cache-Control"]) == ("application/pdf", "no-store")
    verbs = [event.verb for event in events_of("person", world.people["秦奶奶"].pk)]
    assert verbs == ["person.ask", "person.reveal", "person.export", "person.answer"]


def test_a_second_person_erases_on_the_signed_wish(desk_of, asked, world):
    made = asked(kind="erase")
    office = desk_of("乔委员")
    assert "找不回来" in words_of(office.see("privacy-erasing", made.pk))
    assert "再问一次" in words_of(office.send("privacy-erasing", made.pk, know="yes"))
    assert office.send("privacy-erasing", made.pk, step="sure").status_code == 303
    assert Person.objects.get(pk=world.people["秦奶奶"].pk).name == "已注销"
    assert "已注销" in words_of(office.see("privacy-desk"))


def test_the_keeper_alone_does_not(desk_of, asked, world):
    made = asked(kind="erase")
    answer = desk_of("马青山").send("privacy-erasing", made.pk, step="sure")
    assert answer.status_code == 422
    assert Person.objects.get(pk=world.people["秦奶奶"].pk).name == "秦奶奶"


def test_a_long_queue_asks_no_more(desk_of, asked, django_assert_max_num_queries):
    for who in ("秦奶奶", "李小妹", "马青山"):
        for kind in ("copy", "explain", "correct"):
            asked(kind=kind, who=who, name="乔委员")
    office = desk_of("乔委员")
    with django_assert_max_num_queries(12):
        page = office.see("privacy-desk")
    assert len(page.context["open"]) == 9


def test_a_late_one_is_marked(desk_of, asked):
    made = asked()
    PrivacyRequest.objects.filter(pk=made.pk).update(
        opened_at=NOON.replace(day=1), due_at=NOON.replace(day=2)
    )
    assert "已超时" in words_of(desk_of("马青山").see("privacy-desk"))
