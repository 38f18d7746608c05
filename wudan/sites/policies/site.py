"""May a site be called, housed and reached so; under what may it stand (R009, R016, R017, R019, R031, R032)."""

from wudan.areas.enums import UnitKind
from wudan.kit.open_hours import fault_in, written
from wudan.kit.phones import is_phone
from wudan.kit.phrases import COMMA, Listed, Phrase
from wudan.kit.text import objection_to_published
from wudan.sites.enums import HOSTS, VENUE_KINDS
from wudan.sites.enums.resource import BaseKind
from wudan.sites.wanted import WantedContact, WantedIdentity

PARENTS: dict[str, tuple[UnitKind, ...]] = {
    UnitKind.INSTITUTE: (UnitKind.CENTER,),
    UnitKind.STATION: (UnitKind.INSTITUTE,),
} | dict.fromkeys(VENUE_KINDS, (UnitKind.CENTER, UnitKind.INSTITUTE))
"""What a new site may be, and under what it then stands."""
LONGEST_ADDRESS, LONGEST_DIRECTIONS, LONGEST_HOURS = 120, 120, 200
LONGEST_NAME, LONGEST_SHORT_NAME, LONGEST_HOST = 60, 30, 40
_IN_EVERY_NAME = "新时代文明实践"


def contact_faults(wanted: WantedContact) -> dict[str, str]:
    """What is wrong with how a site is to be reached, by field. All of it is read by everybody."""
    faults, office = {}, frozenset({wanted.phone})
    if wanted.phone and not is_phone(wanted.phone):
        faults["phone"] = "这不像一个电话号码。座机要带区号，如 0911-7612345。"
    for field, most in (("address", LONGEST_ADDRESS), ("directions", LONGEST_DIRECTIONS)):
        words = getattr(wanted, field)
        if fault := objection_to_published(words, most=most, allowed=office):
            faults[field] = fault
    if wanted.hours and (fault := fault_in(wanted.hours)):
        faults["hours"] = fault
    elif len(written(wanted.hours)) > LONGEST_HOURS:
        faults["hours"] = "开放时间写得太长了，请把一样的日子并在一起。"
    return faults


def identity_faults(wanted: WantedIdentity, *, kept_host: str = "") -> dict[str, str]:
    """What is wrong with what a site is to be, by field; the host it has may stay whatever it is."""
    faults = {}
    if not wanted.name:
        faults["name"] = "请写名称，如“杨柳村新时代文明实践站”。"
    lengths = (("name", LONGEST_NAME), ("short_name", LONGEST_SHORT_NAME), ("host", LONGEST_HOST))
    for field, most in lengths:
        if fault := objection_to_published(getattr(wanted, field), most=most):
            faults[field] = fault
    hosts = HOSTS.get(wanted.kind, ())
    if hosts and wanted.host not in {*hosts, "", kept_host}:
        faults["host"] = Phrase("请从里面选：{hosts}。", hosts=Listed(COMMA, hosts))
    is_base = wanted.kind == UnitKind.BASE
    if is_base and wanted.base_kind not in BaseKind.values:
        faults["base_kind"] = "请选是四类实践基地里的哪一类。"
    elif not is_base and wanted.base_kind:
        faults["base_kind"] = "只有基地分这四类。"
    return faults


def parent_fault(kind: str, parent_kind: str) -> str | None:
    """Why a site of one kind cannot stand under a unit of another."""
    allowed = PARENTS.get(kind, ())
    if not allowed:
        return "请选开设哪一种阵地。"
    if parent_kind in allowed:
        return None
    listed = Listed(COMMA, (one.label for one in allowed))
    return Phrase("{kind}的上一级只能是：{listed}。", kind=UnitKind(kind).label, listed=listed)


def short_name_of(name: str) -> str:
    """杨柳村新时代文明实践站 is called 杨柳村站."""
    return name.replace(_IN_EVERY_NAME, "")[:LONGEST_SHORT_NAME]
