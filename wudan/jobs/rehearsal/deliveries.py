"""配送 in the demo: a round under way — brought, promised, refused, still without anybody — and one in draft."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.deliveries import actions
from wudan.deliveries.models import Delivery, Round
from wudan.deliveries.policies import Outline, Stop
from wudan.deliveries.spreading import Pattern, spread
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.teams.models import Team

_WEEKDAYS = frozenset({1, 3, 5})
_TIMES = (time(9, 30), time(15))
_ROUND = ("手把手教用手机，进村巡回", "smartphone-class", "带上自己的手机；下雨改在站里。")
_DRAFT = ("冬季政策宣讲", "policy-briefing", "医保、低保、养老金的新政策，一个村讲一次。")
_EVERY = 7
"""One station of so many, across the county."""
_STATIONS = 14


def bring(scene: Scene, county: str, *, until: datetime) -> None:
    """Five weeks of talks: three behind, two ahead."""
    if Round.objects.exists():
        return  # played before
    title, code, words = _ROUND
    service, early = scene.services[code], until - timedelta(days=24)
    by = scene.staff(scene.leads[service.platform_id].pk)
    first = day_of(early) + timedelta(days=3)
    outline = Outline(title, service, "voluntary", first, first + timedelta(weeks=5), words=words)
    plan = actions.begin(outline=outline, by=by, at=early)
    stations = list(Unit.objects.filter(county=county, kind=UnitKind.STATION).order_by("path"))
    parties = _parties(scene, county, service.platform.code, service.skills)
    pattern = Pattern(outline.starts_on, outline.ends_on, _WEEKDAYS, _TIMES[:1], 60)
    stops = _stops(stations[::_EVERY][:_STATIONS], pattern, parties, until=until)
    actions.place(plan=plan, stops=stops, by=by, at=early)
    plan = actions.publish(plan=plan, by=by, at=early)
    for number, row in enumerate(Delivery.objects.filter(round=plan).order_by("starts_at", "pk")):
        if row.starts_at < until:
            _play(scene, number, row, until=until)
        elif parties and number % 4 != 3:
            _ask(scene, number, row, parties[number % len(parties)], by, until=until)
    _draft(scene, stations, until=until)


def _parties(scene: Scene, county: str, category: str, skills: Sequence[str]) -> list[Unit]:
    """Two teams of that kind with a leader in the cast."""
    teams = Team.objects.active(county).filter(category=category)
    fit = [team.unit for team in teams.order_by("pk") if set(skills) <= set(team.skills)]
    held = Post.objects.filter(unit__in=fit, person__account__isnull=False)
    shown = set(held.values_list("unit", flat=True))  # those with a demo account first
    fit = [unit for unit in fit if unit.pk in scene.cast.staff]
    return sorted(fit, key=lambda unit: unit.pk not in shown)[:2]


def _stops(
    stations: Sequence[Unit], pattern: Pattern, parties: Sequence[Unit], *, until: datetime
) -> list[Stop]:
    """Each station once; for the days behind with a team, for those ahead without one yet."""
    units = {unit.pk: unit for unit in stations}
    slots = enumerate(spread(list(units), pattern))
    return [
        Stop(
            units[slot.village], slot.starts_at, slot.ends_at,
            parties[number % len(parties)] if parties and slot.starts_at < until else None,
        )
        for number, slot in slots
    ]  # fmt: skip


def _ask(
    scene: Scene, number: int, row: Delivery, party: Unit, by: Actor, *, until: datetime
) -> None:
    """One of the days ahead: just asked, or promised."""
    row = _read(row)
    row = actions.offer(row=row, party=party, by=by, at=until - timedelta(hours=2))
    if number % 4:
        actions.accept(row=row, by=scene.staff(party.pk), at=until - timedelta(hours=1))


def _play(scene: Scene, number: int, row: Delivery, *, until: datetime) -> None:
    """One of the days behind: taken, and brought or not."""
    row = _read(row)
    if row.party is not None:
        leader = scene.staff(row.party.pk)
        asked = row.starts_at - timedelta(days=2)
        row = actions.accept(row=row, by=leader, at=asked)
        _carry(scene, number, row, leader, until=until)


def _read(row: Delivery) -> Delivery:
    return Delivery.objects.select_related("round", "unit", "party").get(pk=row.pk)


def _carry(scene: Scene, number: int, row: Delivery, leader: Actor, *, until: datetime) -> None:
    """What was promised for a day that is past."""
    after = row.ends_at + timedelta(hours=1)
    keeper = scene.cast.staff.get(row.unit_id)
    if after > until:
        return
    if number % 9 == 5:
        actions.miss(row=row, why="雨大路滑，没有去成，另约", by=leader, at=after)
        return
    row = actions.deliver(row=row, served=12 + number * 5 % 37, by=leader, at=after)
    if keeper is not None and number % 4:
        actions.acknowledge(row=row, by=keeper, at=min(until, after + timedelta(hours=3)))


def _draft(scene: Scene, stations: Sequence[Unit], *, until: datetime) -> None:
    """One that the center is still thinking about."""
    title, code, words = _DRAFT
    by, first = scene.staff(scene.center.pk), day_of(until) + timedelta(days=10)
    outline = Outline(
        title, scene.services[code], "voluntary", first, first + timedelta(weeks=4), words=words
    )
    plan = actions.begin(outline=outline, by=by, at=until)
    pattern = Pattern(outline.starts_on, outline.ends_on, _WEEKDAYS, _TIMES, 60)
    actions.place(plan=plan, stops=_stops(stations[:8], pattern, (), until=until), by=by, at=until)
