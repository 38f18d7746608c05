"""May this person move or end this site. Both change what two offices see, so the center does them."""

from datetime import date

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.sites.models import Site
from wudan.sites.permissions import keeping_objection
from wudan.sites.policies import PARENTS


def moving_under_objection(by: Actor, site: Site) -> Objection | None:
    """Why this site cannot go under another now."""
    if objection := keeping_objection(by, site):
        return objection
    if site.unit.kind == UnitKind.INSTITUTE:
        return Objection("only_one_above", "所都直接归县中心，没有别的上一级。")
    if site.unit.kind not in PARENTS:
        return Objection("stands_on_top", "县中心没有上一级。")
    return None


def ending_objection(by: Actor, site: Site, on: date) -> Objection | None:
    """Why this site cannot be ended now, whatever hangs on it."""
    if objection := keeping_objection(by, site):
        return objection
    if site.unit.kind == UnitKind.CENTER:
        return Objection("center_stays", "县中心不能撤销：总要有人接单。")
    if site.unit.starts_on >= on:
        return Objection("opened_today", "今天才开设的，明天起才能撤销。")
    return None


def joining_objection(by: Actor, parent: Unit) -> Objection | None:
    """Why a site cannot come under this one."""
    if not by.reaches(parent.path):
        return Objection("not_your_unit", "这里不在您的辖区。")
    return None
