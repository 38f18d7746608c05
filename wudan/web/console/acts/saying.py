"""口述: what a resident says of her order by telephone, at the counter or on paper, as staff write it down (ADR 98).

Each form calls the resident's own action, and says how it was told.
"""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.orders import actions
from wudan.orders.enums import HowSaid, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.console.acts.form import ActForm, note_field

_HOW = _("请选群众是怎么说的。")
_STARS = _("请照群众说的选几分。")
SCORES = [
    (5, _("5 分，很好")),
    (4, _("4 分，好")),
    (3, _("3 分，还行")),
    (2, _("2 分，不好")),
    (1, _("1 分，很不好")),
]


def how_field() -> forms.ChoiceField:
    """How she told it."""
    errors = {"required": _HOW, "invalid_choice": _HOW}
    return forms.ChoiceField(
        label=_("怎么说的"),
        choices=HowSaid.choices,
        widget=forms.RadioSelect,
        error_messages=errors,
    )


def score_field(*, required: bool = True) -> forms.TypedChoiceField:
    """What she gave, 1 to 5."""
    errors = {"required": _STARS, "invalid_choice": _STARS}
    return forms.TypedChoiceField(
        label=_("群众打几分"), choices=SCORES, coerce=int, empty_value=None, widget=forms.RadioSelect,
        required=required, error_messages=errors,
    )  # fmt: skip


class SupplementToldForm(ActForm):
    """口述补充."""

    verb, noun, label = Verb.SUPPLEMENT, "spoken-supplement", _("补充（照群众说的记）")
    done = _("补上了，单又回到待接单。")
    explain = _("只记群众自己说的。记下谁记的、怎么说的，本人看得到，没这样说过可以作废。")
    icon, primary = "chat", True

    channel = how_field()
    words = note_field(_("群众说的，接在原来的话后面"), required=True)

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Write it down."""
        return actions.supplement(order=self.order, by=by, at=at, seen=seen, **self.cleaned_data)


class WithdrawalToldForm(ActForm):
    """口述撤单."""

    verb, noun, label = Verb.WITHDRAW, "spoken-withdrawal", _("撤单（群众说不要了）")
    done = _("照群众说的撤了单。队伍接下了的，队伍会知道。")
    explain = _("群众自己说不要了才撤，不问理由。记下谁记的、怎么说的，本人看得到。")
    icon, danger = "cross", True

    channel = how_field()
    words = note_field(_("群众想说的（可不填）"))

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Write it down."""
        return actions.withdraw(order=self.order, by=by, at=at, seen=seen, **self.cleaned_data)


class DisavowalToldForm(ActForm):
    """口述: 不是我点的."""

    verb, noun, label = Verb.DISOWN, "spoken-disavowal", _("群众说不是他点的")
    done = _("记下了：不是本人点的，这一单作废。代点的人会被问到。")
    explain = _("本人说没有点过、没有同意过，这一单就作废，上一级看得到是谁代点的。")
    icon, danger = "warn", True

    channel = how_field()
    words = note_field(_("群众想说的（可不填）"))

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Write it down."""
        return actions.disown(order=self.order, by=by, at=at, seen=seen, **self.cleaned_data)


class ReviewToldForm(ActForm):
    """口述评单."""

    verb, noun, label = Verb.REVIEW, "spoken-review", _("评单（照群众说的记）")
    done = _("照群众说的记下了评单，标明是口述的。")
    explain = _("打电话问本人：来了没有，做得好不好。照他说的选，不替他想；两分以下会去整改。")
    icon, primary = "star", True

    channel = how_field()
    score = score_field()
    words = note_field(_("原话记一句"))

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Write it down."""
        return actions.review(order=self.order, by=by, at=at, seen=seen, **self.cleaned_data)


class UnsayingForm(ActForm):
    """声明没有这样说."""

    verb, noun, label = Verb.UNSAY, "spoken-unsaying", _("群众说没有这样说过")
    done = _("作废了。补充去掉、评单去掉；已经撤的单要办，请重新点。")
    icon, danger = "warn", True

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Take it back."""
        return actions.unsay(order=self.order, by=by, at=at, seen=seen)
