"""对标 in the demo: demonstration sites that help others, checks, something to mend and to re-check.

How many are demonstration sites is told by the pack's demo; 榆阳 has 7 and 14 (R015).
"""

from datetime import date, datetime, timedelta

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of
from wudan.kit.pack import Pack, read_toml
from wudan.people.actors import Actor
from wudan.people.models import Person, Post
from wudan.registers.known import known_of
from wudan.sites.actions import checks, demonstrations, staff
from wudan.sites.models import Demonstration, Rectification, Site, SiteCheck, Standard

_WHY = "月月有活动，群众点单有人接，带得动别处。"
_WEAK = (
    ("brand", "lacking", "活动不少，群众叫不出一个名字。"),
    ("atmosphere", "partly", "门口有牌子，路口没有。"),
    ("rules", "partly", "制度有，没有上墙。"),
    ("activity", "lacking", "这两个月只办了一次。"),
)  # fmt: skip
_GOALS = ("把每月一次的活动办起来。", "一起起一个叫得响的名字。", "教会怎么排班、怎么记到场。")


def keep_standards(scene: Scene, pack: Pack, *, until: datetime) -> None:
    """Look at sites, name the examples, pair them. Nothing when it was played before."""
    early = until - timedelta(days=45)
    standard = Standard.objects.in_force(pack.county, day_of(early))
    if standard is None or SiteCheck.objects.exists():
        return
    wanted = read_toml(pack.folder / "demo" / "demonstrations.toml")
    institutes, stations = _examples(pack.county, wanted["institutes"], wanted["stations"])
    office = scene.staff(scene.center.pk)
    for unit in (*institutes, *stations):
        _look(scene, standard, unit, by=_above(scene, unit), at=early)
        _grant(unit, by=office, at=early)
    _pair(scene, stations[:4], at=until - timedelta(days=20))
    for place, post in enumerate(_keepers(pack.county)):
        _of_the_accounts(scene, standard, post.unit, place, until=until)


def _examples(county: str, institutes: int, stations: int) -> tuple[list[Unit], list[Unit]]:
    """The first institutes, and the first station of as many institutes; the rest from the first."""
    rows = Unit.objects.filter(county=county, ends_on=None).select_related("parent").order_by("pk")
    towns = list(rows.filter(kind=UnitKind.INSTITUTE)[:institutes])
    found: dict[int | None, Unit] = {}
    for unit in rows.filter(kind=UnitKind.STATION):
        found.setdefault(unit.parent_id, unit)
    return towns, list(found.values())[:stations]


def _look(
    scene: Scene, standard: Standard, unit: Unit, *, by: Actor, at: datetime,
    weak: tuple[tuple[str, str, str], ...] = (), days: int | None = None,
) -> SiteCheck:  # fmt: skip
    site = Site.objects.select_related("unit").get(unit=unit)
    items = list(standard.items.order_by("position"))
    known = known_of(site, {code for item in items for code in item.known}, at=at)
    told = {code: (found, words) for code, found, words in weak}
    lines = [
        checks.Line(
            item.code, *told.get(item.code, ("met", "")),
            known=tuple(words for code in item.known for words in known[code]),
        )
        for item in items
    ]  # fmt: skip
    return checks.check(site=site, seen=standard.pk, lines=lines, by=by, at=at, days=days)


def _grant(unit: Unit, *, by: Actor, at: datetime) -> None:
    year = timedelta(days=365)
    demonstrations.grant(
        site=Site.objects.get(unit=unit), why=_WHY, review_on=day_of(at) + year,
        expires_on=day_of(at) + 2 * year, by=by, at=at,
    )  # fmt: skip


def _pair(scene: Scene, stations: list[Unit], *, at: datetime) -> None:
    """Each helps the next station of its institute, and was there once."""
    for place, unit in enumerate(stations):
        others = Unit.objects.filter(parent=unit.parent_id, kind=UnitKind.STATION, ends_on=None)
        helped = others.exclude(pk=unit.pk).order_by("pk").first()
        if helped is None:
            continue
        row = Demonstration.objects.select_related("site__unit").get(site__unit=unit)
        made = demonstrations.pair(
            row=row, helped=Site.objects.get(unit=helped), goal=_GOALS[place % len(_GOALS)],
            until=_in_half_a_year(at), by=_above(scene, unit), at=at,
        )  # fmt: skip
        later = at + timedelta(days=9)
        demonstrations.visit(
            row=made, day=day_of(later), words="一起把下个月的活动排了出来。", by=scene.staff(unit.pk),
            at=later,
        )  # fmt: skip


def _of_the_accounts(
    scene: Scene, standard: Standard, unit: Unit, place: int, *, until: datetime
) -> None:
    """Where somebody signs in: a self-check, something overdue, something that waits for a look."""
    keeper = scene.staff(unit.pk)
    if not Demonstration.objects.filter(site__unit=unit).exists():
        at = until - timedelta(days=35)
        weak = (_WEAK[place % len(_WEAK)], _WEAK[(place + 1) % len(_WEAK)])
        _look(scene, standard, unit, by=_above(scene, unit), at=at, weak=weak, days=10)
        rows = Rectification.objects.open().filter(site__unit=unit).select_related("site__unit")
        for row in rows.order_by("pk")[:1]:
            checks.mend(
                row=row, words="照着改了，请来看。", by=keeper, at=until - timedelta(days=3)
            )
    site = Site.objects.select_related("unit").get(unit=unit)
    line = checks.Line("team", "met", "队员都打电话问过一遍，来得了。")
    checks.check(site=site, seen=standard.pk, lines=[line], by=keeper, at=until - timedelta(days=5))
    person = Person.objects.present().filter(home=unit, account=None).order_by("pk").first()
    if person is not None:
        staff.name_staff(
            site=site, person=person, time="part", duty="周末值班", by=keeper, at=until - timedelta(days=60)
        )  # fmt: skip


def _above(scene: Scene, unit: Unit) -> Actor:
    return scene.staff(unit.parent_id or scene.center.pk)


def _keepers(county: str) -> list[Post]:
    """Stations with an account of the demo."""
    held = Post.objects.filter(county=county, role="station_keeper", person__account__isnull=False)
    return list(held.select_related("unit__parent").order_by("pk"))


def _in_half_a_year(at: datetime) -> date:
    return day_of(at) + timedelta(days=180)
