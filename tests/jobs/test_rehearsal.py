"""The demo county: believable, complete, and the same for the same seed."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from django.conf import settings
from django.db import transaction

from tests.world import plain
from wudan.jobs.rehearsal import rehearse
from wudan.journal.events import chain_keys, first_fault
from wudan.kit.clock import CHINA
from wudan.orders.models import Order
from wudan.people.models import Account, Handover, Person, Post
from wudan.people.roles import POST_ROLES

UNTIL = datetime(2026, 9, 11, 16, tzinfo=CHINA)


class Undo(Exception):
    """To leave the table clean for the second performance."""


def performed(seed: int) -> list[tuple[str, ...]]:
    seen: list[tuple[str, ...]] = []
    with suppress(Undo), transaction.atomic():
        rehearse(settings.PACK, orders=25, seed=seed, until=UNTIL)
        seen += Order.objects.order_by("placed_at", "no").values_list(
            "no", "stage", "words", "placed_for__name", "channel", "unit__key"
        )
        raise Undo
    return seen


@pytest.mark.long
def test_the_same_seed_plays_the_same_months(db):
    first, again, other = performed(7), performed(7), performed(8)
    assert first == again
    assert first != other


def test_the_months_prove_and_leave_work_for_every_account(db):
    rehearse(settings.PACK, orders=40, seed=1, until=UNTIL)
    assert [fault for fault in map(first_fault, chain_keys()) if fault] == []
    roles = set(Account.objects.values_list("person__posts__role", flat=True)) - {None}
    assert roles == {role.code for role in POST_ROLES}
    for account in Account.objects.filter(person__posts__role="station_keeper"):
        unit = account.person.posts.get(role="station_keeper").unit
        assert Order.objects.filter(unit=unit, stage="placed").exists()
    assert all(plain(p.phone).startswith("101") for p in Person.objects.all() if p.phone)
    assert_posts_outlast_any_demo()


def assert_posts_outlast_any_demo():
    """And show what there is to see: who acts for somebody, what was handed over."""
    lasting = Post.objects.filter(is_acting=False, ends_on=None)
    assert min(lasting.values_list("confirmed_until", flat=True)) > date(UNTIL.year + 1, 12, 30)
    assert Post.objects.filter(is_acting=True).count() == 4
    handed = Handover.objects.get(acknowledged_at=None)
    assert handed.to_post.person.account.account == "zhanzhang1"
