"""What can be done about a campaign: one form a thing, one action each."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.honors.actions import campaigns
from wudan.honors.counting import clusters_in
from wudan.honors.enums.campaign import CampaignOutcome, CampaignStage, CampaignVerb
from wudan.honors.flow.campaign import objection
from wudan.honors.models import Ballot, Campaign
from wudan.honors.permissions.campaigns import (
    deciding_objection,
    running_objection,
    stepping_objection,
)
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, Objection
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.people.roles import ROLES
from wudan.web.console.acts.form import Words, note_field
from wudan.web.console.projects.forms import PICK
from wudan.web.console.training.forms import day_field
from wudan.web.submitting import PostForm

V = CampaignVerb
_SCORING_ROLES = sorted(role.code for role in ROLES.values() if "score_candidates" in role.verbs)
_MOST = 300


class CampaignAct(PostForm):
    """Base: where it goes, what it is called, what follows."""

    noun: ClassVar[str]
    verb: ClassVar[CampaignVerb]
    label: ClassVar[Words]
    done: ClassVar[Words]
    explain: ClassVar[Words] = ""

    def __init__(self, data: Any = None, *, campaign: Campaign, at: datetime) -> None:
        super().__init__(data, auto_id=f"{self.noun}-%s")
        self.prepare(campaign, at)

    def prepare(self, campaign: Campaign, at: datetime) -> None:
        """Fill in choices."""

    @classmethod
    def ask(cls, by: Actor, campaign: Campaign, at: datetime) -> Objection | None:
        """Why it may not be done now."""
        return stepping_objection(by, campaign, cls.verb, on=day_of(at))

    def act(self, campaign: Campaign, *, by: Actor, at: datetime) -> object:
        """Call the action: a plain step, unless told otherwise."""
        why = self.cleaned_data.get("why", "")
        return campaigns.step(campaign=campaign, verb=self.verb, why=why, by=by, at=at)


class OpeningForm(CampaignAct):
    """开始推荐."""

    noun, verb, label, done = "opening", V.OPEN, _("开始推荐"), _("开始推荐了，人人看得到。")


class ClearingForm(CampaignAct):
    """开始征求意见."""

    noun, verb, label = "clearing", V.CLEAR, _("截止推荐，征求部门意见")
    done, explain = _("送到各部门了。"), _("还没有点头的人不再参评。")


class NamingForm(CampaignAct):
    """请评委."""

    noun, verb, label, done = "scorers", V.NAME, _("请一位评委"), _("请了。")
    explain = _("推荐过人的、参评的，不能当评委；当了评委，就不能再作决定。")
    post = forms.TypedChoiceField(label=_("请谁"), coerce=int, error_messages=PICK)

    def prepare(self, campaign: Campaign, at: datetime) -> None:
        """Whoever may score in this county."""
        rows = Post.objects.held_on(day_of(at)).filter(
            county=campaign.county, role__in=_SCORING_ROLES
        )
        named = rows.select_related("unit", "person").order_by("unit__path", "pk")[:_MOST]
        self.fields["post"].choices = [  # type: ignore[attr-defined]
            ("", "—"), *((one.pk, f"{one.unit.short_name} · {one.named} · {one.person.name}") for one in named)
        ]  # fmt: skip

    @classmethod
    def ask(cls, by: Actor, campaign: Campaign, at: datetime) -> Objection | None:
        """Why nobody is asked."""
        return running_objection(by, campaign.unit) or objection(campaign.stage, V.NAME)

    def act(self, campaign: Campaign, *, by: Actor, at: datetime) -> object:
        """Name one."""
        post = Post.objects.filter(pk=self.cleaned_data["post"]).first()
        if post is None:
            raise Missing
        return campaigns.name_scorer(campaign=campaign, post=post, by=by, at=at)


class ScoringStartForm(CampaignAct):
    """开始打分."""

    noun, verb, label = "scoring-start", V.SCORE, _("开始打分")
    done, explain = (
        _("评委可以打分了。"),
        _("评委只看编号和遮住名字的事迹。请先看一遍事迹，有没有遮不住的名字。"),
    )


class CallingForm(CampaignAct):
    """开始听群众说."""

    noun, verb, label, done = "calling", V.CALL, _("打分结束，开始听群众说"), _("群众可以投票了。")


class CountingForm(CampaignAct):
    """截止投票."""

    noun, verb, label, done = (
        "counting",
        V.COUNT,
        _("截止投票，核对"),
        _("截止了，请看有没有要核对的票。"),
    )


class StrikingForm(CampaignAct):
    """不算的票."""

    noun, verb, label, done = (
        "struck-ballots",
        V.STRIKE,
        _("有的票不算"),
        _("记下了，票数公布时一起公布。"),
    )
    explain = _(
        "同一个网络一小时里投给同一位的票，列在这里，请问清楚再定；一个村站的网络，很多人一起投也正常。"
    )
    cluster = forms.ChoiceField(label=_("哪些票"), error_messages=PICK)
    why = note_field(_("为什么不算"), required=True)

    def prepare(self, campaign: Campaign, at: datetime) -> None:
        """The groups that stand out."""
        found = clusters_in(campaign) if campaign.stage == CampaignStage.AUDITING else []
        self.fields["cluster"].choices = [("", "—"), *(  # type: ignore[attr-defined]
            (f"{one.candidate.pk}|{one.network}|{one.hour.isoformat()}",
             Phrase("{number} 号：{hour:%m-%d %H} 时（世界时），{count} 票", number=one.candidate.number, hour=one.hour, count=one.count))
            for one in found
        )]  # fmt: skip

    def act(self, campaign: Campaign, *, by: Actor, at: datetime) -> object:
        """Strike the group."""
        candidate, network, hour = self.cleaned_data["cluster"].split("|")
        rows = Ballot.objects.filter(
            campaign=campaign, round=campaign.round, candidate=candidate, network=network, hour=hour
        )
        return campaigns.strike(
            campaign=campaign, ballots=list(rows), why=self.cleaned_data["why"], by=by, at=at
        )


class AgainForm(CampaignAct):
    """重新投一轮."""

    noun, verb, label, done = "new-round", V.AGAIN, _("重新投一轮"), _("重新开始投票了。")
    vote_until = day_field(_("投到哪天"))
    why = note_field(_("为什么"), required=True)

    def act(self, campaign: Campaign, *, by: Actor, at: datetime) -> object:
        """Again."""
        return campaigns.vote_again(campaign=campaign, by=by, at=at, **self.cleaned_data)


class TellingForm(CampaignAct):
    """公布票数."""

    noun, verb, label = "telling", V.TELL, _("核对完了，公布票数")
    done, explain = _("公布了。"), _("票数按类别和编号列，供会议参考，不决定结果。")


class DecidingForm(CampaignAct):
    """开会决定."""

    noun, verb, label, done = (
        "decision",
        V.DECIDE,
        _("记下会议决定，上公示"),
        _("记下了，评上的在公示。"),
    )
    explain = _("推荐过人、打过分的，不能作决定。每一位都要有理由，评上的不超过名额，可以空着。")
    met_on = day_field(_("哪天开的会"))
    meeting = note_field(_("谁参加、怎么定的"), required=True)

    def prepare(self, campaign: Campaign, at: datetime) -> None:
        """A choice and reasons for each who stands."""
        self.standing = list(
            campaign.candidates.standing().select_related("honor_class", "person").in_order()
            if campaign.stage == CampaignStage.DECIDING else ()
        )  # fmt: skip
        for one in self.standing:
            title = Phrase(
                "{number} 号 {person}（{honor_class}）",
                number=one.number,
                person=one.person.name,
                honor_class=one.honor_class.name,
            )
            self.fields[f"outcome_{one.pk}"] = forms.ChoiceField(
                label=title, choices=CampaignOutcome.choices, widget=forms.RadioSelect,
                error_messages=PICK,
            )  # fmt: skip
            self.fields[f"reasons_{one.pk}"] = note_field(_("理由"), required=True)

    @classmethod
    def ask(cls, by: Actor, campaign: Campaign, at: datetime) -> Objection | None:
        """Who decides."""
        return deciding_objection(by, campaign)

    def act(self, campaign: Campaign, *, by: Actor, at: datetime) -> object:
        """Decide."""
        said = self.cleaned_data
        chosen = [
            campaigns.Chosen(one.pk, said[f"outcome_{one.pk}"], said[f"reasons_{one.pk}"])
            for one in self.standing
        ]
        if not chosen:
            raise Malformed({"chosen": "没有参评的人。"})
        return campaigns.decide(
            campaign=campaign, met_on=said["met_on"], meeting=said["meeting"], chosen=chosen,
            by=by, at=at,
        )  # fmt: skip


class FinishingForm(CampaignAct):
    """办结."""

    noun, verb, label, done = "finish", V.FINISH, _("办结这次评选"), _("办结了。")


class CancellingForm(CampaignAct):
    """取消."""

    noun, verb, label, done = "cancellation", V.CANCEL, _("取消这次评选"), _("取消了。")
    why = note_field(_("为什么"), required=True)


CAMPAIGN_ACTS: tuple[type[CampaignAct], ...] = (
    OpeningForm, NamingForm, ClearingForm, ScoringStartForm, CallingForm, CountingForm,
    StrikingForm, TellingForm, AgainForm, DecidingForm, FinishingForm, CancellingForm,
)  # fmt: skip
