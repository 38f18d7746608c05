"""What was changed about a site, in words: from the journal, the latest first."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from wudan.areas.enums import UnitKind
from wudan.journal.events import events_of
from wudan.kit.phrases import in_words
from wudan.sites.enums.resource import BaseKind
from wudan.sites.models import Site
from wudan.web.portal.opening import hours_words

_SHOWN = 10
_KEPT = ("site.contact", "site.identity")


@dataclass(frozen=True, slots=True)
class Change:
    """One act: when, under which post, and what was before and after."""

    at: datetime
    who: str
    lines: tuple[tuple[str, str, str], ...]
    """What, before, after."""


def changes_of(site: Site) -> list[Change]:
    """The last changes of what is said of a site; one statement."""
    rows = events_of("site", site.pk).filter(verb__in=_KEPT).order_by("-id")[:_SHOWN]
    return [
        Change(row.at, row.who, tuple(_line(name, *pair) for name, pair in row.facts["changed"].items()))
        for row in rows
    ]  # fmt: skip


def _line(name: str, before: str, after: str) -> tuple[str, str, str]:
    labels = {
        "phone": _("电话"), "opening": _("开放时间"), "address": _("地址"), "directions": _("怎么走"),
        "name": _("名称"), "short_name": _("简称"), "kind": _("类别"), "host": _("设在"),
        "base_kind": _("实践基地类别"),
    }  # fmt: skip
    return labels[name], _told(name, before), _told(name, after)


def _told(name: str, value: str) -> str:
    if not value:
        return _("没有")
    if name == "opening":
        return hours_words(value)
    if name == "kind":
        return in_words(UnitKind(value).label)
    return in_words(BaseKind(value).label) if name == "base_kind" else value
