"""Support orders in the demo: one at each step, asked for by sites and offered by a team."""

from datetime import datetime, timedelta

from wudan.areas.models import Unit
from wudan.jobs.rehearsal.curtain import by_day
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of
from wudan.teams.actions import support
from wudan.teams.enums import FIRST
from wudan.teams.models import SupportOrder, Team

_PLAYS = (
    ("guidance", "想学量血压、记台账，站上两个人愿意学。", ()),
    ("cultivation", "村里有六个人爱唱，想立一支小队，没人会带。", ("accept",)),
    ("incubation", "想把“院坝夜话”办成每月一次，请陪着办头三场。", ("accept", "schedule")),
    ("guidance", "助浴椅送来了，不会用，怕摔着老人。", ("accept", "schedule", "finish")),
    ("guidance", "剪发推子怎么消毒，请来教一回。", ("accept", "schedule", "finish", "confirm")),
    ("incubation", "想办社火小展，请出个主意。", ("refuse",)),
)  # fmt: skip
_WORDS = {
    "accept": "行，先打个电话说好日子。", "schedule": "上午九点到，用两个小时。",
    "finish": "教会了三个人，留了一张图，照着做就行。", "confirm": "都会了，后来自己又做了两回。",
    "refuse": "这一季排满了，开春请再说一次。",
}  # fmt: skip


def support_sites(scene: Scene, county: str, *, until: datetime) -> None:
    """Six stations ask the teams of the first tier; each order stands at another step."""
    if SupportOrder.objects.exists():
        return  # played before
    rows = Team.objects.active(county).filter(tier=FIRST).order_by("pk")
    teams = [team for team in rows if team.unit_id in scene.cast.staff]
    sites = Unit.objects.filter(county=county, ends_on=None, kind="station").order_by("pk")
    stations = [unit for unit in sites[:60] if unit.pk in scene.cast.staff][5::8]
    for number, (station, (kind, words, verbs)) in enumerate(zip(stations, _PLAYS, strict=False)):
        team = teams[3 if number < 4 else number] if len(teams) > len(_PLAYS) else teams[0]
        _play(scene, team, station, kind, words, verbs, until=until)


def _play(
    scene: Scene, team: Team, station: Unit, kind: str, words: str, verbs: tuple[str, ...], *,
    until: datetime,
) -> None:  # fmt: skip
    site, leader = scene.staff(station.pk), scene.staff(team.unit_id)
    at = by_day(until - timedelta(days=14))
    made = support.ask(team=team, unit=station, kind=kind, words=words, by=site, at=at)
    for days, verb in enumerate(verbs, start=1):
        made = support.step(
            order=made, verb=verb, words=_WORDS[verb], by=site if verb == "confirm" else leader,
            day=day_of(until) + timedelta(days=3) if verb == "schedule" else None,
            at=at + timedelta(days=days),
        )  # fmt: skip
