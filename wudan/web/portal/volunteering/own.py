"""我的志愿: how one stands as a volunteer; wishes, papers, leaving; all of it done as oneself."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wudan.activities.actions import held_to_come
from wudan.kit import clock, slots
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actions import volunteers
from wudan.people.actors import for_self
from wudan.people.enums import ConsentKind
from wudan.people.invitations import waiting_for
from wudan.people.models import Volunteer, VolunteerLicence
from wudan.privacy.actions import withdraw_consent
from wudan.web.acting import person_of
from wudan.web.portal.forms import tell
from wudan.web.portal.volunteering.forms import LicenceForm, WishesForm, said_before, towns
from wudan.web.posting import new_token, once, page


@dataclass(frozen=True, slots=True)
class Paper:
    """One licence: what it is, how it stands."""

    pk: int
    label: str
    until: date
    state: str
    words: str
    token: str


def volunteer(request: HttpRequest) -> HttpResponse:
    """The page."""
    return _page(request)


def wishes(request: HttpRequest) -> HttpResponse:
    """What one does, when, where; said anew as a whole."""
    person, own = person_of(request), _own(request)
    if request.method != "POST":
        form = WishesForm(county=person.county, initial=said_before(own))
        return _wishes_page(request, form)
    form = WishesForm(request.POST, county=person.county)

    def do() -> str:
        if not form.is_valid():
            raise Malformed({})
        by = for_self(person.pk)
        volunteers.tell(volunteer=own, wishes=form.wishes(), by=by, at=clock.now())
        return page("volunteer")

    try:
        answer = once(request, do)
    except Malformed as fault:
        return _wishes_page(request, tell(form, fault.fields), status=422)
    messages.success(request, _("改好了。"))
    return answer


@require_POST
def licence_telling(request: HttpRequest) -> HttpResponse:
    """Tell of a licence; the site looks at the paper before it counts."""
    person, own, form = person_of(request), _own(request), LicenceForm(request.POST)

    def do() -> str:
        if not form.is_valid():
            raise Malformed({})
        by = for_self(person.pk)
        volunteers.tell_licence(volunteer=own, **form.cleaned_data, by=by, at=clock.now())
        return page("volunteer")

    try:
        answer = once(request, do)
    except Malformed as fault:
        return _page(request, form=tell(form, fault.fields), status=422)
    messages.success(request, _("登记好了。把原件带到站上给人看一眼，就作数。"))
    return answer


@require_POST
def licence_removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a licence back."""
    rows = VolunteerLicence.objects.live().filter(volunteer__person=person_of(request))

    def do() -> str:
        held = rows.select_related("volunteer").filter(pk=pk).first()
        if held is None:
            raise Missing
        by = for_self(person_of(request).pk)
        volunteers.remove_licence(licence=held, by=by, at=clock.now())
        return page("volunteer")

    answer = once(request, do)
    messages.success(request, _("撤下了。"))
    return answer


@require_POST
def leaving(request: HttpRequest) -> HttpResponse:
    """Leave; no reason is asked, at once (as easily as one came)."""
    person = person_of(request)

    def do() -> str:
        by, at = for_self(person.pk), clock.now()
        withdraw_consent(person=person, kind=ConsentKind.VOLUNTEER, by=by, at=at)
        return page("volunteer")

    answer = once(request, do)
    messages.success(request, _("您已经不是志愿者了。服务记录依法保留，想回来随时再登记。"))
    return answer


def _own(request: HttpRequest) -> Volunteer:
    """One's own record. Raises Missing."""
    found = Volunteer.objects.active().filter(person=person_of(request)).first()
    if found is None:
        raise Missing
    return found


def _page(request: HttpRequest, *, form: LicenceForm | None = None, status: int = 200) -> HttpResponse:  # fmt: skip
    person, at = person_of(request), clock.now()
    own = Volunteer.objects.active().filter(person=person).first()
    context = {
        "person": person, "own": own, "told": _told(own, person.county) if own else [],
        "invitations": [] if own else [(one, new_token()) for one in waiting_for(person, at=at)],
        "papers": _papers(own, clock.day_of(at)) if own else [], "form": form or LicenceForm(),
        "token": new_token(), "held": held_to_come(person, at=at).count() if own else 0,
    }  # fmt: skip
    return render(request, "portal/volunteering/own.html", context, status=status)


def _wishes_page(request: HttpRequest, form: WishesForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "token": new_token()}
    return render(request, "portal/volunteering/wishes.html", context, status=status)


def _told(own: Volunteer, county: str) -> list[dict[str, str]]:
    """What one said, in words."""
    pack, places = settings.PACK, dict(towns(county))
    lines = [
        (
            _("会做什么"),
            in_words(Listed(COMMA, (str(pack.skills.get(code, code)) for code in own.skills))),
        ),
        (
            _("愿意参加"),
            in_words(Listed(COMMA, (str(pack.platforms.get(code, code)) for code in own.kinds))),
        ),
        (_("什么时候有空"), slots.words(own.slots) or _("看情况")),
        (
            _("愿意去哪里"),
            in_words(Listed(COMMA, (places.get(path, "") for path in own.serves))) or _("自己镇上"),
        ),
        (_("哪类人员"), own.get_source_display() or _("没说")),
    ]
    return [{"label": label, "value": value} for label, value in lines]


def _papers(own: Volunteer, today: date) -> list[Paper]:
    """The live ones, and those that staff struck, with why."""
    rows = VolunteerLicence.objects.filter(volunteer=own).order_by("-told_at", "-pk")[:30]
    shown = [row for row in rows if row.removed_at is None or row.removed_why not in _BY_ONESELF]
    return [_paper(row, today) for row in shown]


_BY_ONESELF = frozenset({"本人撤下", "换了新证"})


def _paper(row: VolunteerLicence, today: date) -> Paper:
    if row.removed_at is not None:
        state, words = "declined", _("不作数：%(why)s") % {"why": row.removed_why}
    elif row.valid_until < today:
        state, words = "expired", _("过期了")
    elif row.checked_at is None:
        state, words = "offered", _("等站上看原件")
    else:
        state, words = "active", _("有效")
    label = settings.PACK.licences.get(row.code, row.code)
    token = new_token() if row.removed_at is None else ""
    return Paper(row.pk, label, row.valid_until, state, words, token)
