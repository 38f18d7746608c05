"""积分规则和好事: the rules as everybody may read them; deeds written down by who keeps points, and one's own.

Rules, village rules, second persons, answers and trials are the clerks' pages; they have no twin here.
"""

from datetime import date, datetime
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Fields, Line
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING, READING_SIGNED_IN, WRITING
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor
from wudan.people.budgets import spend_budget
from wudan.rewards.actions import deeds
from wudan.rewards.actions.deeds.finding import owner_of, told_with
from wudan.rewards.enums.deed import DeedState
from wudan.rewards.enums.rule import Subject
from wudan.rewards.models import Deed, PointRule, PointRules, PointRulesPeriod, VillageItem
from wudan.rewards.permissions.deed import keeping_objection

router = Router(tags=["积分"])
MOST = 50


class EarningLine(BaseModel):
    """One line of the rules."""

    code: str
    name: str
    meaning: str
    subject: Subject
    counts: str = Field(description="hours 按时长，act 按次")
    honor: int = Field(description="荣誉分，每小时或每次")
    spend: int = Field(description="兑换分，每小时或每次")
    second: bool = Field(description="要第二个人核实")
    back_days: int
    owner_day: int | None = Field(description="每人每天最多：分钟或次")
    owner_month: int | None
    unit_day: int | None
    unit_month: int | None


class EarningRules(BaseModel):
    """The version that counts on a day."""

    version: int = Field(description="0 表示还没有施行")
    name: str
    starts_on: date
    lines: list[EarningLine]


class DeedShown(BaseModel):
    """A deed as whom it is about, or who keeps points, reads it."""

    no: str
    title: str
    subject: Subject
    owner: str = Field(description="本人、户名或队名；只给本人和经手的单位看")
    day: date
    words: str
    unit: str
    state: DeedState
    kept_at: datetime
    honor: int | None = Field(description="荣誉分；还没记上的为空")
    spend: int | None
    cut: str = Field(description="到了哪些上限")
    reversed_why: str


class DeedsShown(BaseModel):
    """Some deeds, and where the next ones begin."""

    items: list[DeedShown]
    next: int | None = Field(description="下一页的 before；没有了为空")


class DeedKept(Fields):
    """What is written down."""

    rule: str = Field("", max_length=20, description="县规则的编号（code），按那一天的规则")
    item: int | None = Field(
        None, ge=1, le=2**63 - 1, description="或本村村规的一条；填了它，rule 留空"
    )
    who: Line = Field(description="姓名、户名或队名")
    tail: str = Field("", max_length=4, description="同名时填电话后四位")
    day: date
    words: Line = Field(description="经过")
    proof: str = Field("", max_length=12, description="点单、活动或项目的编号")


@router.get(
    "/point-rules", summary="积分规则", operation_id="read_point_rules", auth=None,
    response={200: EarningRules, **READING},
)  # fmt: skip
def read_point_rules(request: HttpRequest) -> HttpResponse:
    """现在用的一版，人人可读；还没有施行时 version 为 0。"""
    today, county = clock.day_of(clock.now()), settings.PACK.county
    rules = PointRules.objects.prefetch_related("lines").in_force(county, today)
    if rules is None:
        return told(EarningRules(version=0, name="", starts_on=today, lines=[]))
    period = PointRulesPeriod.objects.filter(rules=rules, starts_on__lte=today).order_by("-starts_on").first()  # fmt: skip
    return told(
        EarningRules(
            version=rules.version, name=rules.name, starts_on=period.starts_on if period else today,
            lines=[_line(line) for line in rules.lines.all()],
        )
    )  # fmt: skip


@router.get(
    "/deeds", summary="好事", operation_id="list_deeds", auth=signed_in,
    response={200: DeedsShown, **READING_SIGNED_IN},
)  # fmt: skip
def list_deeds(
    request: HttpRequest,
    before: Annotated[int | None, Query(None, ge=1, le=2**63 - 1, description="从这个编号往前")],
) -> HttpResponse:
    """以本人身份：记在自己、自己家、自己队名下的；在岗位上：本单位记的。按登记先后，不按分排。"""
    rows = Deed.objects.visible_to(actor_of(request)).with_names().select_related("earning")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-pk")[: MOST + 1])
    items = [_deed(row) for row in found[:MOST]]
    return told(DeedsShown(items=items, next=found[MOST - 1].pk if len(found) > MOST else None))


@router.post(
    "/deeds", summary="记一件好事", operation_id="keep_deed", auth=signed_in,
    response={201: DeedShown, **WRITING},
)  # fmt: skip
def keep_deed(request: HttpRequest, key: Key, body: DeedKept) -> HttpResponse:
    """按那一天的规则；到了上限答 422，说是哪个上限。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        rule = _ground(actor, body)
        owner = owner_of(actor, rule, name=body.who, tail=body.tail)
        said = told_with(actor, day=body.day, words=body.words, proof=body.proof)
        row = deeds.keep(owner=owner, rule=rule, told=said, by=actor, at=at)
        return Answer(201, _deed(row).model_dump_json())

    insist(keeping_objection(actor))
    spend_budget("look_up", by=actor, at=at)
    return once(request, key, body, at=at, do=do)


def _ground(actor: Actor, body: DeedKept) -> PointRule | VillageItem:
    """The line of the day's version by its code, or an item of the own village. Raises Malformed."""
    if body.item is not None:
        items = VillageItem.objects.filter(rules__unit__path__startswith=actor.unit_path or "-")
        item = items.select_related("rules").filter(pk=body.item).first()
        if item is None:
            raise Malformed({"item": "没有这一条村规。"})
        return item
    rules = PointRules.objects.in_force(settings.PACK.county, body.day)
    line = rules.lines.select_related("rules").filter(code=body.rule).first() if rules else None
    if line is None:
        raise Malformed({"rule": "那一天的规则里没有这一条。"})
    return line


def _line(line: PointRule) -> EarningLine:
    return EarningLine(
        code=line.code, name=line.name, meaning=line.meaning, subject=Subject(line.subject), counts=line.counts,
        honor=line.honor, spend=line.spend, second=line.second, back_days=line.back_days, owner_day=line.owner_day,
        owner_month=line.owner_month, unit_day=line.unit_day, unit_month=line.unit_month,
    )  # fmt: skip


def _deed(row: Deed) -> DeedShown:
    made = getattr(row, "earning", None)
    return DeedShown(
        no=row.no, title=row.title, subject=Subject(row.subject), owner=row.owner_name, day=row.day,
        words=row.words, unit=row.unit.short_name, state=DeedState(row.state), kept_at=row.kept_at,
        honor=made.honor if made else None, spend=made.spend if made else None, cut=made.words if made else "",
        reversed_why=row.reversed_why,
    )  # fmt: skip
