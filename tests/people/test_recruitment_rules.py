"""招募管理制度 (R056): one text is page, wall sheet and consent; adopted with a day, never edited."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from tests.domain.refusing import malformed, objected
from tests.world import MONDAY
from wudan.people.actions.adopt_rules import adopt_rules
from wudan.people.consents import text_of, versions_of
from wudan.people.models import RecruitmentRules
from wudan.people.papers import wall_sheet

pytestmark = pytest.mark.postgres
TODAY, LATER = MONDAY.date(), date(2026, 10, 1)


def adopt(world, by="柳文书", **given):
    said = {"title": "志愿者约定", "body": "# 自愿\n- 来去自由", "effective_on": LATER, **given}
    return adopt_rules(**said, by=world.actor(by), at=MONDAY)


def test_the_consent_follows_from_its_day_on(world):
    before = text_of("volunteer", on=TODAY)
    made = adopt(world)
    assert text_of("volunteer", on=LATER - timedelta(days=1)) == before
    after = text_of("volunteer", on=LATER)
    assert (after.hash, after.version, after.body) == (made.hash, LATER, made.body)
    assert versions_of("volunteer")[-1] == after


def test_a_reprint_is_the_same_sheet_with_version_and_hash(world):
    adopt(world)
    text = text_of("volunteer", on=LATER)
    told = {
        "county": "吴起",
        "adopted_as": "县中心",
        "address": "https://wudan.example/texts/volunteer",
    }
    once, again = wall_sheet(text, **told), wall_sheet(text, **told)
    assert once == again
    assert once.startswith(b"%PDF-")


def test_what_was_adopted_is_not_edited(world):
    made = adopt(world)
    for spoil in (
        lambda: RecruitmentRules.objects.filter(pk=made.pk).update(body="别的"),
        lambda: RecruitmentRules.objects.filter(pk=made.pk).delete(),
    ):
        with (
            pytest.raises(DatabaseError, match="adopted rules are not edited"),
            transaction.atomic(),
        ):
            spoil()


@pytest.mark.parametrize("by", ["马青山", "乔委员", "郝书记", "苏远", "秦奶奶"])
def test_only_the_center_office_adopts(world, by):
    with objected("not_your_role"):
        adopt(world, by)


@pytest.mark.parametrize(("field", "value"), [
    ("effective_on", TODAY - timedelta(days=1)), ("effective_on", date(2030, 1, 1)), ("body", ""),
    ("body", "打 13800138000"), ("body", "字" * 6001), ("title", "一\n二"), ("title", ""),
])  # fmt: skip
def test_what_makes_no_sense_is_named(world, field, value):
    with malformed(field):
        adopt(world, **{field: value})


def test_a_day_is_used_once_and_the_same_words_not_twice(world):
    adopt(world)
    with malformed("effective_on"):
        adopt(world, body="别的")
    with objected("same"):
        adopt(world, effective_on=LATER + timedelta(days=1))
