"""安全: the state of each control, for those who answer for it. Read only."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.security.controls import PARTS, Control
from wudan.web.console.security.measures import MEASURES
from wudan.web.console.security.standing import Measured, Standing
from wudan.web.navigation import entries_of

KEEPERS = ("system_administrator", "security_administrator", "auditor")
_WEAKEST = (Standing.OPEN, Standing.COUNTY, Standing.PARTLY, Standing.DONE)
_FIGURES = {
    "tls": Phrase("加密传输"), "second_factor": Phrase("第二因素"), "trail_anchored": Phrase("留痕锚定"),
    "posts_confirmed": Phrase("岗位确认"), "restore": Phrase("恢复演练"), "alarms": Phrase("报警与锁定"),
    "personal_sealed": Phrase("个人信息"), "no_default_accounts": Phrase("默认账号"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A control as the page shows it."""

    control: Control
    standing: Standing
    found: tuple[str, ...]
    files: tuple[str, ...]
    pages: tuple[str, ...]


@for_roles(*KEEPERS)
def security(request: HttpRequest) -> HttpResponse:
    """Every control of the parts that software can show, with what was measured just now."""
    found = measure(clock.now())
    mine = {name for name, _label, _icon in entries_of(actor_of(request))}
    parts = [(part, [shown(control, found, mine) for control in part.controls]) for part in PARTS]
    every = [one.standing for _part, controls in parts for one in controls]
    context = {
        "parts": parts,
        "figures": [(_(label), found[name]) for name, label in _FIGURES.items()],
        "counts": [(standing, every.count(standing)) for standing in Standing if standing in every],
    }
    return render(request, "console/security.html", context)


def measure(at: datetime) -> dict[str, Measured]:
    """All measures, each taken once."""
    return {name: take(at) for name, take in MEASURES.items()}


def shown(control: Control, found: dict[str, Measured], mine: set[str]) -> Shown:
    """A control; the weakest of its measures decides. Pages are named to who may open them."""
    pages = tuple(reverse(name) for name in control.evidence if name in mine)
    files = tuple(path for path in control.evidence if "." in path)
    if isinstance(control.standing, Standing):
        return Shown(control, control.standing, (), files, pages)
    measured = [found[name] for name in control.standing.split()]
    standing = min((one.standing for one in measured), key=_WEAKEST.index)
    return Shown(control, standing, tuple(one.words for one in measured), files, pages)
