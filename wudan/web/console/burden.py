"""负担计: what is asked of each role a week, and what data could fill instead (feature 37; ADR 59).

The office and who checks see every role; everybody else under a post sees the own. Nobody sees a
person, a unit, or a role that so few hold that it would be one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.lessons.counting import FEWEST, TOGETHER, WEEKS, Load, loads
from wudan.people.roles import ROLES
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.lessons.learned import SEES
from wudan.web.headers import CLOSED
from wudan.web.relief.house import House, fields_of, name_of, standing_house
from wudan.web.relief.looks import demanded_in
from wudan.web.relief.reasons import MOST_DEMANDED
from wudan.web.relief.where import Where, where
from wudan.web.relief.words import subjects

READERS = ("center_office", "leader", "auditor", "system_administrator")
ALL_POSTS = (*READERS, "station_keeper", "institute_staff", "department_officer", "team_leader", "security_administrator")  # fmt: skip
KNOWN: Mapping[str, str] = {
    "name": Phrase("本人登记过姓名，选人就行"), "phone": Phrase("本人登记过电话，选人就行"), "address": Phrase("本人登记过住址"),
    "contact": Phrase("岗位上登记过电话"), "people_count": Phrase("派单时定过人数"), "minutes": Phrase("开始和完成之间有钟点"),
    "party": Phrase("单位是办事的岗位自己的"), "place": Phrase("阵地和场地都登记过"), "village": Phrase("本人登记过是哪个村"),
}  # fmt: skip
"""Fields that something in the house knows already, and from where."""
_TYPED = (forms.CharField, forms.IntegerField, forms.DateField, forms.DateTimeField)
_WIDE, _HIGH, _FLOOR, _TOP, _STEP, _BAR = 390, 150, 120, 20, 32, 22


@dataclass(frozen=True, slots=True)
class Bar:
    """One week of a chart."""

    label: str
    n: int
    x: int
    y: int
    high: int
    middle: int


@dataclass(frozen=True, slots=True)
class Shown:
    """One role as the page shows it."""

    name: str
    load: Load
    bars: tuple[Bar, ...]
    subjects: tuple[tuple[str, int, int], ...]
    each_week: str
    """Forms and fields of one person in one week, on average."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One form: on which page it stands, how much it asks, and a few of its words."""

    name: str
    page: Where
    demanded: int
    optional: int
    labels: tuple[str, ...]


@for_roles(*ALL_POSTS)
def burden(request: HttpRequest) -> HttpResponse:
    """Twelve weeks by role, every form there is, and what need not be asked."""
    actor, at = actor_of(request), clock.now()
    house = standing_house(CLOSED)
    told = loads(settings.PACK.county, until=clock.day_of(at))
    sees_all = actor.role in READERS
    about = subjects(house)
    shown = [_shown(one, about) for one in told if sees_all or one.role == actor.role]
    context = {
        "shown": shown, "sees_all": sees_all, "sees_learned": actor.role in SEES, "weeks": WEEKS, "fewest": FEWEST, "wide": _WIDE, "high": _HIGH,
        "names_forms": actor.role in {"system_administrator", "auditor"},
        "forms": list(_asked(house)) if sees_all else [], "most": MOST_DEMANDED, "hints": list(_hints(house)) if sees_all else [],
    }  # fmt: skip
    return render(request, "console/relief/burden.html", context)


def _shown(load: Load, about: Mapping[str, str]) -> Shown:
    name = _("其他岗位") if load.role == TOGETHER else _(ROLES[load.role].name)
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for page, sent, fields in load.pages:
        one = sums[about.get(page, _("其他"))]
        one[0] += sent
        one[1] += fields
    listed = tuple((word, sent, fields) for word, (sent, fields) in sorted(sums.items()))
    return Shown(name, load, tuple(_bars(load)), listed, _each_week(load))


def _each_week(load: Load) -> str:
    if not load.holders:
        return ""
    per = load.holders * len(load.weeks)
    return _("平均每人每周 {sent:.1f} 次、{fields:.1f} 格").format(
        sent=load.sent / per, fields=load.fields / per
    )


def _bars(load: Load) -> Iterator[Bar]:
    most = max((week.sent for week in load.weeks), default=0) or 1
    for place, week in enumerate(load.weeks):
        high = round((_FLOOR - _TOP) * week.sent / most)
        x = 4 + place * _STEP
        label = f"{week.monday.month}.{week.monday.day}" if place % 2 == 1 else ""
        yield Bar(label, week.sent, x, _FLOOR - high, high, x + _BAR // 2)


def _asked(house: House) -> Iterator[Asked]:
    """Every form, those that ask most first: forms have an order, people have none."""
    found = []
    for form in house.forms:
        fields = fields_of(form)
        labels = tuple(str(field.label) for field in fields.values() if field.label)[:4]
        if labels:
            demanded = demanded_in(form)
            found.append(
                Asked(name_of(form), where(form), demanded, len(fields) - demanded, labels)
            )
    yield from sorted(found, key=lambda one: (-one.demanded, one.name))[:20]


def _hints(house: House) -> Iterator[tuple[str, str, int]]:
    """Field, where it is known already, in how many forms it is asked for all the same."""
    for name, known in KNOWN.items():
        asking = [
            form for form in house.forms
            if name in fields_of(form) and fields_of(form)[name].required
            and isinstance(fields_of(form)[name], _TYPED) and not isinstance(fields_of(form)[name], forms.ChoiceField)
        ]  # fmt: skip
        if asking:
            label = str(fields_of(asking[0])[name].label)
            yield label, known, len(asking)
