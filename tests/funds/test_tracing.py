"""从事到钱 (R118): from a project, a site, a base, a training, an activity to its money, in one statement."""

import pytest
from django.db import IntegrityError, transaction

from tests.funds.spending import (
    LATER,
    RULES,
    YUAN,
    colleague,
    committed,
    granted,
    numbers,
    paid,
    thing,
)
from tests.resources.keeping import drums, gym, step
from tests.world import MONDAY
from wudan.funds import actions
from wudan.funds.enums import LinkKind, Use
from wudan.funds.models import Commitment
from wudan.funds.proof import verify_funds
from wudan.funds.reporting import reached_of
from wudan.funds.tracing import money_for
from wudan.kit.refusals import Objected

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize("use", Use.values)
def test_each_thing_shows_its_money_and_nobody_elses(world, use, django_assert_num_queries):
    fund = granted(world)
    first = committed(world, fund, 5_000, use=use)
    what = getattr(first, first.link_kind)
    second = committed(world, fund, 700, use=use, what=what)
    other = committed(world, fund, 900, use=Use.RUNNING if use != Use.RUNNING else Use.BASES)
    paid(world, first, 2_000)
    paid(world, first, 500, no="记-0313")
    wrong = paid(world, second, 300, no="记-0314")
    paid(world, other, 900, no="记-0315")
    actions.reverse(spending=wrong, why="写错了", by=world.actor("柳文书"), at=LATER)
    office = world.actor("柳文书")
    with django_assert_num_queries(1):
        found = money_for(office, **{first.link_kind.value: what.pk})
    assert [one.no for one in found.held] == [second.no, first.no]
    assert (found.spent_fen, found.left_fen) == (2_500 * YUAN, 3_200 * YUAN)
    assert found.adds_up
    documents = [(p.document_no, p.is_reversed) for one in found.held for p in one.paid]
    assert documents == [("记-0314", True), ("记-0312", False), ("记-0313", False)]


def test_who_does_not_read_the_fund_is_told_nothing_without_a_statement(
    world, django_assert_num_queries
):
    held = committed(world, granted(world), use=Use.INCUBATION)
    for name in ("马青山", "乔委员", "景科长", "苏远", "秦奶奶"):
        actor = world.actor(name)
        with django_assert_num_queries(0):
            assert money_for(actor, project=held.project_id) is None
    for name in ("郝书记", "严审计"):
        assert len(money_for(world.actor(name), project=held.project_id).held) == 1


def test_what_was_refused_is_no_money_and_who_agreed_is_said(world):
    fund, office = granted(world), world.actor("柳文书")
    site = thing(world, Use.BASES)
    large = committed(world, fund, 30_000, use=Use.BASES, what=site)
    no = committed(world, fund, 25_000, use=Use.BASES, what=site)
    actions.approve(commitment=large, words="该修", by=colleague(world), at=LATER)
    actions.refuse(commitment=no, words="明年再说", by=colleague(world), at=LATER)
    (one,) = money_for(office, site=site.pk).held
    assert (one.no, one.decided_as) == (large.no, colleague(world).label)


def test_a_site_shows_what_its_unit_runs_on_too(world):
    fund, office = granted(world), world.actor("柳文书")
    site = thing(world, Use.BASES)
    for use, what in ((Use.BASES, site), (Use.RUNNING, site.unit)):
        committed(world, fund, 100, use=use, what=what)
    uses = [one.use for one in money_for(office, site=site.pk, unit=site.unit_id).held]
    assert uses == [Use.RUNNING, Use.BASES]


def test_money_may_be_for_a_base_that_is_no_site(world):
    fund, base = granted(world), gym(world)
    held = committed(world, fund, 3_000, use=Use.BASES, what=base)
    paid(world, held, 1_000)
    assert held.link_kind == LinkKind.RESOURCE
    assert numbers(fund, Use.BASES) == (140_000, 2_000, 1_000, 137_000)
    assert verify_funds().faults == []
    (bases,) = [one for one in reached_of(fund) if one.use == Use.BASES]
    assert (bases.spent.value, bases.people.value) == (1_000 * YUAN, 0)
    assert bases.spent.adds_up()
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.filter(pk=held.pk).update(resource=None, site=thing(world, Use.BASES))
    with pytest.raises(Objected, match="要写明用在哪个"), transaction.atomic():
        committed(world, fund, use=Use.TRAINING, what=base)


def test_no_base_is_built_of_a_thing_or_of_what_was_struck_off(world):
    fund = granted(world)
    with pytest.raises(Objected, match="不是场所"), transaction.atomic():
        committed(world, fund, use=Use.BASES, what=drums(world))
    gone = step(world, gym(world), "drop", why="拆了")
    with pytest.raises(Objected, match="划掉"), transaction.atomic():
        committed(world, fund, use=Use.BASES, what=gone)


def test_what_is_carried_into_the_next_year_is_for_the_same_base(world):
    fund, base = granted(world), gym(world)
    held = committed(world, fund, 3_000, use=Use.BASES, what=base)
    year_end = MONDAY.replace(month=12, day=28)
    granted(world, 2027, at=year_end)
    actions.close_year(
        fund=fund, carry=[held.no], words="关账", rules=RULES, by=world.actor("柳文书"), at=year_end
    )
    found = money_for(world.actor("柳文书"), resource=base.pk)
    assert [(one.state.value, one.left_fen) for one in found.held] == [
        ("live", 3_000 * YUAN), ("done", 0),
    ]  # fmt: skip
