"""May this person write down who sits in a seat (R084–R094)."""

from datetime import date

from wudan.areas.models import Unit
from wudan.kit.refusals import Objection
from wudan.meetings.answerable import Answering
from wudan.people.actors import Actor


def keeping_objection(by: Actor, unit: Unit, *, on: date) -> Objection | None:
    """Why this actor names nobody at this unit."""
    if not by.may("keep_duties"):
        return Objection("not_your_role", "任职由中心办公室或实践所登记。")
    if not by.reaches(unit.path):
        return Objection("not_your_unit", "这个单位不归您管。")
    if unit.ends_on is not None and unit.ends_on <= on:
        return Objection("unit_closed", "这个单位已经撤并，不再登记任职。")
    return None


def naming_objection(by: Actor, answering: Answering, *, on: date) -> Objection | None:
    """Why nobody is named for a seat: who holds it by a post is changed at the post."""
    if objection := keeping_objection(by, answering.unit, on=on):
        return objection
    if answering.posts:
        return Objection(
            "held_by_post", "这个职务由系统里的岗位担任，换人请到“岗位”里交接，职责跟着走。"
        )
    return None


def ending_objection(by: Actor, answering: Answering, *, on: date) -> Objection | None:
    """Why no term is ended: there is none."""
    if objection := keeping_objection(by, answering.unit, on=on):
        return objection
    if answering.tenure is None:
        return Objection("nobody", "这个职务现在没有登记的人。")
    return None
