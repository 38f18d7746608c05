"""家庭内转分: spendable points between a person and their own household, either way (A10).

Whoever belongs may put in what is theirs; out of the household gives its head alone, to somebody
who belongs. There is no way to anybody else. 荣誉分 stay with who earned them.
"""

from datetime import datetime

from django.db import transaction

from wudan.journal.events import record
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.ledger import points
from wudan.ledger.actions.points.accounts import take
from wudan.ledger.actions.points.holding import SPEND, insist_enough
from wudan.ledger.actions.points.telling import subject_of
from wudan.ledger.actions.points.writing import Moves, Order, amounts, content_of, known, write
from wudan.ledger.enums import PointKind
from wudan.ledger.models import PointTransfer
from wudan.ledger.permissions import pooling_objection
from wudan.people.actions.households import lock_households
from wudan.people.actors import Actor
from wudan.people.models import Household, Person

IN, OUT = "存到家里", "家里给的"


@transaction.atomic(savepoint=False)
def pool(
    *, household: Household, person: Person, spend: int, into: bool, ref: str, by: Actor, at: datetime
) -> PointTransfer:  # fmt: skip
    """Move points, once by `ref`: `into` the household from the person, or out to them.

    Raises Malformed, Missing, Objected (not theirs to move, not enough, the ref is another's).
    """
    amounts(spend=spend)
    home = lock_households([household.pk])[household.pk]  # who belongs stays so till it is done
    insist(pooling_objection(by, home, person, into=into))
    told = points.Told(
        act=IN if into else OUT, day=day_of(at), origin="household", origin_no=home.no
    )
    content = content_of(
        PointKind.POOL, told, home=home.pk, person=person.pk, spend=spend, into=into
    )
    own, family = points.person(person.pk), points.household(home.pk)
    accounts = take(home.unit, [own, family])
    if (found := known(ref, content)) is not None:
        return found
    giver, taker = (own, family) if into else (family, own)
    insist_enough(accounts.own(giver, SPEND).balance, spend)
    moves = Moves(accounts)
    moves.give(accounts.own(giver, SPEND), taker, spend)
    made = write(PointKind.POOL, moves, Order(ref, home.unit, told, by, at), content)
    facts = {"spend": spend, "into": into, "household": home.pk, "person": person.pk}
    record("points.pool", subject_of(made, home.unit), by=by, at=at, facts=facts)
    return made
