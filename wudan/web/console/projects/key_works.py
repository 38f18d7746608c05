"""重点工作: the county's list with what went with each this year; the office adds, puts right, ends (R103).

In the order of the list. Numbers are of what the reader answers for, and open to their rows.
"""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.projects.actions import key_works as actions
from wudan.projects.models import Joining, KeyWork, Project
from wudan.projects.permissions.key_works import keeping_objection
from wudan.registers.figures import Window
from wudan.tables.replica import reports
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.projects.forms import words_field
from wudan.web.console.registers.whose import READING, whose
from wudan.web.console.registers.works import told_of
from wudan.web.console.training.forms import day_field
from wudan.web.submitting import PostForm, submit

_KEEPER = "center_office"
_YEARS, _SHOWN = 5, 200
_BETWEEN = "、"


class WorkForm(PostForm):
    """One of the list, as the office writes it."""

    name = words_field(_("名称"))
    source = words_field(_("来自哪份文件"), required=False)
    words = words_field(
        _("依据里还叫什么"),
        _("用顿号分开。项目写的依据里有它，提出来时就自动挂上。"),
        required=False,
    )
    ends_on = day_field(_("到哪天为止"))

    def __init__(self, data: object = None, *, work: KeyWork | None = None) -> None:
        first = _written(work) if work is not None else {}
        super().__init__(data, initial=first, auto_id=f"work{work.pk if work else 0}-%s")
        self.fields["ends_on"].required = False
        self.fields["ends_on"].help_text = _("不定就空着。到了那天，不再能选，以前的数不变。")

    def known(self) -> actions.Known:
        """As the action wants it."""
        said = self.cleaned_data
        named = said["words"].replace("，", _BETWEEN).replace(",", _BETWEEN).split(_BETWEEN)
        words = tuple(word.strip() for word in named if word.strip())
        return actions.Known(said["name"], said["source"], words, said["ends_on"])


class NewWorkForm(WorkForm):
    """The same, and since when: the beginning of the year, unless said otherwise."""

    starts_on = day_field(_("从哪天起"))
    field_order = ("name", "source", "words", "starts_on", "ends_on")

    def __init__(self, data: object = None, *, today: date) -> None:
        super().__init__(data)
        self.initial.update(
            starts_on=today.replace(month=1, day=1), ends_on=today.replace(month=12, day=31)
        )


@for_roles(*READING)
@reports
def key_works(request: HttpRequest) -> HttpResponse:
    """The list: what goes on, with this year's numbers, and what has ended."""
    return _list(request)


@for_roles(_KEEPER)
def key_work_new(request: HttpRequest) -> HttpResponse:
    """One more on the list. 422 with what was typed."""
    if request.method != "POST":
        return posting.go(request, posting.page("key-works"))
    at = clock.now()
    form = NewWorkForm(request.POST, today=clock.day_of(at))

    def do() -> str:
        actions.add(
            county=settings.PACK.county, known=form.known(), starts_on=form.cleaned_data["starts_on"],
            by=actor_of(request), at=at,
        )  # fmt: skip
        return posting.page("key-works")

    return submit(
        request, form, do, done=_("加上了，马上能选。"),
        show=lambda words, status: _list(request, words, status, form),
    )  # fmt: skip


@for_roles(*READING)
def key_work(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them: what goes with it now, and what went with it; the office puts it right here."""
    return _one(request, _load(pk))


@for_roles(_KEEPER)
def key_work_correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Its name, its words, until when. 422 with what was typed."""
    found = _load(pk)
    if request.method != "POST":
        return posting.go(request, posting.page("key-work", pk))
    form = WorkForm(request.POST, work=found)

    def do() -> str:
        actions.correct(work=found, known=form.known(), by=actor_of(request), at=clock.now())
        return posting.page("key-work", pk)

    return submit(
        request, form, do, done=_("改好了。"),
        show=lambda words, status: _one(request, found, words, status, form),
    )  # fmt: skip


def _list(
    request: HttpRequest, words: str = "", status: int = 200, form: NewWorkForm | None = None
) -> HttpResponse:
    now = clock.now()
    today, of = clock.day_of(now), whose(request, on=clock.day_of(now))
    year = _year(request, today)
    works = list(KeyWork.objects.filter(county=settings.PACK.county))
    whole = Window.days(date(year, 1, 1), date(year + 1, 1, 1)).so_far(now)
    told = told_of(of.scope, whole, unit_id=of.unit.pk)
    earlier = [one for one in works if one.ends_on is not None and one.ends_on < today]
    context = {
        "unit": of.unit, "year": year, "lines": told, "refusal_words": words,
        "ended": [one for one in earlier if one not in {line.work for line in told}],
        "years": _years(works, year, today), "today": today,
        "form": (form or NewWorkForm(today=today)) if _keeps(request) else None,
    }  # fmt: skip
    return render(request, "console/projects/key_works.html", context, status=status)


def _one(
    request: HttpRequest, work: KeyWork, words: str = "", status: int = 200,
    form: WorkForm | None = None,
) -> HttpResponse:  # fmt: skip
    actor, today = actor_of(request), clock.day_of(clock.now())
    rows = Joining.objects.filter(work=work).select_related("project__unit", "service__platform")
    joined = list(rows.order_by("-since", "-pk")[:_SHOWN])
    seen = set(Project.objects.visible_to(actor).values_list("pk", flat=True))
    goes_on = work.goes_on(today)
    context = {
        "work": work, "goes_on": goes_on, "refusal_words": words, "seen": seen,
        "projects": [one for one in joined if one.project_id],
        "items": [one for one in joined if one.service_id],
        "citing": _citing(work) if goes_on and _keeps(request) else [],
        "form": (form or WorkForm(work=work)) if _keeps(request) else None,
    }  # fmt: skip
    return render(request, "console/projects/key_work.html", context, status=status)


def _citing(work: KeyWork) -> list[Project]:
    """Listed projects that cite it and go with nothing yet: for the office to look at."""
    joined = Joining.objects.present().filter(project__isnull=False).values("project")
    rows = Project.objects.filter(county=work.county).listed().exclude(pk__in=joined)
    found = rows.select_related("unit").order_by("pk")[:_SHOWN]
    return [one for one in found if work.is_cited_in(f"{one.policy_source} {one.policy_words}")]


def _keeps(request: HttpRequest) -> bool:
    return keeping_objection(actor_of(request)) is None


def _load(pk: int) -> KeyWork:
    found = KeyWork.objects.filter(county=settings.PACK.county, pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def _written(work: KeyWork) -> dict[str, object]:
    return {"name": work.name, "source": work.source, "words": _BETWEEN.join(work.words),
            "ends_on": work.ends_on}  # fmt: skip


def _year(request: HttpRequest, today: date) -> int:
    text = request.GET.get("year", "")
    year = int(text) if text.isascii() and text.isdigit() and len(text) < _YEARS else today.year
    return year if today.year - _YEARS <= year <= today.year else today.year


def _years(works: list[KeyWork], year: int, today: date) -> list[dict[str, object]]:
    """The years there is a key work in, the newest first; fits parts/tabs.html."""
    first = min((one.starts_on.year for one in works), default=today.year)
    return [
        {
            "label": now_("{year} 年").format(year=one),
            "url": f"?year={one}",
            "current": one == year,
            "count": "",
        }
        for one in range(today.year, max(first, today.year - _YEARS) - 1, -1)
    ]
