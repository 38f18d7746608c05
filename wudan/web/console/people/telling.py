"""A person's events in plain words: what happened and under which name; no values."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils.translation import gettext_lazy as _

_WORDS = {
    "person.enter": _("登记"), "person.correct": _("更正资料"), "person.reveal": _("看了完整资料"),
    "person.merge": _("和另一条登记合并"), "person.separate": _("从合并中分开"),
    "person.distinguish": _("看过，不是同一个人"), "person.register": _("登记为志愿者"),
    "consent.give": _("记下同意"), "consent.withdraw": _("撤回同意"),
    "bond.propose": _("提出守护人"), "bond.confirm": _("本人点头"), "bond.end": _("守护结束"),
    "volunteer.tell": _("改了志愿者的意愿"), "volunteer.tell_licence": _("登记证照"),
    "volunteer.check_licence": _("看过证照原件"), "volunteer.remove_licence": _("证照不再作数"),
    "bond.name_reviewer": _("定由谁来评"), "account.lock": _("停用账号"),
    "message.prefer": _("定了怎样告诉他"),
}  # fmt: skip


class Happened(Protocol):
    """An event, as far as a story tells it."""

    at: datetime
    verb: str
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the story."""

    at: datetime
    what: str
    who: str
    why: str


def told(event: Happened) -> Told:
    """One event."""
    return Told(event.at, str(_WORDS.get(event.verb, event.verb)), event.who, event.why)
