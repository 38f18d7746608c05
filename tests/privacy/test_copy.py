"""One's own data as a file: complete, one's own only, and on paper (PIPL §45, G21)."""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext

from tests.kit.id_numbers_made import made
from tests.privacy.canary import ADDRESS, NAME, PHONE, TEXTS
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.kit.refusals import Malformed, Objected, TooMany
from wudan.people.models import Person
from wudan.privacy.actions import ask, print_for, take_copy
from wudan.privacy.copies import label_of
from wudan.privacy.inventory import HOLDINGS
from wudan.privacy.models import PrivacyRequest

LATER = MONDAY + timedelta(days=1)


def copy(world, form="json", name="秦奶奶", by=None):
    person = Person.objects.select_related("home").get(pk=world.people[name].pk)
    return take_copy(person=person, form=form, by=by or world.oneself(name), at=LATER)


def kinds(world, name="秦奶奶"):
    return {kind["what"]: kind for kind in json.loads(copy(world, name=name))["kinds"]}


def test_every_kind_of_the_inventory_is_in_it(world):
    assert kinds(world).keys() == {held.what for held in HOLDINGS if held.about}


def test_all_that_is_hers_is_in_it_in_full(world, canary):
    told = copy(world).decode()
    for mine in (
        NAME,
        PHONE,
        ADDRESS,
        made("610626", canary.born_on, 422),
        "鹮说剪得好",
        "鹮改主意了",
    ):
        assert mine in told


def test_a_row_has_what_she_wrote_and_what_was_done(world, canary):
    found = kinds(world)
    assert [row["words"] for row in found["您的单"]["rows"]] == ["给鹮奶奶剪头", "鹮不要了"]
    assert found["服务经过"]["rows"][0]["minutes"] == "40"
    assert found["服务经过"]["rows"][0]["contact"] == "苏远"


def test_every_field_is_called_by_a_chinese_name(world, canary):
    labels = {label for kind in kinds(world).values() for label in kind["labels"].values()}
    assert [label for label in labels if label.isascii()] == []


def test_so_is_every_field_that_somebody_could_find_in_theirs():
    """Of libraries, too: who has a second factor or WeChat is no special case."""
    plain = [
        (held.model, name)
        for held in HOLDINGS
        for name in (*held.fields, *held.secret)
        if "__" not in name and label_of(held, name).isascii()
    ]
    assert plain == []


def test_nothing_of_others_is_in_it(world, canary):
    told = copy(world).decode()
    others = Person.objects.exclude(pk=canary.pk).exclude(name="苏远")
    assert [one.name for one in others if one.name in told] == []
    assert "101000000" not in told


def test_her_neighbour_finds_nothing_of_hers(world, canary):
    told = copy(world, name="高大爷").decode()
    assert [word for word in TEXTS if word in told] == []


def test_secrets_are_told_of_and_not_copied(world, canary):
    account = kinds(world)["账号"]
    assert "password" not in account["rows"][0]
    assert "密码" in account["not_copied"]
    assert canary.account.password not in copy(world).decode()


def test_no_path_and_no_host_is_in_it(world, canary):
    assert not any(word in copy(world) for word in (b"/tmp", b"/home", b"wudan/", b"http"))


def test_it_leaves_a_line(world):
    copy(world)
    event = events_of("person", world.people["秦奶奶"].pk).last()
    assert (event.verb, event.facts) == ("person.export", {"form": "json"})


def test_it_is_one_question_a_kind(world, canary, django_assert_max_num_queries):
    with django_assert_max_num_queries(len(HOLDINGS) + 25):
        copy(world)


def test_more_orders_ask_no_more(world, canary, django_db_blocker):
    from django.db import connection

    person = Person.objects.select_related("home").get(pk=canary.pk)
    counted = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            take_copy(person=person, form="json", by=world.oneself("秦奶奶"), at=LATER)
        counted.append(len(asked))
        world.place(words="再来一单")
    assert counted[0] >= counted[1]


def test_five_an_hour_and_no_more(world):
    for _ in range(5):
        copy(world)
    with pytest.raises(TooMany), transaction.atomic():
        copy(world)


@pytest.mark.parametrize("form", ["", "xlsx", "pdf\x00"])
def test_only_two_forms(world, form):
    with pytest.raises(Malformed):
        copy(world, form)


def test_nobody_takes_anothers(world):
    for by in (world.oneself("高大爷"), world.actor("马青山"), world.actor("柳文书")):
        with pytest.raises(Objected), transaction.atomic():
            copy(world, by=by)


def test_the_paper_is_a_pdf_with_an_embedded_font(world, canary):
    paper = copy(world, "pdf")
    assert paper.startswith(b"%PDF-")
    assert b"NotoSansCJK" in paper
    assert b"/tmp" not in paper


def wish(world, kind="copy", by="马青山", name="秦奶奶"):
    return ask(person=world.people[name], kind=kind, by=world.actor(by), at=MONDAY)


def test_the_keeper_prints_it_for_who_asked(world):
    asked = wish(world)
    paper = print_for(request=asked, by=world.actor("马青山"), at=LATER)
    assert paper.startswith(b"%PDF-")
    asked.refresh_from_db()
    assert (asked.outcome, asked.outcome_words) == ("done", "打印了一份交给本人。")
    verbs = [event.verb for event in events_of("person", world.people["秦奶奶"].pk)]
    assert verbs == ["person.ask", "person.reveal", "person.export", "person.answer"]


def test_the_keeper_prints_nothing_nobody_asked_for(world):
    asked = wish(world, kind="erase")
    with pytest.raises(Objected), transaction.atomic():
        print_for(request=asked, by=world.actor("马青山"), at=LATER)


def test_another_keeper_prints_nothing(world):
    asked = wish(world)
    with pytest.raises(Objected), transaction.atomic():
        print_for(request=asked, by=world.actor("贾站长"), at=LATER)
    assert PrivacyRequest.objects.get().answered_at is None
