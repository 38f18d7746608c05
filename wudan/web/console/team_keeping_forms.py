"""What is typed about a team: its facts, a paper, why a paper does not hold."""

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.teams.actions.keeping import Facts, facts_of
from wudan.teams.actions.keeping.facts import MOST_PER_WEEK
from wudan.teams.models import Team, TeamPaper
from wudan.web.portal.volunteering.forms import Choices, LicenceForm, towns
from wudan.web.slot_table import EVERY_SLOT, SlotTable, ticked
from wudan.web.submitting import PostForm
from wudan.web.tree import place_in_tree

_CHECKS = forms.CheckboxSelectMultiple
_BAD = {"invalid_choice": _("请从列表里选。")}
_NUMBER = {"required": _("请写一个数。"), "invalid": _("请写一个数。"), "min_value": _("请写一个数。"),
           "max_value": _("写得太多了。")}  # fmt: skip


class FactsForm(SlotTable, PostForm):
    """What counts at once. `outside`: somebody above writes it, and says why."""

    capacity_per_week = forms.IntegerField(
        label=_("每周最多接几单"), min_value=0, max_value=MOST_PER_WEEK, error_messages=_NUMBER,
        help_text=_("接满了就不再派来。写 0 就是暂时不接。"),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("联系电话"), max_length=20, required=False,
        help_text=_("公开给群众的队伍电话。"),
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )  # fmt: skip
    slots = forms.MultipleChoiceField(
        label=_("什么时候能去"), required=False, widget=_CHECKS, error_messages=_BAD,
        choices=EVERY_SLOT,
        help_text=_("一个也不选，就约不到时间，派不了单。"),
    )  # fmt: skip
    skills = forms.MultipleChoiceField(
        label=_("会做什么"), required=False, widget=_CHECKS, error_messages=_BAD
    )
    serves = forms.MultipleChoiceField(
        label=_("在哪服务"), widget=_CHECKS,
        error_messages={"required": _("请至少选一个服务的地方。"), **_BAD},
        help_text=_("选了镇，镇里的村都算；选了全县，就不用再选别的。"),
    )  # fmt: skip
    under = forms.TypedChoiceField(
        label=_("归哪支队"), required=False, coerce=int, empty_value=None, error_messages=_BAD,
        help_text=_("归了，那支队的队长看得到你们什么时候能去、手上有什么；去不去还由你们定。"),
    )  # fmt: skip
    why = forms.CharField(label=_("为什么改"), max_length=200)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: object = None, *, team: Team, outside: bool) -> None:
        now = facts_of(team)
        shown = {
            "capacity_per_week": now.capacity_per_week, "phone": now.phone, "skills": now.skills,
            "serves": now.serves, "slots": ticked(now.slots), "under": now.under or "", "seen": now.digest,
        }  # fmt: skip
        super().__init__(data, initial=shown)
        self.fields["skills"].choices = _with(settings.PACK.skills, now.skills)  # type: ignore[attr-defined]
        self.fields["serves"].choices = _places(team)  # type: ignore[attr-defined]
        above = _above(team)
        if above:
            self.fields["under"].choices = [("", now_("不归哪支队")), *above]  # type: ignore[attr-defined]
        else:
            del self.fields["under"]
        self.fields["why"].required = outside
        self.fields["why"].error_messages["required"] = _("请写为什么改，队长看得到。")

    @property
    def told(self) -> Facts:
        """What was typed, for the action."""
        said = self.cleaned_data
        return Facts(
            said["phone"], said["capacity_per_week"], self.mask, tuple(said["skills"]), tuple(said["serves"]),
            said.get("under") or 0,
        )  # fmt: skip


class PaperForm(PostForm, LicenceForm):
    """An insurance or a licence, and its last day."""

    insurer = forms.CharField(
        label=_("承保公司"), max_length=60, required=False, help_text=_("登记保险时要写。")
    )
    policy_number = forms.CharField(
        label=_("保单号"), max_length=40, required=False,
        help_text=_("只写保险的。证照是个人的，不用写号码。"),
    )  # fmt: skip

    def __init__(self, data: object = None) -> None:
        super().__init__(data)
        code = self.fields["code"]
        code.label = _("保险还是证照")
        code.choices = [  # type: ignore[attr-defined]
            ("", _("请选一个")), (TeamPaper.INSURANCE, _("意外险")), *settings.PACK.licences.items(),
        ]  # fmt: skip
        self.fields["valid_until"].label = _("最后有效的一天")


class StrikeForm(PostForm):
    """Why a paper does not hold."""

    why = forms.CharField(
        label=_("为什么不作数"), max_length=200,
        error_messages={"required": _("请写为什么，队长和上级都看得到。")},
    )  # fmt: skip


def _with(named: object, held: tuple[str, ...]) -> Choices:
    """The pack's, and what the team has that the pack no longer names."""
    known = dict(named)  # type: ignore[call-overload]
    return [*known.items(), *((code, code) for code in held if code not in known)]


def _above(team: Team) -> Choices:
    """The county's teams of a higher tier, in the order of the tree; and where it belongs now."""
    rows = Team.objects.active(team.unit.county).filter(tier__lt=team.tier)
    ordered = sorted(rows, key=lambda one: place_in_tree(one.unit.path))
    return [(str(one.pk), one.unit.short_name) for one in ordered]


def _places(team: Team) -> Choices:
    """The county and its towns, the stations of the team's own town, and whatever it serves now."""
    wide = towns(team.unit.county)
    branch = ".".join(team.unit.path.split(".")[:2]) + "."
    near = Q(path__startswith=branch, kind=UnitKind.STATION, ends_on=None) | Q(path__in=team.serves)
    rows = Unit.objects.filter(near, county=team.unit.county).order_by("path")
    named = {path for path, _name in wide}
    return [*wide, *((one.path, one.short_name) for one in rows if one.path not in named)]
