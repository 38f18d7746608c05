"""What can be done to a meeting on its page: a form an act, each asking one objection, calling one action."""

from datetime import datetime
from typing import ClassVar

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.areas.enums import SITE_KINDS, UnitKind
from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.refusals import Objection
from wudan.meetings.actions import meetings
from wudan.meetings.enums import MeetingState, Presence
from wudan.meetings.models import AgendaItem, Meeting
from wudan.meetings.permissions import meetings as may
from wudan.people.actors import Actor
from wudan.web.console.acts.form import Words, note_field
from wudan.web.console.projects.forms import PICK, words_field
from wudan.web.console.training.forms import day_field
from wudan.web.submitting import PostForm
from wudan.web.tree import choices_of

_BEFORE = (MeetingState.DRAFTED, MeetingState.CALLED)


class MeetingAct(PostForm):
    """Base: where it goes, what it is called, what follows; carries the version that was seen."""

    noun: ClassVar[str]
    label: ClassVar[Words]
    done: ClassVar[Words]
    explain: ClassVar[Words] = ""
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: object = None, *, meeting: Meeting, at: datetime, tag: str = ""
    ) -> None:
        super().__init__(data, auto_id=f"{self.noun}{tag}-%s")
        self.initial["version"] = meeting.version
        self.prepare(meeting, at)

    def prepare(self, meeting: Meeting, at: datetime) -> None:
        """Fill in choices."""

    @staticmethod
    def ask(by: Actor, meeting: Meeting, at: datetime) -> Objection | None:
        """Why it may not be done now."""
        raise NotImplementedError

    def act(self, meeting: Meeting, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Call the action."""
        raise NotImplementedError


class CallForm(MeetingAct):
    """发通知."""

    noun, label, done = "notice", _("发通知"), _("通知发出了，材料存下了，各单位现在看得到。")
    explain = _("发出去的材料以后怎么看都是今天的样子，每个数都还点得开。")
    ask = staticmethod(
        lambda by, meeting, at: may.keeping_objection(by, meeting, MeetingState.DRAFTED)
    )

    def act(self, meeting: Meeting, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Call it."""
        return meetings.call(meeting=meeting, by=by, at=at, seen=seen)


class MoveForm(MeetingAct):
    """改期."""

    noun, label, done = "day", _("改期"), _("改好了，各单位看到的是新的日子。")
    day = day_field(_("改到哪天"))
    why = note_field(_("为什么改"), required=True)
    ask = staticmethod(lambda by, meeting, at: may.keeping_objection(by, meeting, *_BEFORE))

    def act(self, meeting: Meeting, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Move it."""
        said = self.cleaned_data
        return meetings.move(
            meeting=meeting, day=said["day"], why=said["why"], by=by, at=at, seen=seen
        )


class DropForm(MeetingAct):
    """没有开成."""

    noun, label, done = "cancellation", _("这次不开了"), _("记下了。提请研究的事等下一次。")
    why = note_field(_("为什么"), required=True)
    ask = staticmethod(lambda by, meeting, at: may.keeping_objection(by, meeting, *_BEFORE))

    def act(self, meeting: Meeting, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Drop it."""
        return meetings.drop(meeting=meeting, why=self.cleaned_data["why"], by=by, at=at, seen=seen)


class InviteForm(MeetingAct):
    """加请一个单位."""

    noun, label, done = "guests", _("加请一个单位"), _("请了，对方会收到通知。")
    explain = _("只为一项议题来的，选那一项。")
    unit = forms.TypedChoiceField(label=_("请哪个单位"), coerce=int, error_messages=PICK)
    item = forms.TypedChoiceField(
        label=_("为哪一项议题来"), coerce=int, required=False, empty_value=None, error_messages=PICK
    )
    ask = staticmethod(lambda by, meeting, at: may.inviting_objection(by, meeting))

    def prepare(self, meeting: Meeting, at: datetime) -> None:
        """Units that exist; the items."""
        self.fields["unit"].choices = owner_choices(meeting.county, at)  # type: ignore[attr-defined]
        self.fields["item"].choices = item_choices(meeting)  # type: ignore[attr-defined]

    def act(self, meeting: Meeting, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Ask it."""
        said = self.cleaned_data
        unit = Unit.objects.filter(pk=said["unit"]).first()
        return meetings.invite(
            meeting=meeting, unit=unit, item=said["item"], by=by, at=at, seen=seen
        )


class ExcuseForm(MeetingAct):
    """不请一个单位了."""

    noun, label, done = "excuses", _("不请一个单位了"), _("记下了，对方会收到通知。")
    unit = forms.TypedChoiceField(label=_("哪个单位不用来"), coerce=int, error_messages=PICK)
    why = note_field(_("为什么不请了"), required=True)
    ask = staticmethod(
        lambda by, meeting, at: may.keeping_objection(by, meeting, MeetingState.CALLED)
    )

    def prepare(self, meeting: Meeting, at: datetime) -> None:
        """Those who are asked."""
        asked = meeting.invitees.live().select_related("unit")
        self.fields["unit"].choices = [("", "—"), *((one.unit_id, one.unit.short_name) for one in asked)]  # type: ignore[attr-defined]  # fmt: skip

    def act(self, meeting: Meeting, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Excuse it."""
        said = self.cleaned_data
        unit = Unit.objects.filter(pk=said["unit"]).first()
        return meetings.excuse(meeting=meeting, unit=unit, why=said["why"], by=by, at=at, seen=seen)


class AttendForm(MeetingAct):
    """登记到会."""

    noun, label, done = "attendance", _("登记到会"), _("记下了，可以记纪要、定事情了。")
    explain = _("没有到的不用写原因。")
    ask = staticmethod(lambda by, meeting, at: may.holding_objection(by, meeting, on=day_of(at)))
    others_head = forms.BooleanField(label=_("没有单独选的，都是负责人到会"), required=False)

    def prepare(self, meeting: Meeting, at: datetime) -> None:
        """One choice for each unit."""
        for one in meeting.invitees.live().select_related("unit"):
            self.fields[f"came_{one.pk}"] = forms.ChoiceField(
                label=one.unit.short_name, choices=Presence.choices, initial=one.presence,
                required=False, error_messages=PICK,
            )  # fmt: skip

    def act(self, meeting: Meeting, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Write it down."""
        said = self.cleaned_data
        rest = Presence.HEAD if said["others_head"] else Presence.UNSAID
        came = {
            int(name.removeprefix("came_")): value
            if value not in {"", Presence.UNSAID}
            else rest.value
            for name, value in said.items()
            if name.startswith("came_")
        }
        return meetings.attend(meeting=meeting, came=came, by=by, at=at, seen=seen)


class WriteForm(MeetingAct):
    """记纪要, one item."""

    noun, label, done = "minutes", _("记一句"), _("记下了。")
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=999)
    words = note_field(_("会上说了什么"), hint=_("只写会上说的；材料里有的不用再写。"))
    ask = staticmethod(lambda by, meeting, at: may.minuting_objection(by, meeting))

    def act(self, meeting: Meeting, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Write it."""
        said = self.cleaned_data
        return meetings.write(
            meeting=meeting, number=said["number"], words=said["words"], by=by, at=at, seen=seen
        )


class AddItemForm(MeetingAct):
    """加一项议题."""

    noun, label, done = "items", _("加一项临时议题"), _("加上了。")
    title = words_field(_("议题"))
    ask = staticmethod(lambda by, meeting, at: may.minuting_objection(by, meeting))

    def act(self, meeting: Meeting, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Add it."""
        return meetings.add_item(
            meeting=meeting, title=self.cleaned_data["title"], by=by, at=at, seen=seen
        )


class DecideForm(MeetingAct):
    """定一件事."""

    noun, label, done = "decisions", _("定一件事"), _("记进纪要了；纪要定下以后交给承办单位。")
    explain = _("要有承办单位和日子。")
    words = note_field(_("定了什么"), required=True)
    unit = forms.TypedChoiceField(label=_("哪个单位承办"), coerce=int, error_messages=PICK)
    due_on = day_field(_("哪天前办完"))
    item = forms.TypedChoiceField(
        label=_("哪一项议题"), coerce=int, required=False, empty_value=None, error_messages=PICK
    )
    ask = staticmethod(lambda by, meeting, at: may.minuting_objection(by, meeting))

    def prepare(self, meeting: Meeting, at: datetime) -> None:
        """Units that exist, in the order of the tree; the items."""
        self.fields["unit"].choices = owner_choices(meeting.county, at)  # type: ignore[attr-defined]
        self.fields["item"].choices = item_choices(meeting)  # type: ignore[attr-defined]

    def act(self, meeting: Meeting, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Decide."""
        said = self.cleaned_data
        unit = Unit.objects.filter(pk=said["unit"]).first()
        told = meetings.Decided(said["words"], unit, said["due_on"], said["item"])
        return meetings.decide(meeting=meeting, decided=told, by=by, at=at, seen=seen)


class UndecideForm(MeetingAct):
    """去掉一件."""

    noun, label, done = "removal", _("去掉这一件"), _("去掉了。")
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=999)
    ask = staticmethod(lambda by, meeting, at: may.minuting_objection(by, meeting))

    def act(self, meeting: Meeting, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Take it out."""
        number = self.cleaned_data["number"]
        return meetings.undecide(meeting=meeting, number=number, by=by, at=at, seen=seen)


class AdoptForm(MeetingAct):
    """定下纪要."""

    noun, label, done = "adoption", _("定下纪要"), _("纪要定了，事情交给了承办单位。")
    explain = _("请召集人看过再定。定下以后不能改，写错了只能更正并写明原因。")
    ask = staticmethod(lambda by, meeting, at: may.minuting_objection(by, meeting))

    def act(self, meeting: Meeting, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Adopt."""
        return meetings.adopt(meeting=meeting, by=by, at=at, seen=seen)


class CorrectForm(MeetingAct):
    """更正."""

    noun, label, done = "corrections", _("更正"), _("更正写上了，原来的话也留着。")
    number = forms.TypedChoiceField(label=_("哪一项"), coerce=int, error_messages=PICK)
    words = note_field(_("应为"), required=True)
    why = note_field(_("为什么更正"), required=True)
    ask = staticmethod(
        lambda by, meeting, at: may.correcting_objection(by, AgendaItem(meeting=meeting))
    )

    def prepare(self, meeting: Meeting, at: datetime) -> None:
        """The items."""
        items = meeting.items.values_list("number", "title")
        self.fields["number"].choices = [(n, f"{n}. {title}") for n, title in items]  # type: ignore[attr-defined]

    def act(self, meeting: Meeting, *, by: Actor, at: datetime, seen: int | None) -> object:
        """Correct."""
        said = self.cleaned_data
        return meetings.correct(
            meeting=meeting, number=said["number"], words=said["words"], why=said["why"],
            by=by, at=at, seen=seen,
        )  # fmt: skip


def item_choices(meeting: Meeting) -> list[tuple[int | str, str]]:
    """The items of the agenda, or none of them."""
    items = meeting.items.values_list("number", "title")
    return [("", "—"), *((n, f"{n}. {title}") for n, title in items)]


def owner_choices(county: str, at: datetime) -> list[tuple[str, object]]:
    """Units that can own a decision, in the order of the tree."""
    kinds = (*SITE_KINDS, UnitKind.DEPARTMENT)
    rows = Unit.objects.open_on(day_of(at)).filter(county=county, kind__in=kinds)
    return choices_of(rows.select_related("parent"), now_("请选一个"))


FORMS: tuple[type[MeetingAct], ...] = (
    CallForm, MoveForm, InviteForm, ExcuseForm, DropForm, AttendForm, WriteForm, AddItemForm, DecideForm, UndecideForm,
    AdoptForm, CorrectForm,
)  # fmt: skip
