"""What is asked on the station's page, and of who decides about what waits."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed
from wudan.offline.enums import ActKind, Decision
from wudan.offline.models import OfflineAct
from wudan.orders.enums import DayPart
from wudan.people.actors import Actor
from wudan.sites.models import Room
from wudan.web.console.menu import offered, service_choices
from wudan.web.rooms.forms import QuickSelect, half_hours
from wudan.web.submitting import PostForm
from wudan.web.tree import choices_of

_HOURS = [("", _("请选")), *half_hours(6 * 60, 24 * 60)]
_PICK = {"required": _("请选怎么办。"), "invalid_choice": _("请选怎么办。")}
_BY_KIND = {
    ActKind.ORDER: (Decision.AGAIN, Decision.NEXT, Decision.WAIT, Decision.DROP),
    ActKind.BOOKING: (Decision.AGAIN, Decision.WAIT, Decision.DROP),
}


def _day(label: object) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, input_formats=["%Y-%m-%d"],  # type: ignore[arg-type]
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("日期写法不对，例：2026-09-08。")},
    )  # fmt: skip


class BookingNote(forms.Form):
    """A wish for a room; the rooms are those that were taken along."""

    room = forms.ChoiceField(label=_("哪一处"))
    day = _day(_("哪一天"))
    begins = forms.ChoiceField(widget=QuickSelect, label=_("从几点"), choices=_HOURS)
    ends = forms.ChoiceField(widget=QuickSelect, label=_("到几点"), choices=_HOURS)
    theme = forms.ChoiceField(widget=QuickSelect, label=_("主题"))
    use = forms.ChoiceField(widget=QuickSelect, label=_("用来做什么"))
    party = forms.IntegerField(label=_("大约几个人"), min_value=1)
    words = forms.CharField(label=_("还要说明的"), required=False, max_length=100)

    def __init__(self) -> None:
        super().__init__(auto_id="booking-%s", label_suffix="")
        pack = settings.PACK
        for name, words in (("theme", pack.room_themes), ("use", pack.room_uses)):
            self.fields[name].choices = list(words.items())  # type: ignore[attr-defined]


class DecisionForm(PostForm):
    """How it goes on, and what is changed for that; what is not touched stays as it was noted."""

    decision = forms.ChoiceField(label=_("怎么办"), widget=forms.RadioSelect, error_messages=_PICK)
    words = forms.CharField(
        label=_("说一句"), required=False, max_length=200, help_text=_("不办了的，一定写为什么。"),
        error_messages={"max_length": _("最多 200 字。")},
    )  # fmt: skip

    def __init__(
        self, data: object = None, *, act: OfflineAct, actor: Actor, noted: dict[str, object]
    ) -> None:
        super().__init__(data)
        kind = ActKind(act.kind)
        self.fields["decision"].choices = [(one.value, one.label) for one in _BY_KIND[kind]]  # type: ignore[attr-defined]
        changing = _order_fields(actor) if kind == ActKind.ORDER else _booking_fields(actor)
        self.changing = tuple(changing)
        self.fields = {**changing, **self.fields}
        self.initial = {name: noted.get(name, "") for name in changing}

    def tell(self, fault: Malformed) -> None:
        """A fault of a field that cannot be changed here is said on top."""
        for name, words in fault.fields.items():
            self.add_error(name if name in self.fields else None, in_words(words))

    @property
    def changes(self) -> dict[str, object]:
        """What the decision is made with."""
        said = self.cleaned_data
        return {name: _plain(said[name]) for name in self.changing}


def _order_fields(actor: Actor) -> dict[str, forms.Field]:
    villages = Unit.objects.open_on(day_of(clock.now())).at_or_below(actor.unit_path or "-").sites()
    return {
        "service": forms.ChoiceField(
            label=_("服务项目"), required=False, choices=service_choices(offered(settings.PACK.county))
        ),
        "need": forms.CharField(label=_("一句话：需要什么"), required=False, max_length=2000),
        "wanted_on": _day(_("哪一天")),
        "wanted_part": forms.ChoiceField(label=_("什么时候"), required=False, choices=DayPart.choices),
        "village": forms.ChoiceField(
            label=_("哪个村"), required=False, choices=choices_of(villages.select_related("parent"), str(_("按登记的住处")))
        ),
    }  # fmt: skip


def _booking_fields(actor: Actor) -> dict[str, forms.Field]:
    rows = Room.objects.in_use().with_place().filter(county=settings.PACK.county)
    rooms = [
        (str(one.pk), f"{one.name}（{one.site.unit.short_name}）")
        for one in rows.order_by("site__unit__path", "name")
    ]
    return {
        "room": forms.ChoiceField(label=_("哪一处"), required=False, choices=rooms),
        "day": _day(_("哪一天")),
        "begins": forms.ChoiceField(widget=QuickSelect, label=_("从几点"), required=False, choices=_HOURS),
        "ends": forms.ChoiceField(widget=QuickSelect, label=_("到几点"), required=False, choices=_HOURS),
        "party": forms.IntegerField(label=_("大约几个人"), required=False, min_value=1, max_value=32_000),
    }  # fmt: skip


def _plain(value: object) -> object:
    return "" if value is None else str(value)
