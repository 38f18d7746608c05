"""The demo's fund: a year of seventy times ten thousand, money held and paid in each of its five uses."""

from datetime import date, datetime, timedelta

from wudan.activities.models import Activity
from wudan.areas.models import Unit
from wudan.funds import actions
from wudan.funds.actions.commit import Thing
from wudan.funds.enums import Use
from wudan.funds.models import Commitment, FundYear
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of, midnight
from wudan.kit.pack import Pack
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.people.signing_in import actor_under
from wudan.projects.models import Project
from wudan.sites.enums.resource import WITHOUT_HOURS, ResourceStage
from wudan.sites.models import Resource, Site
from wudan.teams.models import TrainingSession

_YUAN = 100
_GRANTED = {
    Use.RUNNING: 100_000, Use.BASES: 240_000, Use.TRAINING: 80_000, Use.INCUBATION: 130_000, Use.EVENTS: 150_000,
}  # fmt: skip
_PLANS: tuple[tuple[Use, str, int, int, bool], ...] = (
    (Use.RUNNING, "印服务菜单和回执单", 6_800, 6_520, True),
    (Use.RUNNING, "下村用车和油费", 18_000, 7_300, False),
    (Use.BASES, "活动室换灯、加扶手", 46_000, 30_000, False),
    (Use.BASES, "理发角的椅子和镜子", 8_400, 8_400, True),
    (Use.BASES, "基地的展板和讲解牌", 15_000, 6_000, False),
    (Use.TRAINING, "助浴培训的讲课费和材料", 9_600, 9_150, True),
    (Use.INCUBATION, "老人理发项目的工具包", 12_000, 5_600, False),
    (Use.EVENTS, "重阳节活动的舞台和音响", 19_500, 0, False),
    (Use.EVENTS, "重阳节活动的车辆", 28_000, 0, False),
)
"""Use, what for, how much, how much paid, whether that was all. The last waits for a second person."""
_OF_A_BASE = 4
"""Which of them is for a base; the other stages of building are of stations."""
_PAYEES = ("和顺打印社", "利民车队", "安居建材店", "为民理发用品店", "县职教中心")


def grant_fund(scene: Scene, pack: Pack, *, until: datetime) -> None:
    """Grant the year, hold and pay; two people decide about the large ones."""
    today = day_of(until)
    if FundYear.objects.filter(county=pack.county).exists():
        return  # played before
    by, other = scene.staff(scene.center.pk), _colleague(scene, today)
    begun = max(midnight(date(today.year, 1, 6)), until - timedelta(days=200))
    fund = actions.open_year(
        county=pack.county, year=today.year, amounts={use: yuan * _YUAN for use, yuan in _GRANTED.items()},
        document_no=f"吴财行〔{today.year}〕18号", words="纳入年度财政预算", by=by, at=begun,
    )  # fmt: skip
    for number, (use, title, yuan, paid, is_final) in enumerate(_PLANS):
        thing = _thing(use, pack.county, number, scene)
        if thing is None:
            continue
        at = begun + (until - begun) * (number + 1) / (len(_PLANS) + 2)
        plan = actions.Plan(use, title, yuan * _YUAN, thing)
        held = actions.commit(
            fund=fund, plan=plan, second_from_fen=pack.fund.second_from_fen, by=by, at=at
        )
        if paid:
            _pay(held, number, paid * _YUAN, is_final, by=by, other=other, at=at)


def _pay(
    held: Commitment,
    number: int,
    fen: int,
    is_final: bool,
    *,
    by: Actor,
    other: Actor | None,
    at: datetime,
) -> None:
    if held.state == "asked":
        if other is None:
            return
        actions.approve(commitment=held, words="看过方案和报价", by=other, at=at)
    payment = actions.Payment(
        fen, f"记-{at:%m}{number:02d}", _PAYEES[number % len(_PAYEES)], day_of(at), is_final
    )
    actions.spend(commitment=held, payment=payment, by=by, at=at + timedelta(hours=1))


def _colleague(scene: Scene, today: date) -> Actor | None:
    """Another holder of a post of the office."""
    first = scene.staff(scene.center.pk).person_id
    rows = (
        Post.objects.held_on(today)
        .filter(unit=scene.center, role="center_office")
        .exclude(person=first)
    )
    post = rows.select_related("unit", "person").first()
    return actor_under(post) if post else None


def _thing(use: Use, county: str, number: int, scene: Scene) -> Thing | None:
    if use == Use.RUNNING:
        return Unit.objects.get(pk=scene.center.pk)
    if use == Use.BASES and number == _OF_A_BASE:
        kept = Resource.objects.filter(county=county).exclude(stage=ResourceStage.DROPPED)
        return kept.exclude(kind__in=WITHOUT_HOURS).order_by("pk").first()
    if use == Use.BASES:
        return (
            Site.objects.filter(unit__county=county, unit__kind="station")
            .order_by("unit__path")[number : number + 1]
            .first()
        )
    if use == Use.TRAINING:
        return (
            TrainingSession.objects.filter(county=county, cancelled_at=None)
            .order_by("-held_at", "pk")
            .first()
        )
    if use == Use.INCUBATION:
        rows = Project.objects.filter(county=county).live().order_by("-service", "pk")
        return rows.exclude(service=None).first() or rows.first()
    made = Activity.objects.filter(county=county, cancelled_at=None)
    return made.exclude(order=None).order_by("pk").first() or made.order_by("pk").first()
