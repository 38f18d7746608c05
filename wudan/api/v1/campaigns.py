"""典型评选: campaigns and stories for everybody; nominate and vote by the same rules as on pages (R079).

Names are put together at each answer, as far as consents go; nothing here may be kept by a cache.
"""

from datetime import date
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Code, Fields, Note, Whole, Words
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING, READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.honors.actions import campaigns
from wudan.honors.counting import words_of
from wudan.honors.enums.campaign import CampaignStage, CandidateState
from wudan.honors.models import Campaign, Candidate, Story
from wudan.honors.showing import names_of, shown_stories
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.people.throttling import network_of

router = Router(tags=["典型"], auth=signed_in)
_MOST = 100
RowId = Annotated[int, Field(strict=True, ge=1, le=2**53), Whole]


class CampaignListed(BaseModel):
    """One campaign."""

    id: int
    name: str
    stage: CampaignStage
    nominate_until: date
    vote_until: date


class CampaignsShown(BaseModel):
    """Campaigns, the latest first."""

    items: list[CampaignListed]


class CandidateShown(BaseModel):
    """One candidate, in the order of class and number, never of votes."""

    id: int
    number: int
    honor_class: str
    name: str = Field(description="没有同意写全名的，只写姓")
    story: str = Field(description="遮住了名字")
    votes: int | None = Field(description="公布以前没有")
    struck: int | None = Field(description="核对后不算的")


class CampaignShown(CampaignListed):
    """One campaign with who stands."""

    words: str
    candidates: list[CandidateShown]


class CandidateNominated(Fields):
    """Oneself, or somebody found by name and the last four digits of the telephone."""

    honor_class: Code
    story: Words
    name: Note = ""
    tail: Note = ""


class NominationShown(BaseModel):
    """What was put forward; nothing goes further before the person's yes."""

    id: int
    number: int
    state: CandidateState


class VoteCast(Fields):
    """For whom; told back to nobody."""

    candidate: RowId


class VoteTaken(BaseModel):
    """It was taken; not for whom."""

    campaign: int
    round: int


class StoryShown(BaseModel):
    """A story whose person agrees."""

    id: int
    title: str
    name: str
    honor_class: str
    unit: str
    words: str
    picture: str = Field(description="照片的地址；没有同意照片的为空")


class StoriesShown(BaseModel):
    """Stories, in the order of campaign, class and name."""

    items: list[StoryShown]


@router.get(
    "/campaigns", summary="典型评选", operation_id="list_campaigns", auth=None,
    response={200: CampaignsShown, **READING},
)  # fmt: skip
def list_campaigns(request: HttpRequest) -> HttpResponse:
    """正在评的和评过的。"""
    rows = Campaign.objects.public(settings.PACK.county).order_by("-pk")[:_MOST]
    return told(CampaignsShown(items=[CampaignListed(**_plain(row)) for row in rows]))


@router.get(
    "/campaigns/{int:pk}", summary="一次评选", operation_id="read_campaign",
    response={200: CampaignShown, **READING_SIGNED_IN},
)  # fmt: skip
def read_campaign(request: HttpRequest, pk: int) -> HttpResponse:
    """参评的人按类别和编号列；投票截止、核对完以前，没有票数。"""
    found = _load(actor_of(request), pk)
    words = {word.candidate.pk: word for word in words_of(found) or ()}
    rows = found.candidates.none()
    if found.stage == CampaignStage.VOTING or words:
        rows = found.candidates.stood().select_related("person", "honor_class").in_order()
    names = names_of(rows, on=clock.day_of(clock.now()))
    candidates = [
        CandidateShown(
            id=one.pk, number=one.number, honor_class=one.honor_class.code, name=names[one.pk],
            story=one.blind_story, votes=words[one.pk].votes if one.pk in words else None,
            struck=words[one.pk].struck if one.pk in words else None,
        )
        for one in rows
    ]  # fmt: skip
    return told(CampaignShown(**_plain(found), words=found.words, candidates=candidates))


@router.post(
    "/campaigns/{int:pk}/candidates", summary="推荐", operation_id="nominate_candidate",
    response={200: NominationShown, **WRITING},
)  # fmt: skip
def nominate_candidate(
    request: HttpRequest, pk: int, key: Key, body: CandidateNominated
) -> HttpResponse:
    """推荐自己，或写名字和电话后四位推荐别人；要他本人点头。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        made = campaigns.nominate(
            campaign=_load(actor, pk), person=_person(actor, body), code=body.honor_class,
            story=body.story, by=actor, at=at,
        )  # fmt: skip
        shown = NominationShown(id=made.pk, number=made.number, state=CandidateState(made.state))
        return Answer(200, shown.model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/campaigns/{int:pk}/votes", summary="投一票", operation_id="vote_for_candidate",
    response={200: VoteTaken, **WRITING},
)  # fmt: skip
def vote_for_candidate(request: HttpRequest, pk: int, key: Key, body: VoteCast) -> HttpResponse:
    """本人、本地、一人一轮一票；投给谁，谁也查不到。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        turnout = campaigns.vote(
            campaign=_load(actor, pk), candidate=Candidate(pk=body.candidate), by=actor, at=at,
            network=network_of(str(request.META["REMOTE_ADDR"])),
        )  # fmt: skip
        taken = VoteTaken(campaign=turnout.campaign_id, round=turnout.round)
        return Answer(200, taken.model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.get(
    "/stories", summary="典型的事迹", operation_id="list_stories", auth=None,
    response={200: StoriesShown, **READING},
)  # fmt: skip
def list_stories(request: HttpRequest) -> HttpResponse:
    """本人同意的才有；收回了，马上就没有。"""
    rows = Story.objects.filter(award__candidate__campaign__county=settings.PACK.county)
    found = rows.select_related(
        "award__candidate__person", "award__candidate__honor_class", "award__candidate__unit"
    ).order_by(
        "-award__candidate__campaign", "award__candidate__honor_class",
        "award__candidate__person__name", "pk",
    )  # fmt: skip
    shown = shown_stories(found[:_MOST], on=clock.day_of(clock.now()))
    return told(StoriesShown(items=[_story(story) for story in shown]))


@looked_for("campaigns")
def _load(actor: Actor, pk: int) -> Campaign:
    rows = Campaign.objects.public(settings.PACK.county).select_related("unit")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _person(actor: Actor, body: CandidateNominated) -> Person:
    rows = Person.objects.present().select_related("home")
    if not body.name:
        own = rows.filter(pk=actor.person_id or 0).first()
        if own is None:
            raise Missing
        return own
    found = rows.known_as(body.name, body.tail)
    if found is None:
        raise Malformed({"name": "没有找到这位：请核对名字和电话后四位，或到站上说。"})
    return found


def _plain(row: Campaign) -> dict[str, Any]:
    names = ("name", "nominate_until", "vote_until")
    return {"id": row.pk, "stage": CampaignStage(row.stage)} | {
        name: getattr(row, name) for name in names
    }


def _story(story: Story) -> StoryShown:
    candidate = story.award.candidate
    picture = reverse("story-picture", args=[story.pk, story.picture]) if story.picture else ""
    return StoryShown(
        id=story.pk, title=story.title, name=candidate.person.name,
        honor_class=candidate.honor_class.code, unit=candidate.unit.short_name, words=story.words,
        picture=picture,
    )  # fmt: skip
