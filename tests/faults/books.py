"""Inside the house under test, as a process of its own: what its writers need is put there, and at the end what is
in the books is read. `python -m tests.faults.books prepare|look OUT`."""

import json
import sys
import time
from datetime import datetime, timedelta
from datetime import time as hour
from pathlib import Path
from typing import Any

import django

django.setup()

from django.db import transaction  # noqa: E402
from django.db.models import QuerySet, Sum  # noqa: E402

from wudan.activities.models import Activity, Attendance, Opening, Position, Shift, SignUp  # noqa: E402
from wudan.areas.models import Unit  # noqa: E402
from wudan.funds.models import Commitment, FundYear  # noqa: E402
from wudan.funds.proof import verify_funds  # noqa: E402
from wudan.journal.events import chain_keys, first_fault  # noqa: E402
from wudan.journal.models import Outbox  # noqa: E402
from wudan.kit import numbers  # noqa: E402
from wudan.kit.clock import CHINA, day_of, now  # noqa: E402
from wudan.ledger import models as ledger  # noqa: E402
from wudan.ledger import points  # noqa: E402
from wudan.ledger.actions import points as book  # noqa: E402
from wudan.ledger.enums import PointKind  # noqa: E402
from wudan.ledger.proof import verify, verify_points  # noqa: E402
from wudan.orders.models import Order  # noqa: E402
from wudan.people.actors import THE_CLOCK  # noqa: E402
from wudan.people.models import Account, Person, Post  # noqa: E402
from wudan.rewards.models import Redemption, Stock  # noqa: E402
from wudan.rewards.proof import verify_stock  # noqa: E402

VOLUNTEERS, DAYS = 80, 40
RESIDENTS = ("qunzhong3", "qunzhong4")
PLENTY = 1_000_000
PATIENCE_SECONDS = 60
OURS = "演练 "
"""How what a writer made is called, before its key."""


def prepare() -> dict[str, Any]:
    """Presences that lack the second signature, residents with points, goods, a fund's year."""
    post = Post.objects.filter(role="team_leader", ends_on=None, person__account__isnull=False)
    leader = post.select_related("unit__team", "unit").order_by("pk")[0]
    return {
        "hours": _presences(leader), "rewards": _rewards(), "year": FundYear.objects.latest("year").year,
        "persons": {one.account: one.person_id for one in Account.objects.filter(account__in=RESIDENTS)},
        "unit": Unit.objects.filter(ends_on=None).exclude(kind="team").order_by("path")[0].pk,
    }  # fmt: skip


def _presences(leader: Post) -> dict[str, Any]:
    at = now()
    persons = Person.objects.bulk_create(
        Person(county=leader.county, name=f"志愿{n}") for n in range(VOLUNTEERS)
    )
    activity = Activity.objects.create(
        county=leader.county, no=numbers.draw(), stage="ended", title="义务理发", place="村口", unit=leader.unit,
        team=leader.unit.team, leader=leader.person, made_at=at - timedelta(days=60), opened_at=at - timedelta(days=59),
        ended_at=at,
    )  # fmt: skip
    position = Position.objects.create(activity=activity, name="理发", words="给老人理发")
    found = []
    for back in range(1, DAYS + 1):
        day = day_of(at) - timedelta(days=back)
        starts = datetime.combine(day, hour(9), CHINA)
        shift = Shift.objects.create(
            activity=activity, starts_at=starts, ends_at=starts + timedelta(hours=2), day=day
        )
        place = Opening.objects.create(shift=shift, position=position, quota=VOLUNTEERS, taken=0)
        signs = SignUp.objects.bulk_create(
            SignUp(opening=place, person=one, state="placed", at=starts, placed_at=starts)
            for one in persons
        )
        there = Attendance.objects.bulk_create(
            Attendance(
                sign_up=sign, opening=place, person=sign.person, state="left", came_by="code", left_by="code",
                came_at=starts, left_at=shift.ends_at, vouched_at=shift.ends_at, vouched_by_id=leader.person_id,
                vouched_post_id=leader.pk,
            )
            for sign in signs
        )  # fmt: skip
        found += [[shift.pk, one.pk] for one in there]
    return {"activity": activity.no, "presences": found}


def _rewards() -> list[int]:
    """Residents get points enough; what anybody may have, as often as they like."""
    for person in Person.objects.filter(account__account__in=RESIDENTS).select_related("home"):
        told = points.Told("演练", day_of(now()), rule="demo@1", origin="demo", origin_no="faults")
        with transaction.atomic():
            book.post(
                kind=PointKind.EARN, unit=person.home, owner=points.person(person.pk), honor=0, spend=PLENTY,
                ref=f"faults:{person.pk}", told=told, by=THE_CLOCK, at=now(),
            )  # fmt: skip
    rows = Stock.objects.filter(
        good__meant_for="everyone", good__per_month=None, shop__is_open=True
    )
    return [one.pk for one in rows.order_by("pk") if one.free >= 4]


def look() -> dict[str, Any]:
    """What is in the books, once nothing waits in the outbox any more."""
    began = time.monotonic()
    while (
        waits := Outbox.objects.filter(done_at=None).count()
    ) and time.monotonic() < began + PATIENCE_SECONDS:
        time.sleep(0.2)
    proofs = {
        "hours": verify().faults, "points": verify_points().faults, "stock": verify_stock().faults,
        "fund": verify_funds().faults,
        "trail": [fault for key in chain_keys() if (fault := first_fault(key))],
    }  # fmt: skip
    return {
        "waits": waits, "waited": time.monotonic() - began,
        "faults": {name: [str(one) for one in faults] for name, faults in proofs.items() if faults},
        "sums": {
            "hours": ledger.Account.objects.aggregate(sum=Sum("balance"))["sum"],
            "points": ledger.PointAccount.objects.aggregate(sum=Sum("balance"))["sum"],
        },
        "found": {
            "orders": _gathered(Order.objects.filter(words__startswith=OURS), "words", "stage"),
            "redemptions": _gathered(Redemption.objects.filter(ref__startswith="api:"), "ref", "state"),
            "commitments": _gathered(Commitment.objects.filter(title__startswith=OURS), "title", "state"),
            "records": _gathered(ledger.ServiceRecord.objects.exclude(attendance=None), "attendance", "state"),
        },
    }  # fmt: skip


def _gathered(rows: QuerySet[Any], name: str, state: str) -> dict[str, list[str]]:
    """By what the writer called it: the state of each row there is of it."""
    found: dict[str, list[str]] = {}
    for called, stands in rows.values_list(name, state):
        found.setdefault(str(called), []).append(stands)
    return found


if __name__ == "__main__":
    done = {"prepare": prepare, "look": look}[sys.argv[1]]()
    Path(sys.argv[2]).write_text(json.dumps(done), "utf-8")
