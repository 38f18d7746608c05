"""忘掉离线记下的: of a person who is erased, and of what nobody decided for long."""

from datetime import datetime

from wudan.kit.refusals import Missing
from wudan.offline.actions.holding import note, one_transaction
from wudan.offline.enums import ActState, Decision
from wudan.offline.models import OfflineAct
from wudan.offline.querysets import OfflineActQuerySet
from wudan.people.actors import Actor
from wudan.people.models import Person

_ERASED = "本人注销了，不再办。"
_TOO_OLD = "过了保存的时间还没有人定，不再办。"


@one_transaction
def forget_offline_acts_of(person: Person, *, by: Actor, at: datetime) -> None:
    """What still waits for somebody who is erased is given up; the words go. Raises Missing for nobody."""
    if person.pk is None:
        raise Missing
    rows = OfflineAct.objects.filter(person=person)
    _give_up(rows, _ERASED, by=by, at=at)
    rows.update(person=None)


def empty_noted_acts(pks: list[int], *, by: Actor, at: datetime) -> int:
    """Give up what nobody decided in time; how many."""
    return _give_up(OfflineAct.objects.filter(pk__in=pks), _TOO_OLD, by=by, at=at)


@one_transaction
def _give_up(rows: OfflineActQuerySet, words: str, *, by: Actor, at: datetime) -> int:
    held = list(
        rows.waiting().select_related("device").select_for_update(of=("self",)).order_by("pk")
    )
    for act in held:
        act.state, act.body, act.decision = ActState.DROPPED, "", Decision.DROP
        act.decided_at, act.decided_words, act.decided_as = at, words, by.label[:80]
        act.save()
        note("decide", act.device, by=by, at=at, act=act.pk, decision=act.decision, state=act.state)
    return len(held)
