"""May this person take along, send, decide. Another person can neither send nor read what one noted."""

from datetime import date

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.offline.enums import ActState
from wudan.offline.models import OfflineAct, OfflineDevice
from wudan.offline.querysets import SITE_ROLES
from wudan.people.actors import Actor
from wudan.people.models import Post

TAKERS = frozenset({"station_keeper", "team_leader"})


def taking_objection(actor: Actor) -> Objection | None:
    """Why the actor may not take a station along."""
    if actor.role in TAKERS and actor.unit_id is not None:
        return None
    return Objection("not_your_role", "离线站由站长和队长来带。")


def sending_objection(actor: Actor, device: OfflineDevice, *, on: date) -> Objection | None:
    """Why nothing is taken in now: the holder still has the post, but has not gone into it (again).

    Were it taken in, every act would wait for a person to decide what is not in doubt.
    """
    if actor.post_id == device.post_id:
        return None
    held = Post.objects.held_on(on).filter(pk=device.post_id, person=actor.person_id)
    if not held.exists():
        return None  # it ended: the acts are taken in and wait, none is lost
    return Objection(
        "enter_post",
        Phrase("请先进到“{device}”这个岗位，再交。记下的都还在手机里。", device=device.label),
    )


def post_objection(actor: Actor, device: OfflineDevice) -> Objection | None:
    """Why an act noted under a post is not simply done: the post has ended, or another one is chosen."""
    if actor.post_id == device.post_id:
        return None
    return Objection(
        "post_ended",
        Phrase(
            "记的时候您是{device}，现在不是以这个岗位登录的。还在这个岗位上的，请换到这个岗位来定；不在了的，由站上现在的人或上一级来定。",
            device=device.label,
        ),
    )


def deciding_objection(actor: Actor, act: OfflineAct) -> Objection | None:
    """Why the actor may not decide about it; who may see it is another question."""
    if act.state != ActState.WAITING:
        return Objection("decided", "这一件已经定过了。")
    if actor.role in SITE_ROLES or actor.post_id == act.device.post_id:
        return None
    return Objection("not_your_post", "您现在不在这个岗位上，请站上现在的人或上一级来定。")


def looking_objection(actor: Actor, act: OfflineAct) -> Objection | None:
    """Why the actor may not say that the odd time was looked at: never one's own."""
    if not act.flags or act.state != ActState.DONE:
        return Objection("nothing_odd", "这一件没有要看的。")
    if act.looked_at is not None:
        return Objection("looked_at", "已经有人看过了。")
    if actor.role not in SITE_ROLES or actor.person_id == act.device.holder_id:
        return Objection("not_by_oneself", "自己离线办的，由站上另一位或上一级来看。")
    return None
