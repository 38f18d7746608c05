"""借用 (R029): asked, answered with words, handed over, brought back; never promised to two at once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, objected
from tests.resources.keeping import asked, drums, gym, hour
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.sites.actions import loan as lending
from wudan.sites.models import Loan, ResourceUse

pytestmark = pytest.mark.postgres


def wanted_now(world, *, back=timedelta(minutes=30), hours=3.0):
    return lending.ask(
        resource=drums(world), borrower=world.units["铁边城"], purpose="队伍等着用", at=MONDAY,
        starts_at=MONDAY - back, ends_at=MONDAY - back + timedelta(hours=hours), by=world.actor("乔委员"),
    )  # fmt: skip


def test_a_loan_goes_from_hand_to_hand_and_counts_as_use(world):
    thing, lender = drums(world), world.actor("艾科长")
    loan = asked(world, thing)
    lending.agree(loan=loan, by=lender, at=MONDAY, words="早上来取")
    lending.hand_over(loan=loan, by=lender, at=hour(10, 9))
    back = lending.take_back(
        loan=loan, by=lender, at=hour(11, 15), condition="damaged", words="鼓槌断了一根"
    )
    assert (back.state, back.was_late, back.condition_words) == ("returned", True, "鼓槌断了一根")
    assert [(u.source, u.day) for u in ResourceUse.objects.all()] == [("loan", hour(10, 9).date())]
    verbs = [event.verb for event in events_of("loan", loan.pk)]
    assert verbs == ["loan.ask", "loan.agree", "loan.hand_over", "loan.take_back"]


def test_the_lender_says_no_with_words_and_only_the_lender(world):
    loan = asked(world, drums(world))
    with objected("not_your_turn"):
        lending.refuse(loan=loan, by=world.actor("乔委员"), at=MONDAY, words="不")
    with malformed("words"):
        lending.refuse(loan=loan, by=world.actor("艾科长"), at=MONDAY, words="")
    said = lending.refuse(loan=loan, by=world.actor("艾科长"), at=MONDAY, words="那天我们自己用")
    assert said.state == "refused"
    with objected("wrong_stage"):
        lending.agree(loan=loan, by=world.actor("艾科长"), at=MONDAY)


def test_the_center_lends_for_others_but_not_to_itself(world):
    office, thing = world.actor("柳文书"), drums(world)
    own = asked(world, thing, who="柳文书", unit="c")
    with objected("both_sides"):
        lending.agree(loan=own, by=office, at=MONDAY)
    other = asked(world, thing, day=20)
    assert lending.agree(loan=other, by=office, at=MONDAY).state == "agreed"


def test_only_what_is_lent_is_asked_for_and_only_of_others(world):
    with objected("not_lent"):
        asked(world, gym(world), who="马青山", unit="杨柳村")
    with objected("own_thing"):
        asked(world, drums(world), who="艾科长", unit="文旅局")


def test_of_two_who_want_the_same_day_one_gets_it(world):
    thing, lender = drums(world), world.actor("艾科长")
    first, second = asked(world, thing), asked(world, thing, who="贾站长", unit="王台村")
    after = asked(world, thing, who="贾站长", unit="王台村", day=11)
    lending.agree(loan=first, by=lender, at=MONDAY)
    with objected("taken"):
        lending.agree(loan=second, by=lender, at=MONDAY)
    assert lending.agree(loan=after, by=lender, at=MONDAY).state == "agreed", (
        "it begins when the first ends"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Loan.objects.filter(pk=second.pk).update(state="agreed", answered_at=MONDAY)
    lending.withdraw(loan=first, by=world.actor("乔委员"), at=MONDAY)
    assert lending.agree(loan=second, by=lender, at=MONDAY).state == "agreed"


def test_what_was_not_brought_back_is_not_handed_on(world):
    thing, lender = drums(world), world.actor("艾科长")
    first, next_one = asked(world, thing), asked(world, thing, who="贾站长", unit="王台村", day=12)
    for loan in (first, next_one):
        lending.agree(loan=loan, by=lender, at=MONDAY)
    lending.hand_over(loan=first, by=lender, at=hour(10, 9))
    assert Loan.objects.overdue(hour(12, 8)).get() == first
    with objected("still_out"):
        lending.hand_over(loan=next_one, by=lender, at=hour(12, 9))


@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [(0, -1, "ends_at"), (-5, 1, "starts_at"), (1, 200, "ends_at"), (400, 401, "starts_at")],
)
def test_a_time_that_cannot_be_is_refused_with_words(world, starts, ends, field):
    thing = drums(world)
    with malformed(field):
        lending.ask(
            resource=thing, borrower=world.units["铁边城"], purpose="用", by=world.actor("乔委员"), at=MONDAY,
            starts_at=MONDAY + timedelta(days=starts), ends_at=MONDAY + timedelta(days=ends),
        )  # fmt: skip


def test_who_asks_for_what_is_wanted_now_is_answered_within_the_hour(world):
    loan = wanted_now(world)
    assert loan.answer_by == MONDAY + timedelta(hours=1)
    assert lending.lapse_loans(at=MONDAY + timedelta(minutes=59)) == 0
    assert lending.agree(loan=loan, by=world.actor("艾科长"), at=MONDAY).state == "agreed"


def test_nobody_is_asked_until_after_it_was_to_be_back(world):
    assert wanted_now(world, hours=1.0).answer_by == MONDAY + timedelta(minutes=30)
    with malformed("ends_at"):
        wanted_now(world, hours=0.5)
