"""What can be done about one candidate: note what they said, name, write, revoke, answer."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.honors.actions import campaigns
from wudan.honors.enums.campaign import AwardAppealOutcome
from wudan.honors.flow.campaign import LIVE
from wudan.honors.models import Award, AwardAppeal, Candidate
from wudan.honors.permissions import campaigns as may
from wudan.kit.clock import day_of
from wudan.kit.pictures import drawn_anew
from wudan.kit.refusals import Missing, Objection
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel
from wudan.web.console.acts.form import Words, note_field
from wudan.web.console.projects.forms import PICK, words_field
from wudan.web.submitting import PostForm

_TOLD = [choice for choice in ConsentChannel.choices if choice[0] != ConsentChannel.WEB]
NOTHING = Objection("nothing", "现在没有这一步。")


class CandidateAct(PostForm):
    """Base: where it goes, what it is called, what follows."""

    noun: ClassVar[str]
    label: ClassVar[Words]
    done: ClassVar[Words]
    explain: ClassVar[Words] = ""
    with_file: ClassVar[bool] = False

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files=files, auto_id=f"{self.noun}-%s")

    @classmethod
    def ask(cls, by: Actor, candidate: Candidate, at: datetime) -> Objection | None:
        """Why it may not be done now."""
        raise NotImplementedError

    def act(self, candidate: Candidate, *, by: Actor, at: datetime) -> object:
        """Call the action."""
        raise NotImplementedError


def award_of(candidate: Candidate) -> Award | None:
    """The award, if there is one."""
    found = Award.objects.filter(candidate=candidate).first()
    if found is not None:
        found.candidate = candidate
    return found


def _award(candidate: Candidate) -> Award:
    found = award_of(candidate)
    if found is None:
        raise Missing
    return found


def _appeal(candidate: Candidate) -> AwardAppeal | None:
    found = AwardAppeal.objects.filter(award__candidate=candidate, outcome="").first()
    if found is not None:
        found.award = _award(candidate)
    return found


class AgreementForm(CandidateAct):
    """代记点头."""

    noun, label, done = "agreement", _("本人点头了，照他说的记下"), _("记下了。")
    channel = forms.ChoiceField(
        label=_("怎么说的"), choices=_TOLD, widget=forms.RadioSelect, error_messages=PICK
    )
    shows_name = forms.BooleanField(label=_("同意公开全名"), required=False)
    shows_picture = forms.BooleanField(label=_("同意公开照片"), required=False)

    @classmethod
    def ask(cls, by: Actor, candidate: Candidate, at: datetime) -> Objection | None:
        """Whether it can be noted."""
        return may.agreeing_objection(by, candidate, on=day_of(at))

    def act(self, candidate: Candidate, *, by: Actor, at: datetime) -> object:
        """Note it."""
        return campaigns.agree(candidate=candidate, by=by, at=at, **self.cleaned_data)


class ShowingForm(AgreementForm):
    """改主意."""

    noun, label, done = "showing", _("本人改了主意，照他说的记下"), _("记下了，收回的马上撤下。")

    @classmethod
    def ask(cls, by: Actor, candidate: Candidate, at: datetime) -> Objection | None:
        """Only after they agreed to stand."""
        if candidate.agreed_at is None:
            return NOTHING
        return may.speaking_objection(by, candidate, on=day_of(at))

    def act(self, candidate: Candidate, *, by: Actor, at: datetime) -> object:
        """Another choice."""
        return campaigns.show(candidate=candidate, by=by, at=at, **self.cleaned_data)


class LeavingForm(CandidateAct):
    """代记退出."""

    noun, label, done = "retreat", _("本人不参评了"), _("退出了。")
    explain = _("不问理由。")

    @classmethod
    def ask(cls, by: Actor, candidate: Candidate, at: datetime) -> Objection | None:
        """While it is not over."""
        return (
            may.leaving_objection(by, candidate, on=day_of(at))
            if candidate.state in LIVE
            else NOTHING
        )

    def act(self, candidate: Candidate, *, by: Actor, at: datetime) -> object:
        """Step back."""
        return campaigns.leave(candidate=candidate, by=by, at=at)


class AwardingForm(CandidateAct):
    """命名."""

    noun, label, done = "award", _("公示期满，命名"), _("办好了。")
    explain = _("公示期没过、还有异议没答复的，命名不了；异议成立的，不命名。")

    @classmethod
    def ask(cls, by: Actor, candidate: Candidate, at: datetime) -> Objection | None:
        """Who names."""
        return may.awarding_objection(by, candidate)

    def act(self, candidate: Candidate, *, by: Actor, at: datetime) -> object:
        """Name."""
        return campaigns.award(candidate=candidate, by=by, at=at)


class StoryForm(CandidateAct):
    """写事迹."""

    noun, label, done, with_file = "story", _("写事迹"), _("事迹公开了。"), True
    explain = _("人人看得到。不写电话、住址、证件号。照片要本人同意，传上来会去掉拍摄地点等信息。")
    title = words_field(_("题目"))
    told = note_field(_("事迹"), required=True)
    picture = forms.FileField(
        label=_("照片"), required=False, widget=forms.FileInput(attrs={"accept": "image/*"})
    )

    @classmethod
    def ask(cls, by: Actor, candidate: Candidate, at: datetime) -> Objection | None:
        """Of an award that stands, of who agreed."""
        found = award_of(candidate)
        return NOTHING if found is None else may.writing_objection(by, found)

    def act(self, candidate: Candidate, *, by: Actor, at: datetime) -> object:
        """Write it."""
        said = self.cleaned_data
        file = said["picture"]
        picture = drawn_anew(file.read()) if file is not None else None
        return campaigns.write_story(
            award=_award(candidate), title=said["title"], words=said["told"], picture=picture,
            by=by, at=at,
        )  # fmt: skip


class RevocationForm(CandidateAct):
    """撤销命名."""

    noun, label, done = "revocation", _("撤销命名"), _("撤销了，事迹和照片撤下了。")
    why = note_field(_("为什么"), required=True)

    @classmethod
    def ask(cls, by: Actor, candidate: Candidate, at: datetime) -> Objection | None:
        """Who takes it back."""
        found = award_of(candidate)
        return NOTHING if found is None else may.revoking_objection(by, found)

    def act(self, candidate: Candidate, *, by: Actor, at: datetime) -> object:
        """Revoke."""
        return campaigns.revoke(award=_award(candidate), why=self.cleaned_data["why"], by=by, at=at)


class ReplyForm(CandidateAct):
    """答复不服撤销."""

    noun, label, done = "reply", _("答复不服撤销"), _("答复了。")
    outcome = forms.ChoiceField(
        label=_("答复"),
        choices=AwardAppealOutcome.choices,
        widget=forms.RadioSelect,
        error_messages=PICK,
    )
    reasons = note_field(_("理由"), required=True)

    @classmethod
    def ask(cls, by: Actor, candidate: Candidate, at: datetime) -> Objection | None:
        """Another than who revoked."""
        found = _appeal(candidate)
        return NOTHING if found is None else may.replying_objection(by, found)

    def act(self, candidate: Candidate, *, by: Actor, at: datetime) -> object:
        """Answer."""
        found = _appeal(candidate)
        if found is None:
            raise Missing
        return campaigns.reply(appeal=found, by=by, at=at, **self.cleaned_data)


CANDIDATE_ACTS: tuple[type[CandidateAct], ...] = (
    AgreementForm, AwardingForm, StoryForm, ShowingForm, ReplyForm, LeavingForm, RevocationForm,
)  # fmt: skip
