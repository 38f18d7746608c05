"""What can be done with one piece: each act's words, fields, objection and the one action it calls."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.content import actions
from wudan.content import permissions as may
from wudan.content.enums import MarkKind
from wudan.content.models import Article, Revision
from wudan.content.policies import open_showing, signed_of
from wudan.kit.phrases import in_words
from wudan.kit.publishing import STEPS
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.sites.enums.resource import ResourceKind
from wudan.sites.models import Resource
from wudan.web.console.acts.form import Words, note_field
from wudan.web.console.projects.forms import PICK
from wudan.web.console.training.forms import day_field
from wudan.web.submitting import PostForm

NOTHING = Objection("nothing", "现在没有这一步。")
_WHEN = {"invalid": _("时间写法不对，例：2026-09-08 09:00。")}


def when_field(label: Words, hint: Words = "") -> forms.DateTimeField:
    """A day and an hour, or none."""
    box = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, required=False, help_text=hint, widget=box, error_messages=_WHEN,
                               input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"])  # fmt: skip


class PieceAct(PostForm):
    """Base: where it goes, what it is called, what follows."""

    noun: ClassVar[str]
    label: ClassVar[Words]
    done: ClassVar[Words]
    explain: ClassVar[Words] = ""
    with_file: ClassVar[bool] = False
    primary: ClassVar[bool] = False

    def __init__(self, data: Any = None, files: Any = None, *, article: Article, latest: Revision) -> None:  # fmt: skip
        super().__init__(data, files=files, auto_id=f"{self.noun}-%s")
        if "seen" in self.fields:
            self.fields["seen"].initial = latest.hash
        self.prepare(article)

    def prepare(self, article: Article) -> None:
        """Fill in what depends on the piece."""

    @classmethod
    def ask(cls, by: Actor, article: Article, latest: Revision) -> Objection | None:
        """Why it may not be done now."""
        raise NotImplementedError

    def act(self, article: Article, *, by: Actor, at: datetime) -> object:
        """Call the action."""
        raise NotImplementedError


class Seeing(PieceAct):
    """An act on what was read."""

    seen = forms.CharField(widget=forms.HiddenInput)

    @property
    def read(self) -> str:
        """The hash of what was read."""
        return str(self.cleaned_data["seen"])


class ProposingForm(Seeing):
    """送审."""

    noun, label, done = "proposal", _("送审"), _("送审了，等一审。")
    explain = _("送出去以后，再改一个字，三审都要重来。")
    primary = True

    @classmethod
    def ask(cls, by: Actor, article: Article, latest: Revision) -> Objection | None:
        """Whether the latest can go up."""
        return may.proposing_objection(by, article, latest)

    def act(self, article: Article, *, by: Actor, at: datetime) -> object:
        """Put it up."""
        return actions.propose(article=article, seen=self.read, by=by, at=at)


class CallingBackForm(PieceAct):
    """撤回送审."""

    noun, label, done = "calling-back", _("撤回来接着改"), _("撤回来了。")

    @classmethod
    def ask(cls, by: Actor, article: Article, latest: Revision) -> Objection | None:
        """While it is up."""
        return may.writing_objection(by, article) if article.proposed_id else NOTHING

    def act(self, article: Article, *, by: Actor, at: datetime) -> object:
        """Take it back."""
        return actions.call_back(article=article, by=by, at=at)


class SigningForm(Seeing):
    """审签."""

    noun, label, done = "signature", _("看过了，签"), _("签了。")
    explain = _("签的就是您看到的这一稿。三个人都签了才公开。")
    primary = True
    words = forms.CharField(label=_("意见"), required=False, max_length=200)

    @classmethod
    def ask(cls, by: Actor, article: Article, latest: Revision) -> Objection | None:
        """Whether the next step is this actor's."""
        if article.proposed is None:
            return NOTHING
        return may.signing_objection(by, article, article.proposed, signed_of(article, article.proposed), settings.PACK.content)  # fmt: skip

    def act(self, article: Article, *, by: Actor, at: datetime) -> object:
        """Sign it."""
        return actions.sign(article=article, seen=self.read, words=self.cleaned_data["words"], by=by, at=at)  # fmt: skip


class SendingBackForm(Seeing):
    """退回."""

    noun, label, done = "sending-back", _("退回去改"), _("退回去了。")
    words = note_field(_("为什么退回"), required=True)

    @classmethod
    def ask(cls, by: Actor, article: Article, latest: Revision) -> Objection | None:
        """Whether the next step is this actor's."""
        if article.proposed is None:
            return NOTHING
        return may.sending_back_objection(by, article, article.proposed, signed_of(article, article.proposed), settings.PACK.content)  # fmt: skip

    def act(self, article: Article, *, by: Actor, at: datetime) -> object:
        """Send it back."""
        return actions.send_back(article=article, seen=self.read, words=self.cleaned_data["words"], by=by, at=at)  # fmt: skip


class MarkingForm(Seeing):
    """校对."""

    noun, label, done = "marks", _("校对：标一处"), _("标上了。处理完才能签。")
    kind = forms.ChoiceField(label=_("哪一类"), choices=MarkKind.choices, error_messages=PICK)
    excerpt = forms.CharField(label=_("哪几个字"), max_length=60)
    words = forms.CharField(label=_("怎么改"), max_length=200)

    @classmethod
    def ask(cls, by: Actor, article: Article, latest: Revision) -> Objection | None:
        """Whether the latest is still to be proof-read."""
        return may.marking_objection(by, article, latest)

    def act(self, article: Article, *, by: Actor, at: datetime) -> object:
        """Mark it."""
        said = {name: self.cleaned_data[name] for name in ("kind", "excerpt", "words")}
        return actions.mark(article=article, seen=self.read, by=by, at=at, **said)


class SettlingForm(PieceAct):
    """不改，写明为什么."""

    noun, label, done = "settling", _("校对里不改的，写明为什么"), _("记下了。")
    mark = forms.TypedChoiceField(label=_("哪一处"), coerce=int, error_messages=PICK)
    answer = forms.CharField(label=_("为什么不改"), max_length=200)

    def prepare(self, article: Article) -> None:
        """The marks that wait."""
        waiting = article.revisions.filter(number=article.latest, marks__settled_at=None, marks__isnull=False)  # fmt: skip
        rows = waiting.values_list("marks__pk", "marks__excerpt")
        self.fields["mark"].choices = [("", "—"), *rows]  # type: ignore[attr-defined]

    @classmethod
    def ask(cls, by: Actor, article: Article, latest: Revision) -> Objection | None:
        """While a mark waits."""
        waits = latest.marks.filter(settled_at=None).exists()
        return may.writing_objection(by, article) if waits else NOTHING

    def act(self, article: Article, *, by: Actor, at: datetime) -> object:
        """It stays."""
        return actions.settle(article=article, by=by, at=at, **self.only("mark", "answer"))

    def only(self, *names: str) -> dict[str, Any]:
        """What was typed in some fields."""
        return {name: self.cleaned_data[name] for name in names}


class SchedulingForm(PieceAct):
    """定日子."""

    noun, label, done = "schedule", _("定公开和撤下的日子"), _("定了。")
    explain = _("空着：三审过了马上公开，一直公开。")
    starts_at = when_field(_("从什么时候公开"))
    ends_at = when_field(_("到什么时候撤下"))

    def prepare(self, article: Article) -> None:
        """As they are."""
        self.fields["starts_at"].initial = article.starts_at
        self.fields["ends_at"].initial = article.ends_at

    @classmethod
    def ask(cls, by: Actor, article: Article, latest: Revision) -> Objection | None:
        """The unit's own, or who signs last."""
        if may.writing_objection(by, article) is None:
            return None
        return may.publishing_objection(by, article, settings.PACK.content)

    def act(self, article: Article, *, by: Actor, at: datetime) -> object:
        """Plan it."""
        said = self.cleaned_data
        return actions.plan(article=article, starts_at=said["starts_at"], ends_at=said["ends_at"], by=by, at=at)  # fmt: skip


class TakingDownForm(PieceAct):
    """马上撤下."""

    noun, label, done = "taking-down", _("马上撤下"), _("撤下了，谁也看不到了。")
    why = forms.CharField(label=_("为什么撤下"), max_length=200)

    @classmethod
    def ask(cls, by: Actor, article: Article, latest: Revision) -> Objection | None:
        """While it is shown, or is to be."""
        return may.taking_down_objection(by, article, open_showing(article), settings.PACK.content)

    def act(self, article: Article, *, by: Actor, at: datetime) -> object:
        """Down."""
        return actions.take_down(article=article, why=self.cleaned_data["why"], by=by, at=at)


class PuttingUpForm(PieceAct):
    """重新公开."""

    noun, label, done = "putting-up", _("重新公开"), _("重新公开了。")
    explain = _("还是三个人签过的那一稿，一个字没有改。")

    @classmethod
    def ask(cls, by: Actor, article: Article, latest: Revision) -> Objection | None:
        """What was down and is signed."""
        is_down = open_showing(article) is None and article.approved_id is None
        if not is_down or latest.sign_offs.count() != STEPS:
            return NOTHING
        return may.publishing_objection(by, article, settings.PACK.content)

    def act(self, article: Article, *, by: Actor, at: datetime) -> object:
        """Up again."""
        return actions.put_up(article=article, by=by, at=at)


class CopyingForm(Seeing):
    """照抄一篇."""

    noun, label, done = "copying", _("照着写一篇新的"), _("抄好了，改一改再送审。")
    explain = _("写过这一篇的人，也不能审新的那篇。照片和短片不带过去。")

    @classmethod
    def ask(cls, by: Actor, article: Article, latest: Revision) -> Objection | None:
        """Who writes may."""
        return may.writing_objection(by)

    def act(self, article: Article, *, by: Actor, at: datetime) -> object:
        """A new one for one's own unit."""
        unit = Unit.objects.get(pk=by.unit_id or 0)
        return actions.copy(article=article, unit=unit, seen=self.read, by=by, at=at)


class PostingForm(PieceAct):
    """发到网络阵地."""

    noun, label, done = "postings", _("也发到了网络阵地"), _("记下了。")
    channel = forms.TypedChoiceField(label=_("哪个网络阵地"), coerce=int, error_messages=PICK)
    link = forms.CharField(label=_("网址"), required=False, max_length=300)
    on = day_field(_("哪天发的"))

    def prepare(self, article: Article) -> None:
        """The county's registered channels."""
        self.fields["channel"].choices = channel_choices(article)  # type: ignore[attr-defined]

    @classmethod
    def ask(cls, by: Actor, article: Article, latest: Revision) -> Objection | None:
        """Of what is public."""
        return may.writing_objection(by, article) if open_showing(article) else NOTHING

    def act(self, article: Article, *, by: Actor, at: datetime) -> object:
        """Note it."""
        said = self.cleaned_data
        channel = Resource.objects.get(pk=said["channel"])
        return actions.note_posting(article=article, channel=channel, link=said["link"], on=said["on"], by=by, at=at)  # fmt: skip


class StrikingForm(PieceAct):
    """划掉一次使用."""

    noun, label, done = "striking", _("划掉记错的使用"), _("划掉了。")
    use = forms.TypedChoiceField(label=_("哪一次"), coerce=int, error_messages=PICK)
    why = forms.CharField(label=_("为什么划掉"), max_length=120)

    def prepare(self, article: Article) -> None:
        """Those that stand."""
        rows = article.uses.filter(struck_at=None).order_by("-on", "-pk")[:60]
        named = [(one.pk, f"{one.on:%Y-%m-%d} {in_words(one.get_kind_display())} {one.words}") for one in rows]  # fmt: skip
        self.fields["use"].choices = [("", "—"), *named]  # type: ignore[attr-defined]

    @classmethod
    def ask(cls, by: Actor, article: Article, latest: Revision) -> Objection | None:
        """While there is one."""
        if not by.may("use_content") or not article.uses.filter(struck_at=None).exists():
            return NOTHING
        return None

    def act(self, article: Article, *, by: Actor, at: datetime) -> object:
        """Strike it."""
        return actions.strike_use(use=self.cleaned_data["use"], why=self.cleaned_data["why"], by=by, at=at)  # fmt: skip


def channel_choices(article: Article) -> list[tuple[object, str]]:
    """Registered channels of the county, by name."""
    rows = Resource.objects.filter(county=article.county, kind=ResourceKind.CHANNEL)
    named = [(one.pk, f"{one.name}（{in_words(one.get_channel_display())}）") for one in rows.order_by("name", "pk")[:200]]  # fmt: skip
    return [("", "—"), *named]


ACTS: tuple[type[PieceAct], ...] = (
    SigningForm, SendingBackForm, ProposingForm, CallingBackForm, MarkingForm, SettlingForm, SchedulingForm, PuttingUpForm,
    TakingDownForm, PostingForm, StrikingForm, CopyingForm,
)  # fmt: skip
