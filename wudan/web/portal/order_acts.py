"""What a resident can do to an order, as forms: each with its address, its key, its reason."""

from collections.abc import Callable
from dataclasses import dataclass

from wudan.kit import clock
from wudan.kit.refusals import Refusal
from wudan.orders import permissions
from wudan.orders.enums import Stage, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.posting import new_token

Address = Callable[[str], str]
V = Verb
_NOUNS = {
    V.SUPPLEMENT: "supplement", V.ACKNOWLEDGE: "acknowledgement", V.REVIEW: "review",
    V.WITHDRAW: "withdrawal", V.DISOWN: "disavowal",
    V.UNSAY: "unsaying",
}  # fmt: skip
_SHOWN: dict[Stage, tuple[Verb, ...]] = {
    Stage.RETURNED: (V.SUPPLEMENT, V.WITHDRAW, V.DISOWN),
    Stage.PLACED: (V.WITHDRAW, V.DISOWN, V.UNSAY),
    Stage.WAITING: (V.WITHDRAW, V.DISOWN),
    Stage.ACCEPTED: (V.WITHDRAW, V.DISOWN),
    Stage.OFFERED: (V.WITHDRAW, V.DISOWN),
    Stage.SCHEDULED: (V.ACKNOWLEDGE, V.REVIEW, V.WITHDRAW, V.DISOWN),
    Stage.STARTED: (V.ACKNOWLEDGE, V.REVIEW, V.WITHDRAW),
    Stage.DONE: (V.ACKNOWLEDGE, V.REVIEW, V.WITHDRAW),
    Stage.ACKNOWLEDGED: (V.REVIEW, V.WITHDRAW),
    Stage.REVIEWED: (V.UNSAY,),
    Stage.FOLLOWING_UP: (V.UNSAY,),
    Stage.WITHDRAWN: (V.UNSAY,),
    Stage.VOID: (V.UNSAY,),
}
"""What is shown where, possible or not; a closed order shows no acts, but that one never said so."""


@dataclass(frozen=True, slots=True)
class ActForm:
    """One act on the page."""

    noun: str
    label: str
    url: str
    token: str
    objection: str
    words: str
    score: int
    words_error: str
    score_error: str


@dataclass(frozen=True, slots=True)
class Refused:
    """An act that was not done: which, why, and what had been typed."""

    noun: str
    fault: Refusal
    errors: dict[str, str]
    words: str = ""
    score: int = 0


def act_forms(
    order: Order, actor: Actor, address: Address, refused: Refused | None = None
) -> list[ActForm]:
    """The forms of an order's page, possible ones first; none for whom it is not their own."""
    guardian = order.placed_by_id if order.bond_id else None
    if actor.person_id not in {order.placed_for_id, order.reviewer_id, guardian}:
        return []
    today = clock.day_of(clock.now())
    forms = []
    for verb in _SHOWN.get(Stage(order.stage), ()):
        if verb is Verb.DISOWN and not order.is_by_proxy:
            continue
        objection = permissions.objection(verb, actor, order, on=today)
        if verb is Verb.UNSAY and objection is not None:
            continue
        mine = refused if refused and refused.noun == _NOUNS[verb] else None
        forms.append(
            ActForm(
                noun=_NOUNS[verb], label=verb.label, url=address(_NOUNS[verb]), token=new_token(),
                objection=objection.words if objection else "",
                words=mine.words if mine else "", score=mine.score if mine else 0,
                words_error=mine.errors.get("words", "") if mine else "",
                score_error=mine.errors.get("score", "") if mine else "",
            )
        )  # fmt: skip
    return sorted(forms, key=lambda form: bool(form.objection))
