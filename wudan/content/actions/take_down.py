"""撤下: at once with a reason, on its last day, or because somebody who is in it does not agree any more (PIPL §15)."""

from datetime import datetime

from django.conf import settings

from wudan.content.actions.holding import lock, lock_seen, note, one_transaction, said
from wudan.content.enums import DownReason
from wudan.content.models import Article, SearchText, Showing
from wudan.content.permissions import taking_down_objection
from wudan.content.policies import open_showing
from wudan.content.querysets import ShowingQuerySet
from wudan.honors.enums.campaign import AwardState
from wudan.kit.refusals import insist
from wudan.people.actors import THE_CLOCK, Actor


@one_transaction
def take_down(*, article: Article, why: str, by: Actor, at: datetime) -> Article:
    """Down at once; what was to be shown later is not. Raises Malformed, Missing, Objected."""
    held = lock_seen(article, by)
    insist(taking_down_objection(by, held, open_showing(held), settings.PACK.content))
    why = said(why, field="why", most=200, ask="请写为什么撤下。")
    end(held, DownReason.STAFF, by=by, at=at, why=why)
    return held


def end_overdue(*, at: datetime) -> int:
    """Those whose last moment passed; how many."""
    return sum(_ended(pk, at=at) for pk in _keys(Showing.objects.overdue(at)))


def take_down_unagreed(*, at: datetime) -> int:
    """Those with somebody who took the consent back, or an honour that is not shown; how many.

    The pages ask at each look and have hidden them already; this ends the showing and tells the editors.
    """
    return sum(_unagreed(pk, at=at) for pk in _keys(Showing.objects.unagreed(at)))


def end(held: Article, reason: DownReason, *, by: Actor, at: datetime, why: str = "") -> None:
    """End what is shown and what was to be; it is not found any more."""
    rows = Showing.objects.filter(article=held, until=None)
    many = rows.update(until=at, reason=reason, why=why, ended_as=by.label[:80])
    held.approved, held.changed_at = None, at
    held.save(update_fields=["approved", "changed_at"])
    SearchText.objects.filter(article=held).delete()
    note("take_down", held, by=by, at=at, why=why, reason=str(reason), shown=bool(many))


@one_transaction
def _ended(pk: int, *, at: datetime) -> bool:
    held = lock(pk)
    if not Showing.objects.overdue(at).filter(article=held).exists():
        return False
    end(held, DownReason.ENDED, by=THE_CLOCK, at=at)
    return True


@one_transaction
def _unagreed(pk: int, *, at: datetime) -> bool:
    held = lock(pk)
    if not Showing.objects.unagreed(at).filter(article=held).exists():
        return False
    revoked = held.award is not None and held.award.state != AwardState.LIVE
    end(held, DownReason.AWARD if revoked else DownReason.CONSENT, by=THE_CLOCK, at=at)
    return True


def _keys(shown: ShowingQuerySet) -> list[int]:
    return sorted(shown.values_list("article", flat=True))
