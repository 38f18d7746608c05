"""纸条: print what waits for a station, fetch the sheet again, say once that all were handed over."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wudan.areas.models import Unit
from wudan.kit import clock, numbers
from wudan.kit.refusals import Missing
from wudan.notices.actions import note_carried, print_slips
from wudan.notices.models import Copy, SlipSheet
from wudan.notices.papers import Slip, slips
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.templatetags.words import day


@for_roles(*SITES)
@require_POST
def slip_printing(request: HttpRequest) -> HttpResponse:
    """A new sheet of one station; its paper comes by its own address."""

    def do() -> str:
        made = print_slips(unit=_station(request), by=actor_of(request), at=clock.now())
        return posting.page("slip-sheet", made.pk)

    return posting.once(request, do)


@for_roles(*SITES)
def slip_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper of a sheet, the same as often as it is asked for."""
    held = _sheet(request, pk)
    copies = Copy.objects.filter(sheet=held).select_related("message__person").order_by("pk")
    lines = [
        Slip(one.message.person.name, one.message.text, day(clock.day_of(one.message.at)))
        for one in copies
    ]
    brand = settings.PACK.brand
    told = slips(lines, station=held.unit.short_name, brand=brand.title, hotline=brand.hotline)
    answer = HttpResponse(told, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="slips-{held.pk}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


@for_roles(*SITES)
@require_POST
def slip_carried(request: HttpRequest, pk: int) -> HttpResponse:
    """All of a sheet were handed over."""

    def do() -> str:
        note_carried(sheet=_sheet(request, pk), by=actor_of(request), at=clock.now())
        return posting.page("carry-desk")

    answer = posting.once(request, do)
    messages.success(request, _("记下了，都捎到了。"))
    return answer


def _station(request: HttpRequest) -> Unit:
    text = request.POST.get("unit", "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
    found = Unit.objects.filter(pk=number, path__startswith=actor_of(request).unit_path).first()
    if found is None:
        raise Missing
    return found


def _sheet(request: HttpRequest, pk: int) -> SlipSheet:
    rows = Copy.objects.carried_by(actor_of(request)).filter(sheet=min(pk, numbers.LARGEST_KEY))
    found = rows.select_related("sheet__unit").first()
    if found is None or found.sheet is None:
        raise Missing
    return found.sheet
