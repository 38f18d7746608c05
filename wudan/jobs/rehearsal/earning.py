"""Earning in the demo: two villages with rules of their own, deeds of their people, one that waits, one objected to, a trial."""

from datetime import datetime, timedelta

from django.db import transaction

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.jobs.reactions import untold_reactions_to, watch
from wudan.jobs.rehearsal.script import Scene
from wudan.jobs.trials import reckon_next
from wudan.journal.outbox import deliver
from wudan.kit.clock import day_of
from wudan.kit.refusals import Refusal
from wudan.people.actors import Actor, for_self
from wudan.people.models import HouseholdMember, Person, Post
from wudan.rewards.actions import deeds, rules, village
from wudan.rewards.models import Deed, PointRule, PointRules, VillageItem, VillageRules

_ITEMS = (
    village.Item("plus", "看护独居老人一天", 5, "morality"),
    village.Item("plus", "门前院里收拾干净，月查三次都过", 3, "clean"),
    village.Item("plus", "调解成一桩邻里纠纷", 5, "peace"),
    village.Item("minus", "乱倒垃圾，劝了不听", 3, "clean"),
    village.Item("minus", "大操大办，超过村里定的桌数", 5, "new_ways"),
)
_WORDS = {
    "speak": "在邻家过事时劝主家少摆八桌。", "neighbour": "接送隔壁老人去镇上看病。", "rescue": "把掉进水窖的娃娃拉了上来。",
    "report": "娶媳妇提前半个月报给村里，按村规办。", "frugal": "娃娃升学宴没有办，村里去看过。",
}  # fmt: skip
_VILLAGES = 2


def keep_points(scene: Scene, county: str, *, until: datetime) -> None:
    """Play it. Nothing when it was played before."""
    at = until - timedelta(days=40)
    present = PointRules.objects.in_force(county, day_of(at))
    if present is None or Deed.objects.exists() or VillageRules.objects.exists():
        return
    for unit in _villages(county):
        _rule(scene, unit, at=at)
        _deeds(scene, present, unit, until=until)
    _try_out(scene, county, at=until - timedelta(days=1))
    while deliver(untold_reactions_to, at=until - timedelta(hours=1), watch=watch):
        pass


def _villages(county: str) -> list[Unit]:
    """Stations where somebody signs in, then others that have people."""
    rows = Unit.objects.filter(county=county, kind=UnitKind.STATION, ends_on=None).select_related("parent")  # fmt: skip
    with_keeper = Post.objects.filter(role="station_keeper", person__account__isnull=False)
    mine = list(rows.filter(pk__in=with_keeper.values("unit")).order_by("pk")[:_VILLAGES])
    others = rows.filter(residents__isnull=False).exclude(pk__in=[one.pk for one in mine])
    return [*mine, *others.distinct().order_by("pk")[: _VILLAGES - len(mine)]]


def _rule(scene: Scene, unit: Unit, *, at: datetime) -> None:
    """Proposed by the keeper, decided two days later, written down by the institute."""
    keeper, above = scene.staff(unit.pk), scene.staff(unit.parent_id or scene.center.pk)
    row = village.propose(unit=unit, items=_ITEMS, by=keeper, at=at)
    later = at + timedelta(days=2)
    village.decide(
        row=row, decided_on=day_of(later), minutes_no=f"{later.year}-村委-07", signers="村委会主任、会计、妇女主任",
        starts_on=day_of(later), by=above, at=later,
    )  # fmt: skip


def _deeds(scene: Scene, present: PointRules, unit: Unit, *, until: datetime) -> None:
    keeper, above = scene.staff(unit.pk), scene.staff(unit.parent_id or scene.center.pk)
    lines = {one.code: one for one in present.lines.select_related("rules").all()}
    items = list(VillageItem.objects.filter(rules__unit=unit).select_related("rules"))
    staff = Post.objects.filter(county=unit.county).values("person")
    people = list(Person.objects.present().filter(home=unit).exclude(pk__in=staff).order_by("pk")[:8])  # fmt: skip
    for place, person in enumerate(people):
        at = until - timedelta(days=3 * place + 2, hours=place)
        _keep(person, lines["speak" if place % 2 else "neighbour"], keeper, at)
        if place % 3 == 0:
            _keep(person, items[0], keeper, at + timedelta(hours=1), words="冬天陪着住了两晚。")
        member = HouseholdMember.objects.of(person.pk)
        if member is not None:
            _keep(member.household, lines["report"], keeper, at)
    if people:
        _keep(people[-1], lines["rescue"], keeper, until - timedelta(days=1))
        _objected(people[0], above, items[3], keeper, until - timedelta(days=6))


def _keep(
    owner: object, rule: PointRule | VillageItem, by: Actor, at: datetime, *, words: str = ""
) -> Deed | None:
    """A deed of the day before; what a cap refuses is not written."""
    said = words or _WORDS.get(getattr(rule, "code", ""), "村里人都知道。")
    told = deeds.Told(day=day_of(at) - timedelta(days=1), words=said)
    try:
        with transaction.atomic():
            return deeds.keep(owner=owner, rule=rule, told=told, by=by, at=at)  # type: ignore[arg-type]
    except Refusal:
        return None


def _objected(
    person: Person, above: Actor, minus: VillageItem, keeper: Actor, at: datetime
) -> None:
    """A minus, seconded, to which the person objects; it waits for an answer."""
    row = _keep(person, minus, keeper, at, words="倒在河滩上，有人看见。")
    if row is not None:
        later = at + timedelta(hours=5)
        deeds.second(row=row, words="去看过，垃圾还在。", by=above, at=later)
        wards = later + timedelta(days=1)
        deeds.object_to(row=row, words="那天我在县城住院。", by=for_self(person.pk), at=wards)


def _try_out(scene: Scene, county: str, *, at: datetime) -> None:
    """The office tries the next version out."""
    following = PointRules.objects.filter(county=county).order_by("-version").first()
    if following is not None:
        by = scene.staff(scene.center.pk)
        rules.try_out(rules=following, recent=True, by=by, at=at)
        while reckon_next(at=at + timedelta(minutes=1)):
            pass
