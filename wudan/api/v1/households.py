"""文明家庭: the register of those that let themselves be shown, for everybody; putting a household forward."""

from datetime import date
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import public
from wudan.api.v1.fields import Code, Fields, Note
from wudan.api.v1.loading import storable
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING, WRITING
from wudan.api.v1.signing import actor_of, signed_in
from wudan.honors.actions import households as actions
from wudan.honors.enums.household import HouseholdStage, NominatedBy
from wudan.honors.listed import listed, shown_households
from wudan.honors.models import HouseholdRules
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Malformed
from wudan.people.actors import Actor
from wudan.people.models import Household, HouseholdMember

router = Router(tags=["文明家庭"], auth=signed_in)
_MOST = 200
_MOST_PAGES = 10_000


class ListedHonor(BaseModel):
    """One household that lets its name be read."""

    no: str
    title: str
    town: str
    site: str
    plate: str = Field(description="牌号；还没有发牌是空的")
    since: date | None = Field(description="发牌日")
    has_picture: bool


class HonorCriterion(BaseModel):
    """One of what is looked at."""

    code: str
    name: str
    meaning: str


class HouseholdRegister(BaseModel):
    """Two hundred of a page, by town and station; nothing compares them."""

    brand: str
    criteria: list[HonorCriterion]
    items: list[ListedHonor]
    has_more: bool


class HouseholdNominated(Fields):
    """Which household: by its number (sites), or the name of somebody in it (neighbours)."""

    household: Code | None = Field(None, description="户号；所站用")
    who: Note = Field("", description="家里人的姓名；自己和同村的邻居用")
    why: Note
    evidence: dict[str, Note] = Field(max_length=20, description="标准的代码 → 一件真事")


class NominationMade(BaseModel):
    """What was put forward."""

    no: str
    source: NominatedBy
    stage: HouseholdStage


@router.get(
    "/households", summary="公开名册", operation_id="list_honored_households", auth=None,
    response={200: HouseholdRegister, **READING},
)  # fmt: skip
def list_honored_households(
    request: HttpRequest,
    page: Annotated[int, Query(1, ge=1, le=_MOST_PAGES, description="第几页")],
) -> HttpResponse:
    """只有同意写出来的人家；收回同意，下一次就没有了。"""
    county = settings.PACK.county
    rules = HouseholdRules.objects.in_force(county, clock.day_of(clock.now()))
    rows = list(shown_households(county)[(page - 1) * _MOST : page * _MOST + 1])
    told = HouseholdRegister(
        brand=settings.PACK.brand.household, has_more=len(rows) > _MOST,
        criteria=[
            HonorCriterion(code=one.code, name=one.name, meaning=one.meaning)
            for one in (rules.criteria.all() if rules else ())
        ],
        items=[
            ListedHonor(
                no=one.no, title=one.title, town=one.town, site=one.site, plate=one.plate,
                since=one.since, has_picture=one.has_picture,
            )
            for one in listed(rows[:_MOST])
        ],
    )  # fmt: skip
    answer = public(told.model_dump(mode="json"))
    answer["Cache-Control"] = "no-store"
    return answer


@router.post(
    "/household-nominations", summary="推荐一户", operation_id="nominate_household",
    response={200: NominationMade, **WRITING},
)  # fmt: skip
def nominate_household(request: HttpRequest, key: Key, body: HouseholdNominated) -> HttpResponse:
    """自己、同村的邻居、所站都能推荐；先问这户人家愿不愿意。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        made = actions.nominate(
            household=_found(body, actor), why=body.why, evidence=body.evidence, by=actor, at=at
        )
        told = NominationMade(
            no=made.no, source=NominatedBy(made.source), stage=HouseholdStage(made.stage)
        )
        return Answer(200, told.model_dump_json())

    return once(request, key, body, at=at, do=do)


def _found(body: HouseholdNominated, actor: Actor) -> Household:
    """By number within a site's reach; by name within one's own station. Raises Malformed."""
    rows = Household.objects.filter(until=None).select_related("unit")
    if actor.is_staff:
        here = rows.filter(unit__path__startswith=actor.unit_path or "-")
        found = here.filter(no=storable(body.household or "")).first()
        if found is None:
            raise Malformed({"household": "没有这个户号，或不在您的范围内。"})
        return found
    own = HouseholdMember.objects.filter(person=actor.person_id, until=None)
    named = HouseholdMember.objects.filter(
        person__name=storable(body.who), until=None,
        household__unit__in=own.values("household__unit"),
    )  # fmt: skip
    pks = sorted(set(named.values_list("household", flat=True)[:2]))
    if len(pks) != 1:
        raise Malformed({"who": "在您村里没有对上唯一的一户，请到站上说一声。"})
    return rows.get(pk=pks[0])
