"""运行: how the house stands, for the one who runs it. Shows no resident's order."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.areas.models import Holiday
from wudan.exchange.publication import scan
from wudan.journal.outbox import backlog
from wudan.kit import clock
from wudan.kit.pack import Deadlines
from wudan.kit.phrases import Phrase
from wudan.kit.working_time import Term, Unit
from wudan.orders.models import Deadline
from wudan.orders.shapes import POLICY
from wudan.web.console.backing import backing
from wudan.web.console.guard import for_roles
from wudan.web.console.keeping import keeping
from wudan.web.console.security.measures import tls
from wudan.web.relief.page import check
from wudan.web.templatetags.words import span

_UNITS = {
    Unit.WORKING_HOURS: Phrase("个工作小时"),
    Unit.WORKING_DAYS: Phrase("个工作日"),
    Unit.DAYS: Phrase("天"),
}
_STEPS = {
    "accept": Phrase("接单"), "accept_urgent": Phrase("接单（急）"), "dispatch": Phrase("派单"), "confirm": Phrase("买单（队伍答复）"),
    "complete": Phrase("完成服务（菜单没写的）"), "review": Phrase("评单"), "follow_up": Phrase("差评整改回访"),
    "supplement": Phrase("群众补充"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """What waits for the worker."""

    waiting: int
    oldest: str
    overdue_unnoticed: int


@for_roles("system_administrator")
def administration(request: HttpRequest) -> HttpResponse:
    """Version, database, pack, calendar, deadlines, what waits, rules, 减负自检."""
    pack = settings.PACK
    years = sorted(
        {day.year for day in Holiday.objects.values_list("day", flat=True)}, reverse=True
    )
    year = request.GET.get("year", "")
    shown = int(year) if year in map(str, years) else (years[0] if years else clock.now().year)
    context = {
        "version": _version(),
        "database": _database(),
        "standing": _standing(),
        "deadlines": [
            (_(_STEPS[name]), term_words(getattr(pack.deadlines, name)))
            for name in Deadlines.__slots__
        ],
        "hours": [f"{start:%H:%M}–{end:%H:%M}" for start, end in pack.office_hours],
        "years": years,
        "year": shown,
        "holidays": Holiday.objects.filter(day__year=shown).order_by("day"),
        "rules": POLICY.rules,
        "terms": POLICY.terms,
        "relief": check(),
        "line": tls(clock.now()),
        "findings": scan(pack),
        **backing(at=clock.now()),
        **keeping(),
    }
    return render(request, "console/administration.html", context)


def term_words(term: Term) -> str:
    """2 个工作小时、1 个工作日、7 天."""
    return f"{term.amount} {_(_UNITS[term.unit])}"


def _standing() -> Standing:
    now = clock.now()
    waiting, age = backlog(at=now)
    late = Deadline.objects.due_unnoticed(now).count()
    return Standing(waiting, span(age).strip() if waiting else "", late)


def _version() -> str:
    try:
        return version("wudan")
    except PackageNotFoundError:
        return _("未安装为软件包")


def _database() -> str:
    """Which database answers, and its version."""
    ask = "SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version"
    with connection.cursor() as cursor:
        cursor.execute(ask)
        found = cursor.fetchone()
    return f"{connection.display_name} {found[0] if found else ''}".strip()
