"""What is typed about rooms and bookings. Rules are the actions'; the forms only ask."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from django import forms
from django.conf import settings
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit.clock import midnight
from wudan.kit.open_hours import Span, parse
from wudan.kit.refusals import Malformed
from wudan.sites.enums import RepeatEvery
from wudan.sites.models import Room
from wudan.sites.wanted import WantedBooking, WantedRoom
from wudan.web.console.training.forms import day_field, number_field
from wudan.web.rooms.loading import at_clock
from wudan.web.submitting import PostForm

SELECTED = flatatt({"selected": True})
_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}
_PICK_SOME = {"required": _("请至少选一个。"), "invalid_choice": _("请从里面选。")}
_ONCE = [("", _("不重复，就这一次")), *((one.value, one.label) for one in RepeatEvery)]


class QuickSelect(forms.Select):
    """A select written out at once: half hours are many, and a template for each option is dear."""

    def render(
        self, name: str, value: object, attrs: object = None, renderer: object = None
    ) -> SafeString:
        """The whole element."""
        given = attrs if isinstance(attrs, dict) else {}
        own = self.build_attrs(self.attrs, {"name": name, **given})
        chosen = "" if value is None else str(value)
        offered = tuple((str(code), str(label)) for code, label in self.choices)
        known = chosen if any(code == chosen for code, _label in offered) else ""
        return format_html("<select{}>{}</select>", flatatt(own), _options(offered, known))


@lru_cache(maxsize=400)
def _options(offered: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    """The options written out; the same hours are offered on every page of a room."""
    return format_html_join(
        "", '<option value="{}"{}>{}</option>',
        ((code, SELECTED if code == chosen else "", label) for code, label in offered),
    )  # fmt: skip


def near(day: date) -> date:
    """A day that can be counted with. Raises ValidationError for one of another age."""
    if not 2000 <= day.year <= 2200:
        raise forms.ValidationError(now_("请选近一点的日子。"))
    return day


def half_hours(first: int, last: int) -> list[tuple[str, str]]:
    """08:00, 08:30 … between two minutes of the day."""
    return [(f"{m // 60:02}:{m % 60:02}",) * 2 for m in range(first, last + 1, 30)]


class BookingForm(PostForm):
    """One time of one room, and how it goes on."""

    day = day_field(_("哪一天"))
    begins = forms.ChoiceField(widget=QuickSelect, label=_("从几点"), error_messages=_PICK)
    ends = forms.ChoiceField(widget=QuickSelect, label=_("到几点"), error_messages=_PICK)
    theme = forms.ChoiceField(widget=QuickSelect, label=_("主题"), error_messages=_PICK)
    use = forms.ChoiceField(widget=QuickSelect, label=_("用来做什么"), error_messages=_PICK)
    party = number_field(_("大约几个人"))
    words = forms.CharField(
        label=_("还要说明的"), required=False, max_length=100,
        help_text=_("只有管场地的人看得到。如：要用投影。"),
        error_messages={"max_length": _("最多 100 字。")},
    )  # fmt: skip
    every = forms.ChoiceField(
        widget=QuickSelect, label=_("重复"), required=False, choices=_ONCE, error_messages=_PICK
    )
    until = forms.DateField(
        label=_("重复到哪天"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("日期写法不对，例：2026-12-31。")},
    )  # fmt: skip

    def __init__(
        self, data: object = None, *, room: Room, spans: tuple[Span, ...], **given: object
    ) -> None:
        super().__init__(data, **given)
        first = min((span.opens for span in spans), default=8 * 60)
        last = max((span.closes for span in spans), default=18 * 60)
        hours = half_hours(first, last)
        self._offer("begins", [("", now_("请选")), *hours[:-1]])
        self._offer("ends", [("", now_("请选")), *hours[1:]])
        pack = settings.PACK
        self._offer("theme", _named(room.themes, pack.room_themes))
        self._offer("use", _named(room.uses, pack.room_uses))
        self.fields["party"].help_text = now_("最多 {n} 人").format(n=room.capacity)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def wanted(self) -> WantedBooking:
        """As the action takes it."""
        said = self.cleaned_data
        day, rest = said["day"], (said["theme"], said["use"], said["party"], said["words"])
        return WantedBooking(at_clock(day, said["begins"]), at_clock(day, said["ends"]), *rest)

    def clean_day(self) -> date:
        """A day of our time; how far ahead is the action's rule."""
        return near(self.cleaned_data["day"])

    def clean_until(self) -> date | None:
        """The same."""
        until = self.cleaned_data["until"]
        return near(until) if until else None


class RoomForm(PostForm):
    """A room as its keeper describes it."""

    name = forms.CharField(
        label=_("名称"), error_messages={"required": _("请写名称，如“多功能厅”。")}
    )
    where = forms.CharField(label=_("怎么找"), required=False, help_text=_("如“二楼东头”。"))
    is_outdoors = forms.BooleanField(label=_("是露天的场地"), required=False)
    capacity = number_field(_("能容纳几个人"))
    equipment = forms.CharField(
        label=_("设备"), required=False, help_text=_("如“音响、投影、60 把椅子”。")
    )
    themes = forms.MultipleChoiceField(
        label=_("主题"), widget=forms.CheckboxSelectMultiple, error_messages=_PICK_SOME
    )
    uses = forms.MultipleChoiceField(
        label=_("可以用来"), widget=forms.CheckboxSelectMultiple, error_messages=_PICK_SOME
    )
    hours = forms.CharField(
        label=_("开放时间"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("每行一段：1-5 08:30-18:00。1–7 是周一到周日，8 是节假日，9 是调休上班日；没写的日子不开。"),
        error_messages={"required": _("请写哪些天、几点到几点开放。")},
    )  # fmt: skip
    for_residents = forms.BooleanField(label=_("群众可以自己订"), required=False)
    needs_approval = forms.BooleanField(label=_("要先经我们同意"), required=False)
    reconfirm_days = number_field(
        _("重复预订提前几天再确认"), hint=_("到时没再确认的，让给候补的人。0 就是不用再确认。")
    )

    def __init__(self, data: object = None, **given: object) -> None:
        super().__init__(data, **given)
        pack = settings.PACK
        for name, words in (("themes", pack.room_themes), ("uses", pack.room_uses)):
            self.fields[name].choices = list(words.items())  # type: ignore[attr-defined]

    def wanted(self) -> WantedRoom:
        """As the action takes it. Raises Malformed when the hours cannot be read."""
        said = self.cleaned_data
        try:
            hours = parse(said["hours"])
        except ValueError as fault:
            raise Malformed({"hours": str(fault)}) from fault
        rest = {name: said[name] for name in _AS_TYPED}
        return WantedRoom(hours=hours, **rest)


_AS_TYPED = (
    "name", "where", "is_outdoors", "capacity", "equipment", "themes", "uses", "for_residents",
    "needs_approval", "reconfirm_days",
)  # fmt: skip


class ClosureForm(PostForm):
    """From when to when it is closed, and why."""

    starts_on = day_field(_("从哪天"))
    ends_on = day_field(_("到哪天（含）"))
    why = forms.CharField(
        label=_("为什么"), max_length=100, help_text=_("大家会看到，如“更换暖气”。"),
        error_messages={"required": _("请写为什么停用，大家会看到。"), "max_length": _("最多 100 字。")},
    )  # fmt: skip
    cancels = forms.BooleanField(label=_("同时取消这段时间的预订"), required=False)

    def span(self) -> tuple[datetime, datetime]:
        """Whole days."""
        said = self.cleaned_data
        return midnight(said["starts_on"]), midnight(said["ends_on"] + timedelta(days=1))

    def clean_starts_on(self) -> date:
        """A day of our time."""
        return near(self.cleaned_data["starts_on"])

    def clean_ends_on(self) -> date:
        """The same."""
        return near(self.cleaned_data["ends_on"])


def room_said(room: Room, spans: list[Span]) -> dict[str, object]:
    """A room as its form shows it."""
    said: dict[str, object] = {name: getattr(room, name) for name in _AS_TYPED}
    return said | {"hours": "\n".join(hours_lines(spans))}


def hours_lines(spans: list[Span]) -> list[str]:
    """1-5 08:30-18:00: neighbouring days with the same hours on one line."""
    by_hours: dict[tuple[int, int], list[int]] = {}
    for span in sorted(spans, key=lambda span: (span.opens, span.kind)):
        by_hours.setdefault((span.opens, span.closes), []).append(span.kind + 1)
    return [
        f"{days} {opens // 60:02}:{opens % 60:02}-{closes // 60:02}:{closes % 60:02}"
        for (opens, closes), kinds in by_hours.items()
        for days in _runs(kinds)
    ]


def _runs(kinds: list[int]) -> list[str]:
    runs: list[list[int]] = []
    for kind in kinds:
        if runs and kind == runs[-1][-1] + 1:
            runs[-1].append(kind)
        else:
            runs.append([kind])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]


def _named(codes: list[str], words: object) -> list[tuple[str, str]]:
    known = words if isinstance(words, dict) else {}
    return [(code, known.get(code, code)) for code in codes]
