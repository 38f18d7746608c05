"""May this person let another system in, answer for it, end it: an objection, or nothing."""

from wudan.connections.enums import SystemState
from wudan.connections.models import System
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor

ANSWERING = ("center_office", "institute_staff")
"""Roles whose posts may answer for a system: they take orders for others, and oversee stations."""


def registering_objection(by: Actor) -> Objection | None:
    """Why this actor lets no system in."""
    if by.may("administer") and by.post_id is not None:
        return None
    return Objection("not_your_role", "接入别的系统由系统管理员来登记。")


def agreeing_objection(by: Actor, system: System) -> Objection | None:
    """Why this actor may not agree to answer for it: the holder of the named post alone."""
    if by.post_id != system.post_id:
        return Objection("not_your_post", "由登记时写明的负责岗位来同意。")
    if by.person_id == system.made_by_id:
        return Objection("own_system", "自己登记的系统不能自己同意。")
    if system.state != SystemState.ASKED:
        return Objection("decided", "这个系统已经同意过，或者停用了。")
    return None


def key_objection(by: Actor, system: System) -> Objection | None:
    """Why this actor may not make its key."""
    if (found := registering_objection(by)) is not None:
        return found
    if system.state == SystemState.ASKED:
        return Objection("not_agreed", "负责的岗位还没有同意，不能发密钥。")
    return _ended(system)


def subscribing_objection(by: Actor, system: System) -> Objection | None:
    """Why this actor may not change what it is told of."""
    if (found := registering_objection(by)) is not None:
        return found
    if system.state == SystemState.ASKED:
        return Objection("not_agreed", "负责的岗位还没有同意，不能送消息。")
    return _ended(system)


def ending_objection(by: Actor, system: System) -> Objection | None:
    """Why this actor may not end it: the administrator may, and whose post answers for it."""
    if by.post_id != system.post_id and registering_objection(by) is not None:
        return Objection("not_yours", "停用由系统管理员，或者负责的岗位来做。")
    return _ended(system)


def _ended(system: System) -> Objection | None:
    if system.state == SystemState.ENDED:
        return Objection("ended", "这个系统已经停用了。")
    return None
