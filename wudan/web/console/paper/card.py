"""核对点单卡: whom it is for is looked up by a person from what was written; the ticks are filled in."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.intake import actions
from wudan.intake.actions import CardOrder
from wudan.intake.models import Scan
from wudan.intake.printed import rows_of_card
from wudan.kit import clock
from wudan.kit.optics.marks import Seen
from wudan.kit.refusals import Malformed, Objected, TooMany
from wudan.orders.actions.place import Need
from wudan.people.actions.persons import enter as enter_person
from wudan.people.models import Person
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.intake_form import IntakeForm, found_people
from wudan.web.console.paper.seen import DOUBT, group, next_weekday, seen

_PLACE = "place"
_WRITTEN = ("name", "phone", "home", "words", "signed", "helper")


class CardForm(IntakeForm):
    """What of the card becomes orders."""

    services = forms.MultipleChoiceField(
        label=_("要哪几样"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("至少勾一样。"), "invalid_choice": _("卡上没有这一项。")},
    )  # fmt: skip
    is_signed = forms.BooleanField(label=_("卡上有本人签字，愿意请站上替他点单"), required=False)

    def __init__(self, data: object = None, *, scan: Scan, request: HttpRequest) -> None:
        super().__init__(data, actor=actor_of(request))
        for name in ("channel", "consent", "service", "urgent"):
            del self.fields[name]
        assert scan.sheet is not None  # noqa: S101 - the database says so
        self.rows = rows_of_card(scan.sheet)
        listed = [(str(row), one.name) for row, one in enumerate(self.rows) if one is not None]
        self.fields["services"].choices = listed  # type: ignore[attr-defined]
        self.fields["words"].label = _("还想说的，写在这里")
        self.fields["consent_words"].label = _("谁帮忙写的、签的")
        self.initial = _first(scan, len(self.rows))
        self.doubtful = _doubtful(scan, len(self.rows))


def card_scan(request: HttpRequest, scan: Scan, context: dict[str, object]) -> HttpResponse:
    """The page; by POST a look-up, or all orders of the card at once."""
    if request.method != "POST":
        return _page(request, scan, context, CardForm(scan=scan, request=request))
    form = CardForm(request.POST, scan=scan, request=request)
    if request.POST.get("step") != _PLACE:
        form.look_only()
        return _page(request, scan, context, form)
    try:
        answer = posting.once(request, lambda: _taken(request, scan, form))
    except Malformed as fault:
        form.tell(fault)
        return _page(request, scan, context, form, status=422)
    except Objected as fault:
        return _page(request, scan, context, form, words=fault.words, status=422)
    messages.success(request, now_("录好了，这张卡只算这一次。"))
    return answer


def _taken(request: HttpRequest, scan: Scan, form: CardForm) -> str:
    if not form.is_valid():
        raise Malformed({})
    said, by, at = form.cleaned_data, actor_of(request), clock.now()
    person = said["person"] or enter_person(
        name=said["name"], phone=said["phone"], address=said["address"], home=said["village"], by=by, at=at,
    )  # fmt: skip
    wanted = [
        CardOrder(
            int(row),
            Need(
                words=said["words"], service=form.rows[int(row)], place_mode=said["place_mode"],
                address=said["address"], wanted_on=said["wanted_on"],
                wanted_part=said["wanted_part"], when_full=said["when_full"],
            ),
        )
        for row in dict.fromkeys(said["services"])
    ]  # fmt: skip
    actions.take_card(
        scan=scan, wanted=wanted, beneficiary=person, village=said["village"],
        consent_words=said["consent_words"], is_signed=said["is_signed"], by=by, at=at,
    )  # fmt: skip
    return posting.page("scan-batch", scan.batch_id)


def _first(scan: Scan, rows: int) -> dict[str, object]:
    """What the machine was sure of."""
    ticked = [str(row) for row in range(rows) if seen(scan, f"service.{row}") == Seen.TICKED]
    part, place = group(scan, "part"), group(scan, "place")
    day = next_weekday(group(scan, "day"), clock.day_of(clock.now()))
    words = now_("先打电话约时间。") if group(scan, "call") == "yes" else ""
    return {
        "services": ticked, "wanted_on": day, "wanted_part": part if part in {"am", "pm"} else "",
        "place_mode": place if place in {"home", "site"} else "home", "words": words,
        "is_signed": seen(scan, "signed") == Seen.TICKED, "consent_words": now_("点单卡上本人签字。"),
    }  # fmt: skip


def _doubtful(scan: Scan, rows: int) -> list[tuple[str, str]]:
    """What a person should look at: the words, and the box's name for its crop."""
    found = []
    for which, words in (
        ("day", now_("哪天方便，看不准")), ("part", now_("上午下午，看不准")),
        ("place", now_("上门还是到站，看不准")), ("call", now_("要不要先打电话，看不准")),
    ):  # fmt: skip
        if group(scan, which) == DOUBT:
            doubt = next(name for name in scan.marks if name.startswith(f"{which}.") and seen(scan, name) == Seen.DOUBTFUL)  # fmt: skip
            found.append((words, doubt))
    found += [
        (now_("这一项勾没勾，看不准"), f"service.{row}") for row in range(rows)
        if seen(scan, f"service.{row}") == Seen.DOUBTFUL
    ]  # fmt: skip
    if seen(scan, "signed") == Seen.DOUBTFUL:
        found.append((now_("签没签字，看不准"), "signed"))
    return found


def _page(
    request: HttpRequest, scan: Scan, context: dict[str, object], form: CardForm, *,
    words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    waiting = ""
    people: list[Person] = []
    try:
        people = found_people(form, actor_of(request))
    except TooMany as fault:
        waiting = fault.words
    told = context | {
        "form": form, "people": people, "person": form.known_person() or (people[0] if len(people) == 1 else None),
        "refused": waiting or words, "written": [name for name in _WRITTEN if seen(scan, name) != Seen.EMPTY],
        "taken": False,
    }  # fmt: skip
    return render(request, "console/paper/card.html", told, status=status)
