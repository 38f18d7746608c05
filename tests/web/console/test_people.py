"""群众: found within one's own reach, corrected, spoken for; read in full only for a purpose."""

import pytest
from django.urls import reverse

from tests.people.bonding import bonded, proposed
from tests.web.console.desk import words_of
from tests.world import plain
from wudan.journal.models import Event
from wudan.notices.models import Preference
from wudan.people.models import Bond, Consent, Distinction, Merger, Person
from wudan.web.language import LANGUAGE_COOKIE

WOMAN = "11010519491231002X"


@pytest.fixture
def elder(world):
    return world.people["秦奶奶"]


def test_a_keeper_finds_by_name_village_and_last_digits(world, desk_of, elder):
    desk = desk_of("马青山")
    for words in ("秦", "杨柳村", world.phone("秦奶奶")[-4:], world.phone("秦奶奶")):
        page = words_of(desk.send("people", q=words))
        assert "秦奶奶" in page
        assert world.phone("秦奶奶") not in page.replace(f'value="{words}"', "")
    assert "白嫂" not in words_of(desk.send("people", q="白"))
    assert "秦奶奶" not in words_of(desk.see("people"))


@pytest.mark.parametrize("who", ["苏远", "景科长", "郝书记", "严审计", "计管理", "白嫂"])
def test_for_others_there_is_no_such_page(world, desk_of, who, elder):
    assert desk_of(who).see("people").status_code == 404
    assert desk_of(who).see("person", elder.pk).status_code == 404


def test_nor_for_a_keeper_of_another_village(desk_of, elder):
    assert desk_of("贾站长").see("person", elder.pk).status_code == 404
    assert desk_of("贾站长").send("person-correction", elder.pk, name="秦").status_code == 404


def test_the_page_is_masked_until_it_is_read_for_a_purpose(world, desk_of, elder):
    desk = desk_of("马青山")
    assert world.phone("秦奶奶") not in words_of(desk.see("person", elder.pk))
    answer = desk.send("person-reading", elder.pk, kinds=["phone"], purpose="verify")
    assert world.phone("秦奶奶") in words_of(answer)
    assert Event.objects.filter(verb="person.reveal", subject_id=elder.pk).count() == 1
    assert desk.send("person-reading", elder.pk, kinds=["phone"]).status_code == 422


def test_the_purpose_is_written_down_in_chinese_whoever_reads_english(desk_of, elder, english):
    desk = desk_of("马青山")
    desk.client.cookies[LANGUAGE_COOKIE] = "en"
    page = words_of(desk.send("person-reading", elder.pk, kinds=["phone"], purpose="verify"))
    assert "Check who it is" in page
    assert Event.objects.get(verb="person.reveal", subject_id=elder.pk).why == "核对身份"


def test_somebody_is_entered_and_opened(world, desk_of):
    desk = desk_of("马青山")
    answer = desk.send("person-entry", name="王秀英", home=world.units["杨柳村"].pk)
    made = Person.objects.get(name="王秀英")
    assert answer["Location"] == reverse("person", args=[made.pk])
    assert desk.send("person-entry", name="", home="x").status_code == 422
    assert desk.send("person-entry", name="王", home=world.units["王台村"].pk).status_code == 422


def test_a_wrong_digit_is_said_and_the_rest_stays_typed(desk_of, elder):
    answer = desk_of("马青山").send("person-correction", elder.pk, id_number="110105194912310021", name="秦桂花")  # fmt: skip
    assert answer.status_code == 422
    assert "最后一位对不上" in words_of(answer)
    assert "秦桂花" in words_of(answer)
    assert desk_of("马青山").send("person-correction", elder.pk, id_number=WOMAN).status_code == 303
    elder.refresh_from_db()
    assert plain(elder.id_number) == WOMAN
    page = words_of(desk_of("马青山").see("person", elder.pk))
    assert WOMAN not in page
    assert "尾号**2X" in page


def test_a_consent_told_by_telephone_is_written_down_and_withdrawn(desk_of, elder):
    desk = desk_of("马青山")
    for do, live in (("give", 1), ("withdraw", 0)):
        answer = desk.send("person-consent", elder.pk, kind="publish", do=do, channel="telephone")
        assert answer.status_code == 303
        assert Consent.objects.live().count() == live
    assert desk.send("person-consent", elder.pk, kind="publish", do="give", channel="web").status_code == 422  # fmt: skip


def test_a_guardian_is_proposed_at_the_counter_and_confirmed_by_the_elder(world, desk_of, elder):
    desk = desk_of("马青山")
    said = {"name": "李小妹", "phone": world.phone("李小妹"), "kind": "family"}
    assert desk.send("person-guardian", elder.pk, **said).status_code == 303
    bond = Bond.objects.get()
    assert desk.send("guardian-confirmation", elder.pk, bond.pk, how="face").status_code == 303
    assert "作数" in words_of(desk.see("person", elder.pk))
    assert desk.send("guardian-end", elder.pk, bond.pk).status_code == 303
    assert desk.send("guardian-end", elder.pk, bond.pk).status_code == 404
    assert desk.send("person-guardian", elder.pk, **said | {"phone": "1"}).status_code == 422


def test_the_keeper_who_would_be_the_guardian_is_told_why_not(world, desk_of, elder):
    proposed(world, "马青山", kind="helper")
    assert "守护人不能替本人点头" in words_of(desk_of("马青山").see("person", elder.pk))


def test_the_office_sees_helpers_of_many(world, desk_of):
    for name in ("秦奶奶", "高大爷", "白嫂"):
        bonded(world, "柳文书", name, kind="helper")
    assert "柳文书：3 位" in words_of(desk_of("柳文书").see("people"))


def test_two_alike_are_shown_side_by_side_merged_and_separated(world, desk_of, elder):
    twin = Person.objects.create(county=elder.county, name="秦奶奶", phone=world.phone("秦奶奶"), home=elder.home)  # fmt: skip
    desk = desk_of("乔委员")
    page = words_of(desk.see("duplicates"))
    assert "同一个电话，名字也像" in page
    assert world.phone("秦奶奶") not in page
    assert desk.send("duplicate", elder.pk, twin.pk, keep="x").status_code == 422
    assert desk.send("duplicate", elder.pk, twin.pk, keep="first").status_code == 303
    assert desk.see("person", twin.pk).status_code == 404
    assert "和另一条登记合并" in words_of(desk.see("person", elder.pk))
    merger = Merger.objects.get()
    assert desk.send("separation", merger.pk).status_code == 303
    assert desk.send("separation", merger.pk).status_code == 422
    assert desk.send("duplicate", elder.pk, twin.pk, keep="two").status_code == 303
    assert Distinction.objects.count() == 1
    assert desk_of("马青山").see("duplicates").status_code == 404


def test_a_full_page_of_pairs_costs_few_questions(
    world, desk_of, elder, django_assert_max_num_queries
):
    for number in range(10):
        for _ in range(2):
            Person.objects.create(county=elder.county, name=f"王秀{number}", phone=f"139000001{number:02d}", home=elder.home)  # fmt: skip
    desk = desk_of("乔委员")
    desk.see("duplicates")
    with django_assert_max_num_queries(90):
        assert words_of(desk.see("duplicates")).count("同一个电话，名字也像") == 10


def test_the_keeper_writes_down_how_an_elder_wants_to_be_told(desk_of, elder):
    desk = desk_of("马青山")
    assert "看情况" in words_of(desk.see("person", elder.pk))
    assert desk.send("person-ways", elder.pk, way="mail", mail="不是邮箱").status_code == 422
    desk.send("person-ways", elder.pk, way="mail", mail="qin@example.cn")
    desk.send("person-ways", elder.pk, way="call", topics_off=["points"])
    kept = Preference.objects.get(person=elder)
    assert (kept.way, kept.topics_off, bool(kept.mail)) == ("call", ["points"], True)
    page = words_of(desk.see("person", elder.pk))
    assert "站上打电话、捎话；有 1 类不用告诉" in page
    assert "定了怎样告诉他" in page
    assert "qin@example.cn" not in page
