"""May this person do this to a resource, now. Every act asks here, and so do the page's buttons."""

from datetime import date

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.roles import CLOCK
from wudan.sites.enums.resource import ResourceVerb
from wudan.sites.flow import resource as flow
from wudan.sites.models.resource import Resource


def listing_objection(by: Actor, path: str) -> Objection | None:
    """Why this actor does not enter a resource that the unit of this path keeps."""
    if not by.may("keep_resources"):
        return Objection("not_your_role", "资源由站、所、中心和部门来登记。")
    if not by.reaches(path):
        return Objection("not_your_unit", "保管单位要是您自己单位，或您辖区里的。")
    return None


def step_objection(by: Actor, resource: Resource, verb: ResourceVerb) -> Objection | None:
    """Why this actor does not take this step now: role, unit, flow."""
    is_clock = by.role == CLOCK.code and verb is ResourceVerb.END
    if not is_clock:
        if not by.may("keep_resources"):
            return Objection("not_your_role", "这一步由保管单位来办。")
        if not by.reaches(resource.unit.path):
            return Objection(
                "not_your_unit", Phrase("由保管单位来办：{unit}。", unit=resource.unit.short_name)
            )
    return flow.objection(resource.origin, resource.stage, verb)


def opening_objection(by: Actor, resource: Resource, *, on: date) -> Objection | None:
    """Why the door does not open: no agreement counts today, though one is signed."""
    if objection := step_objection(by, resource, ResourceVerb.OPEN):
        return objection
    if resource.agreements.in_force(on).exists():
        return None
    coming = resource.agreements.filter(starts_on__gt=on, ended_on=None).order_by("starts_on")
    first = coming.first()
    if first is None:
        return Objection("no_agreement", "没有管用的协议，先签协议再开放。")
    day = f"{first.starts_on.month}月{first.starts_on.day}日"
    return Objection("not_yet", Phrase("协议从{day}起，到那天才能开放。", day=day))
