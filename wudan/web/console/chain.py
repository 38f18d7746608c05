"""The dispatches of one order, first to last: to whom, what they said, why. No verdicts."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from wudan.kit.phrases import SEMICOLON, Listed, in_words
from wudan.orders import policies
from wudan.orders.enums import DispatchState
from wudan.orders.models import Dispatch
from wudan.web.templatetags.words import moment

_TAKEN_BACK = frozenset({DispatchState.EXPIRED, DispatchState.RECALLED})


@dataclass(frozen=True, slots=True)
class Link:
    """One dispatch."""

    unit: str
    kind: str
    state: str
    label: str
    asked: str
    answered: str
    taken_back: bool
    note: str
    why: str


def chain_of(dispatches: object) -> list[Link]:
    """The links in the order of asking."""
    assert isinstance(dispatches, Iterable)  # noqa: S101 - a list of dispatches
    return [link_of(dispatch) for dispatch in dispatches]


def link_of(dispatch: Dispatch) -> Link:
    """One dispatch in words."""
    state = DispatchState(dispatch.state)
    return Link(
        unit=dispatch.unit.short_name,
        kind=_("抢单") if dispatch.claimed else dispatch.get_kind_display(),
        state=state.value,
        label=state.label,
        asked=moment(dispatch.at),
        answered=moment(dispatch.answered_at),
        taken_back=state in _TAKEN_BACK,
        note=dispatch.note,
        why=why_of(dispatch),
    )


def why_of(dispatch: Dispatch) -> str:
    """The reason of an answer, in the county's words."""
    named = {**settings.PACK.reasons["refuse"], policies.NOT_OUR_REMIT: _("不属本部门职责")}
    said = named.get(dispatch.reason, "") if dispatch.state == DispatchState.REFUSED else ""
    return in_words(Listed(SEMICOLON, filter(None, [said, dispatch.reason_words])))
