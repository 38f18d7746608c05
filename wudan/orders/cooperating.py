"""May this person do this to a 协作单, now: the lead asks, the asked department answers, the center decides."""

from collections.abc import Callable
from datetime import date

from wudan.catalog.permissions import keeps_all, leads
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.orders.enums import CooperationState
from wudan.orders.models import Cooperation
from wudan.people.actors import Actor

S = CooperationState
ACTS: dict[str, tuple[frozenset[str], str]] = {
    "answer": (frozenset({S.ASKED}), Phrase("答复")),
    "escalate": (frozenset({S.REFUSED}), Phrase("请中心裁定")),
    "rule": (frozenset({S.ESCALATED}), Phrase("裁定")),
    "finish": (frozenset({S.ACCEPTED}), Phrase("办好了")),
    "take_back": (frozenset({S.ASKED, S.REFUSED, S.ESCALATED, S.ACCEPTED}), Phrase("收回")),
}
"""Each act: from which states, and its name."""


def asking_objection(actor: Actor, platform_id: int, *, on: date) -> Objection | None:
    """Why this actor may not ask a cooperating department of a platform."""
    if keeps_all(actor) or (actor.may("keep_menu") and leads(actor, platform_id, on=on)):
        return None
    return Objection("not_your_platform", "协作单由平台的牵头部门或中心办公室来派。")


def objection(act: str, actor: Actor, piece: Cooperation, *, on: date) -> Objection | None:
    """Why this act is not this actor's, or not possible now."""
    sources, label = ACTS[act]
    if (related := _WHO[act](actor, piece, on)) is not None:
        return related
    if piece.state not in sources:
        return Objection(
            "wrong_state",
            Phrase(
                "这张协作单现在是“{state}”，不能{label}。",
                state=piece.get_state_display(),
                label=label,
            ),
        )
    return None


def _asked(actor: Actor, piece: Cooperation, on: date) -> Objection | None:
    if actor.role == "department_officer" and actor.unit_id == piece.unit_id:
        return None
    return Objection(
        "not_your_unit", Phrase("这张协作单由{unit}来答复。", unit=piece.unit.short_name)
    )


def _asks(actor: Actor, piece: Cooperation, on: date) -> Objection | None:
    if actor.role == "clock":
        return None
    return asking_objection(actor, piece.platform_id, on=on)


def _center(actor: Actor, piece: Cooperation, on: date) -> Objection | None:
    return None if keeps_all(actor) else Objection("not_your_role", "由中心办公室来裁定。")


_WHO: dict[str, Callable[[Actor, Cooperation, date], Objection | None]] = {
    "answer": _asked, "escalate": _asks, "rule": _center, "finish": _asked, "take_back": _asks,
}  # fmt: skip
