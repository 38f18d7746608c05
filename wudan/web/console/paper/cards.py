"""点单卡: printed for a site, a heap at a time, each card with its own number; and printed again."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.intake import actions
from wudan.intake.actions.printing import MOST_CARDS
from wudan.intake.enums import SheetKind
from wudan.intake.faces import CARD_ROWS
from wudan.intake.models import Sheet
from wudan.intake.papers import call_page, drawn
from wudan.intake.printed import sheets_as_pdf
from wudan.kit import clock, numbers
from wudan.kit.refusals import Missing
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.menu import named, offered
from wudan.web.console.paper.asking import QUESTIONS
from wudan.web.portal.privacy.leaving import download
from wudan.web.submitting import PostForm, submit

_MOST_HEAPS = 8


class CardsForm(PostForm):
    """Which items stand on the cards, and how many cards."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("哪个站的"), empty_label=None)
    services = forms.TypedMultipleChoiceField(
        coerce=int, label=_("印哪几项，最多 12 项"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("至少选一项。"), "invalid_choice": _("菜单里没有这一项，请重新选。")},
    )  # fmt: skip
    copies = forms.IntegerField(
        label=_("印几张"), initial=10, min_value=1, max_value=MOST_CARDS,
        error_messages={"invalid": _("写一个数，例：10。")},
    )  # fmt: skip

    def __init__(self, data: object = None, *, request: HttpRequest) -> None:
        super().__init__(data, auto_id="cards-%s")
        actor, menu = actor_of(request), offered(settings.PACK.county)
        sites = Unit.objects.open_on(clock.day_of(clock.now())).at_or_below(actor.unit_path).sites()
        self.fields["unit"].queryset = sites.order_by("path")  # type: ignore[attr-defined]
        self.fields["unit"].initial = actor.unit_id
        self.fields["services"].choices = named(menu)  # type: ignore[attr-defined]
        self.fields["services"].initial = [
            item.pk for item in menu if item.reaches_some(actor.unit_path)
        ][:CARD_ROWS]


@for_roles(*SITES)
def card_printing(request: HttpRequest) -> HttpResponse:
    """The page; by POST a heap of cards, which is then a PDF to print as often as needed."""
    if request.method != "POST":
        return _page(request, CardsForm(request=request))
    form = CardsForm(request.POST, request=request)

    def do() -> str:
        said = form.cleaned_data
        made = actions.print_cards(
            unit=said["unit"], services=_ordered(said["services"]), copies=said["copies"],
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return f"{posting.page('card-printing')}?made={made[0].no}"

    def show(words: str, status: int) -> HttpResponse:
        return _page(request, form, words=words, status=status)

    return submit(request, form, do, done=now_("卡备好了，请打印。"), show=show)


@for_roles(*SITES)
def card_heap(request: HttpRequest, no: str) -> HttpResponse:
    """The cards that were made together, as PDF: the same each time."""
    first = _first(request, no)
    if first is None:
        raise Missing
    heap = Sheet.objects.filter(
        kind=SheetKind.CARD, unit=first.unit_id, printed_at=first.printed_at,
        printed_by_id=first.printed_by_id,
    ).select_related("unit")  # fmt: skip
    paper = sheets_as_pdf(heap.order_by("pk"))
    return download(paper, "pdf", f"wudan-cards-{first.no}.pdf")


@for_roles(*SITES)
def call_paper(request: HttpRequest) -> HttpResponse:
    """The call sheet for when there is no power."""
    unit = actor_of(request).unit_name
    lead = (now_("停电、断网时用。一个电话一张，问一句写一句。"), now_("{unit}　接电话的人：　　　　　　日期：　　　　　几点：").format(unit=unit))  # fmt: skip
    page = call_page(
        now_("电话记录单"), lead, [(str(one.asks), str(one.on_paper)) for one in QUESTIONS]
    )
    return download(drawn([page]), "pdf", "wudan-call-sheet.pdf")


def _ordered(chosen: list[int]) -> list[Service]:
    """In the menu's order, as the page showed them."""
    return [item for item in offered(settings.PACK.county) if item.pk in chosen]


def _first(request: HttpRequest, no: str) -> Sheet | None:
    if not numbers.is_number(no):
        return None
    mine = Sheet.objects.visible_to(actor_of(request)).filter(kind=SheetKind.CARD)
    return mine.filter(no=no).first()


def _page(
    request: HttpRequest, form: CardsForm, *, words: str = "", status: int = 200
) -> HttpResponse:
    mine = Sheet.objects.visible_to(actor_of(request)).filter(kind=SheetKind.CARD)
    heaps: dict[tuple[object, ...], Sheet] = {}
    for sheet in mine.select_related("unit").order_by("-printed_at", "pk")[
        : _MOST_HEAPS * MOST_CARDS
    ]:
        heaps.setdefault((sheet.unit_id, sheet.printed_at, sheet.printed_by_id), sheet)
    context = {
        "form": form, "refused": words, "heaps": list(heaps.values())[:_MOST_HEAPS],
        "made": _first(request, request.GET.get("made", "")),
    }  # fmt: skip
    return render(request, "console/paper/cards.html", context, status=status)
