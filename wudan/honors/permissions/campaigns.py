"""Who runs, nominates, agrees, clears, scores, votes, decides, awards: apart from one another (R079)."""

from datetime import date

from django.conf import settings

from wudan.areas.models import Unit
from wudan.honors.enums.campaign import (
    AwardState,
    CampaignStage,
    CampaignVerb,
    CandidateState,
    ScorerConflict,
)
from wudan.honors.flow.campaign import LIVE, objection
from wudan.honors.models import (
    Award,
    AwardAppeal,
    Campaign,
    Candidate,
    Clearance,
    Scorer,
    Scoring,
    Turnout,
)
from wudan.kit.ages import is_under
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.enums import ConsentKind, GivenBy
from wudan.people.models import Person, Post
from wudan.people.permissions.consents import giving_objection
from wudan.people.roles import ROLES

V = CampaignVerb


def running_objection(by: Actor, unit: Unit) -> Objection | None:
    """Why this actor runs no campaign of that unit."""
    if not by.may("run_campaigns"):
        return Objection("not_your_role", "评选由中心办公室来办。")
    if not by.reaches(unit.path):
        return Objection("not_your_unit", "这次评选不在您的范围内。")
    return None


def stepping_objection(
    by: Actor, campaign: Campaign, verb: CampaignVerb, *, on: date
) -> Objection | None:
    """Why the next step is not taken: the role, the flow, a day, or somebody who has not answered."""
    if found := running_objection(by, campaign.unit) or objection(campaign.stage, verb):
        return found
    standing = campaign.candidates.standing()
    if verb is V.CLEAR and on <= campaign.nominate_until:
        return Objection(
            "too_early",
            Phrase("推荐到 {nominate_until}，还没有过。", nominate_until=campaign.nominate_until),
        )
    if verb is V.CLEAR and not standing.exists():
        return Objection("nobody", "还没有人参评。")
    if verb is V.CLEAR and not campaign.offices.exists():
        return Objection("no_office", "请先选向哪些部门征求意见。")
    if verb is V.SCORE:
        return _scoring_unready(campaign)
    unscored = Scoring.objects.filter(candidate__campaign=campaign).waiting()
    if verb is V.CALL and on <= campaign.score_until and unscored.exists():
        return Objection("unscored", "还有评委没有交，打分的日子也还没有过。")
    if verb is V.COUNT and on <= campaign.vote_until:
        return Objection(
            "too_early", Phrase("投票到 {vote_until}，还没有过。", vote_until=campaign.vote_until)
        )
    if verb is V.FINISH and campaign.candidates.filter(state=CandidateState.CHOSEN).exists():
        return Objection("unfinished", "还有公示没有结束。")
    return None


def _scoring_unready(campaign: Campaign) -> Objection | None:
    if Clearance.objects.filter(candidate__campaign=campaign).unanswered().exists():
        return Objection("uncleared", "还有部门没有答复。")
    if campaign.scorers.count() < settings.PACK.honoring.fewest_scorers:
        return Objection(
            "few_scorers",
            Phrase(
                "评委不到 {fewest_scorers} 位。",
                fewest_scorers=settings.PACK.honoring.fewest_scorers,
            ),
        )
    return None


def nominating_objection(
    by: Actor, campaign: Campaign, person: Person, *, on: date
) -> Objection | None:
    """Why this person is not put forward by this actor."""
    if found := objection(campaign.stage, V.NOMINATE):
        return found
    if on > campaign.nominate_until:
        return Objection(
            "too_late",
            Phrase(
                "推荐到 {nominate_until} 截止，已经过了。", nominate_until=campaign.nominate_until
            ),
        )
    if person.home is None or not person.home.path.startswith(campaign.unit.path):
        return Objection("elsewhere", "这位不是本地的，评不了。")
    if is_under(settings.PACK.honoring.candidate_age, person.born_on, on):
        return Objection("too_young", "没满 16 岁的不参加评选。")
    if by.is_staff:
        if not by.may("nominate"):
            return Objection("not_your_role", "推荐由站、所、中心来做，或切换到“本人”。")
        if not by.reaches(person.home.path):
            return Objection("not_your_unit", "这位群众不在您的范围内。")
    if campaign.candidates.filter(person=person, state__in=sorted(LIVE)).exists():
        return Objection("named", "这位已经有人推荐了。")
    return None


def speaking_objection(by: Actor, candidate: Candidate, *, on: date) -> Objection | None:
    """Why this actor does not speak for the candidate: oneself, or staff who note what they were told."""
    return giving_objection(by, candidate.person, ConsentKind.NOTICE, GivenBy.SELF, None, on=on)


def agreeing_objection(by: Actor, candidate: Candidate, *, on: date) -> Objection | None:
    """Why nothing is agreed to now."""
    if found := speaking_objection(by, candidate, on=on):
        return found
    if candidate.state != CandidateState.ASKED:
        return Objection("answered", "已经答复过了。")
    return objection(candidate.campaign.stage, V.AGREE)


def leaving_objection(by: Actor, candidate: Candidate, *, on: date) -> Objection | None:
    """Why the candidate does not step back: any time before the award, no reason asked."""
    if found := speaking_objection(by, candidate, on=on):
        return found
    if candidate.state not in LIVE:
        return Objection("over", "现在没有什么可退出的。")
    return None


def naming_objection(by: Actor, campaign: Campaign, post: Post) -> Objection | None:
    """Why the holder of this post does not score."""
    if found := running_objection(by, campaign.unit) or objection(campaign.stage, V.NAME):
        return found
    if "score_candidates" not in ROLES[post.role].verbs:
        return Objection("no_scorer", "这个岗位不打分。")
    if campaign.candidates.filter(nominator=post.person_id).exists():
        return Objection("nominated", "推荐过人的，不当评委。")
    if campaign.candidates.filter(person=post.person_id).exists():
        return Objection("candidate", "参评的人不当评委。")
    if campaign.scorers.filter(person=post.person_id).exists():
        return Objection("named", "这位已经是评委了。")
    return None


def clearing_objection(by: Actor, clearance: Clearance) -> Objection | None:
    """Why this office does not answer now."""
    if not by.may("clear_candidates") or by.unit_id != clearance.office.unit_id:
        return Objection("not_yours", "这件没有征求您部门的意见。")
    if found := objection(clearance.candidate.campaign.stage, V.ANSWER):
        return found
    if clearance.answer or clearance.candidate.state != CandidateState.STANDING:
        return Objection("answered", "已经答复过了，或不用答复了。")
    if clearance.candidate.person_id == by.person_id:
        return Objection("own", "参评的是您本人，请部门里别的人来答复。")
    return None


def scoring_objection(
    by: Actor, scoring: Scoring, verb: CampaignVerb, *, on: date
) -> Objection | None:
    """Why this scorer does not declare, or mark, now."""
    if not by.may("score_candidates") or by.person_id != scoring.scorer.person_id:
        return Objection("not_yours", "这份评分不是您的。")
    if found := objection(scoring.candidate.campaign.stage, verb):
        return found
    if scoring.given_at is not None:
        return Objection("given", "您已经交了。")
    if scoring.conflict == ScorerConflict.HAS:
        return Objection("recused", "您已经回避了。")
    if on > scoring.candidate.campaign.score_until:
        return Objection("late", "打分的日子已经过了。")
    if verb is V.MARK and not scoring.conflict:
        return Objection("undeclared", "请先声明有没有利害关系。")
    return None


def voting_objection(by: Actor, campaign: Campaign, voter: Person, *, on: date) -> Objection | None:
    """Why this person says no word: known here, of the area, old enough, once a round (A08)."""
    if found := objection(campaign.stage, V.VOTE):
        return found
    if on > campaign.vote_until:
        return Objection(
            "too_late",
            Phrase("投票到 {vote_until} 截止，已经过了。", vote_until=campaign.vote_until),
        )
    if by.is_staff or by.person_id != voter.pk:
        return Objection("for_oneself", "投票要用本人身份，请切换到“本人”。")
    if voter.home is None or not voter.home.path.startswith(campaign.unit.path):
        return Objection(
            "elsewhere", "这次评选请本地的群众来说。您的住处还没有登记在本地，请到站上登记。"
        )
    if not voter.phone_index and not voter.id_index:
        return Objection("unverified", "还不能确认是您本人，请带证件到站上登记，再来投。")
    if is_under(settings.PACK.honoring.voter_age, voter.born_on, on):
        return Objection("too_young", "没满 16 岁的不投票。")
    if Turnout.objects.filter(campaign=campaign, round=campaign.round, person=voter).exists():
        return Objection("voted", "这一轮您已经投过了，一人一票。")
    return None


def apart_objection(by: Actor, campaign: Campaign) -> Objection | None:
    """Why this actor does not decide in this campaign: who nominated, stood or scored never does."""
    if not by.may("decide_honors"):
        return Objection("not_your_role", "决定由中心办公室来作。")
    if not by.reaches(campaign.unit.path):
        return Objection("not_your_unit", "这次评选不在您的范围内。")
    if campaign.candidates.filter(nominator=by.person_id).exists():
        return Objection("nominated", "这次评选您推荐过人，请别人来决定。")
    if campaign.candidates.filter(person=by.person_id).exists():
        return Objection("candidate", "这次评选您参评了，请别人来决定。")
    if Scorer.objects.filter(campaign=campaign, person=by.person_id).exists():
        return Objection("scored", "您是这次的评委，请别人来决定。")
    return None


def deciding_objection(by: Actor, campaign: Campaign) -> Objection | None:
    """Why the meeting's decision is not entered by this actor now."""
    return apart_objection(by, campaign) or objection(campaign.stage, V.DECIDE)


def awarding_objection(by: Actor, candidate: Candidate) -> Objection | None:
    """Why this candidate is not named by this actor; the notice has its own say."""
    campaign = candidate.campaign
    if found := apart_objection(by, campaign) or objection(campaign.stage, V.AWARD):
        return found
    if candidate.state != CandidateState.CHOSEN:
        return Objection("not_chosen", "这位没有在公示。")
    return None


def writing_objection(by: Actor, award: Award) -> Objection | None:
    """Why no story is written about this award."""
    campaign = award.candidate.campaign
    if found := running_objection(by, campaign.unit) or objection(campaign.stage, V.STORY):
        return found
    if award.state != AwardState.LIVE:
        return Objection("revoked", "已经撤销命名，不写事迹。")
    if not award.candidate.shows_name:
        return Objection("no_consent", "本人没有同意写全名，事迹不公开。")
    return None


def revoking_objection(by: Actor, award: Award) -> Objection | None:
    """Why this actor does not take the award back."""
    if found := apart_objection(by, award.candidate.campaign):
        return found
    if award.state != AwardState.LIVE:
        return Objection("revoked", "已经撤销了。")
    return None


def appealing_objection(by: Actor, award: Award, *, on: date) -> Objection | None:
    """Why there is nothing to appeal against: only a revocation, once."""
    if found := speaking_objection(by, award.candidate, on=on):
        return found
    if award.state != AwardState.REVOKED:
        return Objection("live", "命名有效，没有什么可申诉的。")
    if award.appeals.exists():
        return Objection("appealed", "已经申诉过了。")
    return None


def replying_objection(by: Actor, appeal: AwardAppeal) -> Objection | None:
    """Why this actor does not answer: another than who revoked does."""
    if found := apart_objection(by, appeal.award.candidate.campaign):
        return found
    if by.person_id == appeal.decider_id:
        return Objection("same_decider", "是您撤销的，请另一位来答复。")
    if appeal.outcome:
        return Objection("answered", "已经答复过了。")
    return None


def reads_marks(by: Actor, campaign: Campaign) -> bool:
    """Whether the sheets may be read: by who runs or decides, and only when scoring is over."""
    over = campaign.stage not in {
        CampaignStage.DRAFT, CampaignStage.NOMINATING, CampaignStage.CLEARING, CampaignStage.SCORING
    }  # fmt: skip
    return over and by.may("run_campaigns") and by.reaches(campaign.unit.path)
