"""回访: finished orders are drawn by lot, per proxy and station, and the beneficiary is asked.

Silence is not praise and a proxy's word is not the beneficiary's (domain §5, rows 9 and 11).
"""

import hashlib
from datetime import datetime

from django.conf import settings

from wudan.journal.events import record
from wudan.kit.clock import local
from wudan.kit.refusals import Malformed, Objection, insist
from wudan.kit.text import objection_to, tidy
from wudan.orders import policies
from wudan.orders.actions.review import review
from wudan.orders.actions.stepping import one_transaction, subject_of
from wudan.orders.enums import CallbackOutcome, HowSaid
from wudan.orders.models import Callback, Order
from wudan.people.actors import THE_CLOCK, Actor


@one_transaction
def draw_callback(*, order: Order, at: datetime) -> Callback | None:
    """Draw a finished order by lot, or leave it; at least the county's minimum a month.

    The lot is a hash of the order's number: fair, and the same when drawn twice.
    """
    if (known := Callback.objects.filter(order=order).first()) is not None:
        return known
    key = drawn_for(order)
    month = local(at).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    drawn = Callback.objects.filter(drawn_for=key, drawn_at__gte=month).count()
    rule = settings.PACK.callbacks
    if drawn >= rule.minimum_per_month and lot(order.no) >= rule.share_percent:
        return None
    made, fresh = Callback.objects.get_or_create(
        order=order, defaults={"county": order.county, "drawn_at": at, "drawn_for": key}
    )
    if fresh:
        record(
            "order.draw", subject_of(order), by=THE_CLOCK, at=at, facts={"for": key}, react=False
        )
    return made


def drawn_for(order: Order) -> str:
    """Whose work a call-back samples: the proxy who took the order, else the station."""
    if order.is_by_proxy:
        return f"proxy:{order.placed_by_id}"
    return f"unit:{order.origin_id}"


def lot(number: str) -> int:
    """0 to 99, from the number alone."""
    return int.from_bytes(hashlib.sha256(number.encode()).digest()[:4], "big") % 100


@one_transaction
def call_back(
    *, callback: Callback, by: Actor, at: datetime, outcome: str, words: str = "",
    score: int | None = None,
) -> Callback:  # fmt: skip
    """Write down what the beneficiary said; with a `score`, also how she found it: the review of one who
    says that it took place. The one who took the order may not call, and more may not hear a score."""
    words = tidy(words)
    faults = {}
    if outcome not in CallbackOutcome.values:
        faults["outcome"] = "请选群众怎么说。"
    elif score is not None and outcome != CallbackOutcome.CONFIRMED:
        faults["score"] = "没有来过、不是本人点的或没联系上的，不能打分。"
    if fault := objection_to(words, most=policies.LONGEST_NOTE):
        faults["words"] = fault
    if faults:
        raise Malformed(faults)
    held = Callback.objects.select_for_update().get(pk=callback.pk)
    order = Order.objects.select_related("origin", "unit").get(pk=held.order_id)
    insist(call_objection(by, held, order))
    held.called_at, held.outcome, held.words = at, outcome, words
    held.person_id, held.post_id = by.person, by.post
    held.save()
    record(
        "order.call_back", subject_of(order), by=by, at=at, why=words, facts={"outcome": outcome}
    )
    if score is not None:
        review(order=order, by=by, at=at, score=score, words=words, channel=HowSaid.TELEPHONE)
    return held


def call_objection(by: Actor, held: Callback, order: Order) -> Objection | None:
    """Why this actor may not write down this call; None when they may."""
    if not by.may("call_back") or not by.reaches(order.origin.path):
        return Objection("not_your_unit", "回访由本辖区的所、站或中心来做。")
    if order.placed_by_id == by.person_id:
        return Objection("own_proxy", "自己代点的单，请别人来回访。")
    if held.called_at is not None:
        return Objection("called", "这一单已经回访过了。")
    return None
