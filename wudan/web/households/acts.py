"""What can be done to a household on its page: a form an act, each asking one objection, calling one action."""

from datetime import datetime
from typing import ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wudan.activities.models import Activity
from wudan.honors.actions import households as actions
from wudan.honors.enums.household import Display, HouseholdVerb, Word
from wudan.honors.flow.household import objection as flow_objection
from wudan.honors.models import HouseholdHonor, NeighbourWord
from wudan.honors.permissions import households as may
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, Objection
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel
from wudan.people.models import HouseholdMember, Person, Post
from wudan.people.roles import ROLES
from wudan.rewards.enums.deed import DeedState
from wudan.rewards.models import Deed
from wudan.web.console.acts.form import Words, note_field
from wudan.web.submitting import PostForm

PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}
NOTHING = Objection("nothing", "现在没有这一步。")
_SAID = [choice for choice in ConsentChannel.choices if choice[0] != ConsentChannel.WEB]
_VISITING = sorted(role.code for role in ROLES.values() if "visit_households" in role.verbs)


class HouseholdAct(PostForm):
    """Base: where it goes, what it is called, what follows."""

    noun: ClassVar[str]
    label: ClassVar[Words]
    done: ClassVar[Words]
    explain: ClassVar[Words] = ""

    def __init__(
        self, data: object = None, files: object = None, *, honor: HouseholdHonor, at: datetime
    ) -> None:
        super().__init__(data, files=files, auto_id=f"{self.noun}-%s")
        self.prepare(honor, at)

    def prepare(self, honor: HouseholdHonor, at: datetime) -> None:
        """Fill in choices."""

    @staticmethod
    def ask(by: Actor, honor: HouseholdHonor, at: datetime) -> Objection | None:
        """Why it may not be done now."""
        raise NotImplementedError

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Call the action."""
        raise NotImplementedError

    def choose(self, name: str, choices: list[tuple[object, str]]) -> None:
        """Fill a field's list."""
        self.fields[name].choices = [("", "—"), *choices]  # type: ignore[attr-defined]


class SpokenAct(HouseholdAct):
    """Base of what the site writes down as one of the household said it."""

    person = forms.TypedChoiceField(label=_("家里哪一位说的"), coerce=int, error_messages=PICK)
    channel = forms.ChoiceField(label=_("怎么说的"), choices=_SAID, error_messages=PICK)

    def prepare(self, honor: HouseholdHonor, at: datetime) -> None:
        """Whoever lives there now."""
        rows = HouseholdMember.objects.filter(household=honor.household_id, until=None)
        named = rows.select_related("person").order_by("role", "pk")
        self.choose("person", [(row.person_id, row.person.name) for row in named])

    def told(self) -> dict[str, object]:
        """Who and how, as the actions want it."""
        person = Person.objects.filter(pk=self.cleaned_data["person"]).first()
        return {"person": person, "channel": self.cleaned_data["channel"]}


class AgreementForm(SpokenAct):
    """记下点头."""

    noun, label, done = "agreement", _("这户点了头，记下"), _("记下了，邻居也抽好了。")
    explain = _("先把“参评和展示”念给他们听。点了头，系统抽几户邻居，请他们各说一句话。")
    ask = staticmethod(lambda by, honor, at: may.agreeing_objection(by, honor))

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Agree."""
        return actions.agree(honor=honor, by=by, at=at, **self.told())  # type: ignore[arg-type]


class EvidenceForm(HouseholdAct):
    """补充事例."""

    noun, label, done = "evidence", _("补充事例"), _("补上了。")
    explain = _("一句真事就够；有单号、活动编号的，填上就能查到。不写电话和住址。")
    criterion = forms.ChoiceField(label=_("哪一条标准"), error_messages=PICK)
    words = note_field(_("什么事"))
    order = forms.CharField(label=_("单号"), required=False)
    activity = forms.CharField(label=_("活动编号"), required=False)
    deed = forms.CharField(label=_("好事编号"), required=False)
    ask = staticmethod(lambda by, honor, at: may.showing_objection(by, honor))

    def prepare(self, honor: HouseholdHonor, at: datetime) -> None:
        """The criteria of its version."""
        self.choose("criterion", [(one.code, one.name) for one in honor.rules.criteria.all()])

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Show."""
        said = self.cleaned_data
        return actions.show(
            honor=honor, criterion=said["criterion"], words=said["words"], by=by, at=at,
            order=_order(said["order"], by, at), activity=_activity(said["activity"], by),
            deed_id=_deed(said["deed"], honor),
        )  # fmt: skip


def _order(no: str, by: Actor, at: datetime) -> Order | None:
    if not no.strip():
        return None
    digits = "".join(no.split())
    found = Order.objects.visible_to(by, on=day_of(at)).filter(no=digits[:20]).first()
    if found is None:
        raise Malformed({"order": "没有这个单号，或不在您的范围内。"})
    return found


def _activity(no: str, by: Actor) -> Activity | None:
    if not no.strip():
        return None
    found = Activity.objects.readable_by(by).filter(no=no.strip()[:12]).first()
    if found is None:
        raise Malformed({"activity": "没有这个活动编号。"})
    return found


def _deed(no: str, honor: HouseholdHonor) -> int | None:
    """A recorded deed of the household, or of somebody in it."""
    if not no.strip():
        return None
    members = HouseholdMember.objects.filter(household=honor.household_id, until=None)
    own = Q(household=honor.household_id) | Q(person__in=members.values("person"))
    found = Deed.objects.filter(own, no=no.strip()[:11], state=DeedState.KEPT).first()
    if found is None:
        raise Malformed({"deed": "这户没有这个编号的好事。"})
    return found.pk


class LotForm(HouseholdAct):
    """再抽邻居."""

    noun, label, done = "neighbours", _("再抽几户邻居"), _("抽好了。")
    explain = _("抽签定，谁也挑不了。一户只请一位，不请这户自己家的人。")

    @staticmethod
    def ask(by: Actor, honor: HouseholdHonor, at: datetime) -> Objection | None:
        """Why nobody more is drawn."""
        if fault := may.asking_objection(by, honor):
            return fault
        enough = honor.neighbour_words.said().count() >= honor.rules.neighbours
        return NOTHING if enough else None

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Draw."""
        return actions.ask_neighbours(honor=honor, by=by, at=at)


class WordForm(HouseholdAct):
    """替邻居记话."""

    noun, label, done = "words", _("邻居说了，记下"), _("记下了。")
    explain = _("一人一句，说完就定。写下的话只有上门的两个人看得到。")
    asked = forms.TypedChoiceField(label=_("哪位邻居"), coerce=int, error_messages=PICK)
    word = forms.ChoiceField(
        label=_("怎么看"), choices=Word.choices, widget=forms.RadioSelect, error_messages=PICK
    )
    words = note_field(_("说了什么"))
    channel = forms.ChoiceField(label=_("怎么说的"), choices=_SAID, error_messages=PICK)

    def prepare(self, honor: HouseholdHonor, at: datetime) -> None:
        """Those who have not spoken."""
        waiting = honor.neighbour_words.waiting().select_related("person").order_by("pk")
        self.choose("asked", [(row.pk, row.person.name) for row in waiting])

    @staticmethod
    def ask(by: Actor, honor: HouseholdHonor, at: datetime) -> Objection | None:
        """Why nothing is written down."""
        first = honor.neighbour_words.waiting().first()
        if first is None:
            return NOTHING
        first.honor = honor
        return may.saying_objection(by, first)

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Say."""
        said = dict(self.cleaned_data)
        found = NeighbourWord.objects.filter(pk=said.pop("asked"), honor=honor).first()
        if found is None:
            raise Missing
        return actions.say(asked=found, by=by, at=at, **said)


class VisitorForm(HouseholdAct):
    """请人上门."""

    noun, label, done = "visitors", _("请人上门"), _("请了，对方在“我的走访”里看得到。")
    explain = _("两个人去，各写各的。推荐的人、这户的人不去；有亲戚关系的会回避，再请别人。")
    post = forms.TypedChoiceField(label=_("请谁"), coerce=int, error_messages=PICK)

    def prepare(self, honor: HouseholdHonor, at: datetime) -> None:
        """Whoever visits in this town, or from the center."""
        rows = Post.objects.held_on(day_of(at)).filter(county=honor.county, role__in=_VISITING)
        taken = honor.visits.values("person")
        free = rows.exclude(person=honor.nominated_by_id).exclude(person__in=taken)
        near = [
            row for row in free.select_related("unit", "person").order_by("-unit__path", "pk")[:300]
            if honor.unit.path.startswith(row.unit.path)
        ]  # fmt: skip
        self.choose(
            "post", [(row.pk, f"{row.unit.short_name} · {row.named} · {row.person.name}") for row in near]
        )  # fmt: skip

    @staticmethod
    def ask(by: Actor, honor: HouseholdHonor, at: datetime) -> Objection | None:
        """Why nobody is asked."""
        fault = may.visiting_side_objection(by, honor)
        return fault or flow_objection(honor.stage, HouseholdVerb.NAME)

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Name."""
        post = Post.objects.filter(pk=self.cleaned_data["post"]).first()
        if post is None:
            raise Missing
        return actions.name_visitor(honor=honor, post=post, by=by, at=at)


class ExitForm(SpokenAct):
    """记下不评了."""

    noun, label, done = "exit", _("这户说不评了，记下"), _("记下了，网上的马上撤下。")
    explain = _("随时可以，不用原因。已经挂牌的，牌子收回。")
    words = note_field(_("他们说了什么"))
    ask = staticmethod(lambda by, honor, at: may.dropping_objection(by, honor))

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Drop."""
        words = self.cleaned_data["words"]
        return actions.drop(honor=honor, words=words, by=by, at=at, **self.told())  # type: ignore[arg-type]


class DisplayForm(SpokenAct):
    """记下展示同意."""

    noun, label, done = "display", _("这户同意展示，记下"), _("记下了。")
    explain = _("三件事，一件一件问。")
    kind = forms.ChoiceField(label=_("展示什么"), error_messages=PICK)

    def prepare(self, honor: HouseholdHonor, at: datetime) -> None:
        """What is not agreed to yet."""
        super().prepare(honor, at)
        given = set(honor.displays.live().values_list("kind", flat=True))
        self.choose("kind", [(one.value, one.label) for one in Display if one not in given])

    @staticmethod
    def ask(by: Actor, honor: HouseholdHonor, at: datetime) -> Objection | None:
        """Why nothing is asked."""
        if fault := may.household_objection(by, honor):
            return fault
        is_open = honor.stage in {"hearing", "notice", "honored"}
        return None if is_open and honor.displays.live().count() < len(Display) else NOTHING

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Allow."""
        kind = self.cleaned_data["kind"]
        return actions.allow_display(honor=honor, kind=kind, by=by, at=at, **self.told())  # type: ignore[arg-type]


class DisplayEndForm(HouseholdAct):
    """记下收回."""

    noun, label, done = "display-end", _("这户收回展示，记下"), _("收回了，马上生效。")
    kind = forms.ChoiceField(label=_("收回哪一件"), error_messages=PICK)

    def prepare(self, honor: HouseholdHonor, at: datetime) -> None:
        """What is agreed to now."""
        given = honor.displays.live().values_list("kind", flat=True)
        self.choose("kind", [(kind, Display(kind).label) for kind in given])

    @staticmethod
    def ask(by: Actor, honor: HouseholdHonor, at: datetime) -> Objection | None:
        """Why nothing is taken back."""
        fault = may.household_objection(by, honor)
        return fault or (None if honor.displays.live().exists() else NOTHING)

    def act(self, honor: HouseholdHonor, *, by: Actor, at: datetime) -> object:
        """Withdraw."""
        kind = self.cleaned_data["kind"]
        return actions.withdraw_display(honor=honor, kind=kind, by=by, at=at)
