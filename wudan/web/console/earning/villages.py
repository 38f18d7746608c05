"""村规: proposed on the station's page, the committee's decision written down by another person (R076)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing
from wudan.rewards.actions import village
from wudan.rewards.models import VillageItem, VillageRules
from wudan.rewards.permissions import village as allowed
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.earning.forms import DecisionForm, DropForm, VillageForm
from wudan.web.console.earning.loading import (
    KEEPERS,
    KNOWERS,
    load_village,
    rules_in_force,
    today,
)
from wudan.web.console.guard import for_roles
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.submitting import submit
from wudan.web.tree import place_in_tree


@for_roles(*KNOWERS)
def village_list(request: HttpRequest) -> HttpResponse:
    """Villages in the order of the tree, with how their rules stand; a keeper sees the own one."""
    actor = actor_of(request)
    if actor.role == "station_keeper" and actor.unit_id:
        return _page(request, load_village(request, actor.unit_id))
    rows = Unit.objects.filter(kind=UnitKind.STATION, ends_on=None, path__startswith=actor.unit_path)  # fmt: skip
    pks = [pk for pk, path in sorted(rows.values_list("pk", "path"), key=lambda row: place_in_tree(row[1]))]  # fmt: skip
    page = page_number(request)
    here = pks[(page - 1) * PAGE : page * PAGE]
    units = Unit.objects.filter(pk__in=here).select_related("parent").in_bulk()
    states = VillageRules.objects.filter(unit__in=here)
    waiting = set(states.filter(state="proposed").values_list("unit", flat=True))
    decided = dict(states.on(today()).values_list("unit", "decided_on"))
    context = {
        "lines": [(units[pk], decided.get(pk), pk in waiting) for pk in here],
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(pks) > page * PAGE else "",
    }  # fmt: skip
    return render(request, "console/earning/villages.html", context)


@for_roles(*KNOWERS)
def village_page(request: HttpRequest, unit_id: int) -> HttpResponse:
    """What counts, what waits, what was; and the form for the next version."""
    unit = load_village(request, unit_id)
    if request.method != "POST":
        return _page(request, unit)
    if not actor_of(request).may("keep_rules"):
        raise Missing
    rules = rules_in_force()
    form = VillageForm(request.POST, most=rules.village_most if rules else 1)

    def do() -> str:
        places, items = form.wanted()
        try:
            village.propose(unit=unit, items=items, by=actor_of(request), at=clock.now())
        except Malformed as fault:
            raise Malformed(_at_places(fault.fields, places)) from fault
        return posting.page("village-rules", unit.pk)

    return submit(
        request, form, do, done=_("提上去了。等村委会开会定，由另一个人登记结果。"),
        show=lambda words, status: _page(request, unit, words, status, form=form),
    )  # fmt: skip


@for_roles(*KEEPERS)
def village_decision(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The committee's decision on what waits: with its minutes, or that there is none."""
    unit = load_village(request, unit_id)
    row = unit.village_rules.filter(state="proposed").select_related("unit").first()
    if request.method != "POST":
        return posting.go(request, posting.page("village-rules", unit.pk))
    drops = request.POST.get("answer") == "drop"
    form = DropForm(request.POST) if drops else DecisionForm(request.POST)

    def do() -> str:
        waits = unit.village_rules.filter(state="proposed").select_related("unit").first()
        if waits is None:
            raise Missing
        act = village.drop if drops else village.decide
        act(row=waits, by=actor_of(request), at=clock.now(), **form.cleaned_data)
        return posting.page("village-rules", unit.pk)

    return submit(
        request, form, do, done=_("登记了。"),
        show=lambda words, status: _page(request, unit, words, status, closing=form, waits=row),
    )  # fmt: skip


def _at_places(faults: dict[str, str], places: list[int]) -> dict[str, str]:
    """A fault speaks of the n-th line that says something; the form has empty ones between."""
    found = {}
    for name, words in faults.items():
        field, _dash, number = name.partition("-")
        found[f"{field}-{places[int(number)]}" if number else name] = words
    return found


def _page(
    request: HttpRequest, unit: Unit, words: str = "", status: int = 200, *, form: VillageForm | None = None,
    closing: DecisionForm | DropForm | None = None, waits: VillageRules | None = None,
) -> HttpResponse:  # fmt: skip
    actor, rules = actor_of(request), rules_in_force()
    versions = list(unit.village_rules.prefetch_related("items").order_by("-version"))
    present = next((one for one in versions if one.starts_on and one.starts_on <= today() and not (one.ends_on and one.ends_on <= today())), None)  # fmt: skip
    proposed = waits or next((one for one in versions if one.state == "proposed"), None)
    items: list[VillageItem] = list(present.items.all()) if present else []
    context = {
        "unit": unit, "present": present, "proposed": proposed, "refusal_words": words, "rules": rules,
        "older": [one for one in versions if one not in (present, proposed)],
        "proposes": allowed.proposing_objection(actor, unit) is None and proposed is None,
        "form": form or VillageForm(most=rules.village_most if rules else 1, items=items),
        "unfolded": form is not None, "closes": actor.may("keep_rules"),
        "closing_objection": allowed.closing_objection(actor, proposed) if proposed else None,
        "decision_form": closing if isinstance(closing, DecisionForm) else DecisionForm(initial={"decided_on": today(), "starts_on": today()}),
        "drop_form": closing if isinstance(closing, DropForm) else DropForm(auto_id="drop-%s"),
        "county": settings.PACK.county_name,
    }  # fmt: skip
    return render(request, "console/earning/village.html", context, status=status)
