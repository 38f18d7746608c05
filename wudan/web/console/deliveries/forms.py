"""What is typed about rounds and deliveries. Rules are the actions'; the forms only ask."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.deliveries.enums import Mode, Way
from wudan.deliveries.policies import Outline, Stop
from wudan.deliveries.spreading import Pattern, Slot
from wudan.kit.clock import CHINA
from wudan.web.console.acts.form import note_field
from wudan.web.console.training.forms import day_field, number_field, time_field
from wudan.web.submitting import PostForm

_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}
_SOME = {"required": _("请至少选一个。"), "invalid_choice": _("请从里面选。")}
WEEKDAYS = tuple(
    enumerate((_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日")))
)
TIMES = (
    ("09:00", "9:00"),
    ("10:30", "10:30"),
    ("14:30", "14:30"),
    ("16:00", "16:00"),
    ("19:00", "19:00"),
)
ANYBODY = ("", _("先不定"))
Choice = tuple[str, str]


class RoundForm(PostForm):
    """A round as written down."""

    title = forms.CharField(
        label=_("名称"), error_messages={"required": _("给这个配送计划起个名字。")}
    )
    service = forms.ChoiceField(label=_("送什么"), error_messages=_PICK)
    mode = forms.ChoiceField(
        label=_("请谁送"), choices=Mode.choices, widget=forms.RadioSelect, initial=Mode.VOLUNTARY, error_messages=_PICK
    )  # fmt: skip
    way = forms.ChoiceField(label=_("怎么送"), choices=Way.choices, widget=forms.RadioSelect, initial=Way.SITE, error_messages=_PICK)  # fmt: skip
    starts_on = day_field(_("从哪天"))
    ends_on = day_field(_("到哪天"))
    words = note_field(_("说明"), hint=_("人人看得到。如：带折叠凳；雨天改期。"))

    def __init__(self, data: object = None, *, services: Sequence[Service] = ()) -> None:
        super().__init__(data)
        self._services = {str(service.pk): service for service in services}
        rows = [
            (pk, f"{service.platform.name} · {service.name}")
            for pk, service in self._services.items()
        ]
        self.fields["service"].choices = rows  # type: ignore[attr-defined]

    def outline(self) -> Outline:
        """As the action takes it."""
        said = self.cleaned_data
        return Outline(
            said["title"].strip(), self._services[said["service"]], said["mode"], said["starts_on"],
            said["ends_on"], said["way"], said["words"].strip(),
        )  # fmt: skip


class UnitForm(PostForm):
    """Base: fields that choose a station or a party out of those given."""

    def __init__(
        self, data: object = None, *, stations: Iterable[Unit] = (), parties: Iterable[Unit] = (), **given: object
    ) -> None:  # fmt: skip
        super().__init__(data, **given)
        self.station_units = {str(unit.pk): unit for unit in stations}
        self.party_units = {str(unit.pk): unit for unit in parties}

    def offer_choices(self, name: str, units: dict[str, Unit], first: Choice | None = None) -> None:
        """Fill a field with units, in the order of the tree."""
        rows = [(pk, unit.short_name) for pk, unit in units.items()]
        self.fields[name].choices = [first, *rows] if first else rows  # type: ignore[attr-defined]


class StopForm(UnitForm):
    """One delivery by hand."""

    station = forms.ChoiceField(label=_("送到哪个站"), error_messages=_PICK)
    day = day_field(_("哪天"))
    begins = time_field(_("开始"))
    ends = time_field(_("结束"))
    party = forms.ChoiceField(label=_("请谁去"), required=False, error_messages=_PICK)

    def __init__(self, data: object = None, **given: object) -> None:
        super().__init__(data, **given)  # type: ignore[arg-type]
        self.offer_choices("station", self.station_units)
        self.offer_choices("party", self.party_units, ANYBODY)  # type: ignore[arg-type]

    def stop(self) -> Stop:
        """As the action takes it."""
        said = self.cleaned_data
        starts, ends = (
            datetime.combine(said["day"], said[name], CHINA) for name in ("begins", "ends")
        )
        return Stop(
            self.station_units[said["station"]], starts, ends, self.party_units.get(said["party"])
        )


class SpreadForm(UnitForm):
    """Many at once: which villages, which days, who."""

    town = forms.ChoiceField(label=_("哪些村"), required=False, error_messages=_PICK)
    most = number_field(_("先排几个村"), hint=_("最久没轮到的在前；没轮到过的最前。"))
    weekdays = forms.TypedMultipleChoiceField(
        label=_("每周哪几天"), choices=WEEKDAYS, coerce=int, widget=forms.CheckboxSelectMultiple, error_messages=_SOME,
    )  # fmt: skip
    times = forms.MultipleChoiceField(
        label=_("几点到"), choices=TIMES, widget=forms.CheckboxSelectMultiple, error_messages=_SOME
    )
    minutes = number_field(_("每次多少分钟"))
    parties = forms.MultipleChoiceField(
        label=_("请谁去"), required=False, widget=forms.CheckboxSelectMultiple, error_messages=_SOME,
        help_text=_("选几支，同一时间就排几个村。不选就先排时间，以后再定。"),
    )  # fmt: skip

    def __init__(
        self, data: object = None, *, towns: Iterable[Unit] = (), minutes: int = 60, **given: object
    ) -> None:
        first = {"most": 10, "weekdays": [1, 3], "times": ["09:00", "14:30"], "minutes": minutes}
        super().__init__(data, initial=first, **given)  # type: ignore[arg-type]
        self.town_units = {str(unit.pk): unit for unit in towns}
        self.offer_choices("town", self.town_units, ("", _("全部")))  # type: ignore[arg-type]
        self.offer_choices("parties", self.party_units)

    def chosen_parties(self) -> list[Unit]:
        """In the order of the tree."""
        return [self.party_units[pk] for pk in self.cleaned_data["parties"]]

    def pattern(self, starts_on: date, ends_on: date) -> Pattern:
        """Days and times, for so many parties at once."""
        said = self.cleaned_data
        return Pattern(
            starts_on, ends_on, frozenset(said["weekdays"]), tuple(map(time.fromisoformat, said["times"])),
            said["minutes"], max(1, len(said["parties"])),
        )  # fmt: skip

    def stops(self, slots: Iterable[Slot]) -> list[Stop]:
        """Slots with their station and party."""
        parties = self.chosen_parties()
        return [
            Stop(
                self.station_units[str(slot.village)], slot.starts_at, slot.ends_at,
                parties[slot.lane] if parties else None,
            )
            for slot in slots
        ]  # fmt: skip


class PartyForm(UnitForm):
    """Whom to ask."""

    party = forms.ChoiceField(label=_("请谁去"), error_messages=_PICK)

    def __init__(self, data: object = None, **given: object) -> None:
        super().__init__(data, **given)  # type: ignore[arg-type]
        self.offer_choices("party", self.party_units)

    def explain(self, reasons: Mapping[int, str]) -> None:
        """Say beside those that suit best why they do."""
        self.fields["party"].choices = [  # type: ignore[attr-defined]
            (
                pk,
                f"{unit.short_name}（{reasons[unit.pk]}）"
                if reasons.get(unit.pk)
                else unit.short_name,
            )
            for pk, unit in self.party_units.items()
        ]


class MoveForm(PostForm):
    """Another time."""

    day = day_field(_("哪天"))
    begins = time_field(_("开始"))
    ends = time_field(_("结束"))

    def span(self) -> tuple[datetime, datetime]:
        """From when to when."""
        said = self.cleaned_data
        return (
            datetime.combine(said["day"], said["begins"], CHINA),
            datetime.combine(said["day"], said["ends"], CHINA),
        )


class ServedForm(PostForm):
    """How many came; one number."""

    served = number_field(_("来了多少人"), hint=_("大概数，不用名单。"))
    words = note_field(_("还想说什么"))


class SeenForm(PostForm):
    """The site's own number, if it differs."""

    served = number_field(_("站上数的人数"), required=False, hint=_("和队伍说的一样就不用填。"))


class WhyForm(PostForm):
    """A reason somebody else reads."""

    why = note_field(_("原因"), required=True)


class WordsForm(PostForm):
    """Words that may be left out."""

    words = note_field(_("想说一句"))
