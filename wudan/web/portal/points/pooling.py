"""在家里转分: points moved within a household: which way, for whom, how many (A10). Only by oneself."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.refusals import Malformed, Objected
from wudan.ledger import points
from wudan.ledger.actions.points import pool
from wudan.ledger.balances import balances_of
from wudan.ledger.permissions import NO_HOUSEHOLD
from wudan.ledger.points import MOST
from wudan.people.enums import HouseholdRole
from wudan.people.models import HouseholdMember, Person
from wudan.web import posting
from wudan.web.acting import actor_of, person_of
from wudan.web.portal.forms import tell
from wudan.web.portal.privacy.oneself import as_oneself

INTO, OUT = "into", "out"


class PoolForm(forms.Form):
    """Into the household from oneself; for its head, also out of it to who belongs."""

    way = forms.ChoiceField(label=_("怎么转"), widget=forms.RadioSelect, initial=INTO)
    spend = forms.IntegerField(
        label=_("转多少兑换分"), min_value=1, max_value=MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": _("请写转多少分。"), "invalid": _("请写整数。"),
                        "min_value": _("至少 1 分。"), "max_value": _("没有这么多分。")},
    )  # fmt: skip

    def __init__(self, data: object = None, *, me: HouseholdMember | None) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]
        self.me = me
        field = self.fields["way"]
        field.choices = [(INTO, now_("把我的存到家里")), *self._out()]  # type: ignore[attr-defined]
        field.error_messages["required"] = field.error_messages["invalid_choice"] = now_(
            "请选怎么转。"
        )

    def _out(self) -> list[tuple[str, str]]:
        if self.me is None or self.me.role != HouseholdRole.HEAD:
            return []
        live = self.me.household.members.filter(until=None).select_related("person").order_by("pk")
        return [
            (f"{OUT}:{row.person_id}", now_("从家里给{}").format(row.person.name)) for row in live
        ]

    @property
    def into(self) -> bool:
        """Whether points go into the household."""
        return bool(self.cleaned_data["way"] == INTO)

    @property
    def whom(self) -> int:
        """Whose own account is on the other side."""
        if self.into:
            return self.me.person_id if self.me else 0
        return int(self.cleaned_data["way"].removeprefix(f"{OUT}:"))


@as_oneself
def points_pool(request: HttpRequest) -> HttpResponse:
    """Move spendable points between oneself, or somebody of the household, and the household."""
    me = HouseholdMember.objects.of(person_of(request).pk)
    if request.method != "POST":
        return _page(request, PoolForm(me=me), status=200)
    form = PoolForm(request.POST, me=me)

    def do() -> str:
        if me is None:
            raise Objected(NO_HOUSEHOLD)
        if not form.is_valid():
            raise Malformed({})
        whom = Person.objects.get(pk=form.whom)
        pool(
            household=me.household, person=whom, spend=form.cleaned_data["spend"], into=form.into,
            ref=points.ref_of("pool", me.person_id, request.POST["token"]), by=actor_of(request),
            at=clock.now(),
        )  # fmt: skip
        return posting.page("own-points")

    try:
        answer = posting.once(request, do)
    except Malformed as fault:
        return _page(request, tell(form, fault.fields), status=422)
    except Objected as fault:
        return _page(request, tell(form, {"": fault.words}), status=422)
    messages.success(request, now_("转好了。"))
    return answer


def _page(request: HttpRequest, form: PoolForm, *, status: int) -> HttpResponse:
    mine, me = points.person(person_of(request).pk), form.me
    home = points.household(me.household_id) if me else None
    found = balances_of([mine, home] if home else [mine])
    context = {
        "form": form, "member": me, "mine": found[mine].spend, "home": found[home].spend if home else 0,
        "token": posting.new_token(),
    }  # fmt: skip
    return render(request, "portal/points/pool.html", context, status=status)
