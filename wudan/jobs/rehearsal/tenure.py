"""How the posts stand when the months end: confirmed well beyond any demo, a few stand-ins, and
one list of open duties that its new holder has not signed for yet."""

from datetime import datetime, timedelta

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.jobs.rehearsal.curtain import offer
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of
from wudan.kit.quarters import next_quarter_end, quarter_end
from wudan.orders.handover import duties_of
from wudan.people.actions import posts
from wudan.people.models import Post
from wudan.teams.models import Team

STAND_INS = 4
_DEMO_LASTS = timedelta(days=730)


def settle_posts(scene: Scene, county: str, *, until: datetime) -> None:
    """Nothing runs out in a demo but the stand-ins, who are there to be confirmed or not."""
    _hand_over(scene, county, until)
    _stand_ins(scene, county, until)
    lasting = Post.objects.filter(county=county, is_acting=False)
    lasting.update(confirmed_until=next_quarter_end(day_of(until) + _DEMO_LASTS))
    acting = Post.objects.filter(county=county, is_acting=True)
    acting.update(confirmed_until=quarter_end(day_of(until)))


def _hand_over(scene: Scene, county: str, until: datetime) -> None:
    """The first station keeper with an account also takes over the team of the village (R046)."""
    keepers = Post.objects.filter(county=county, role="station_keeper", is_acting=False)
    keeper = keepers.filter(person__account__isnull=False).order_by("pk").first()
    if keeper is None:
        return
    leaders = Post.objects.filter(role="team_leader", unit__parent=keeper.unit)
    led = leaders.filter(person__account=None, ends_on=None).select_related("unit").first()
    if led is None:
        return
    offer(scene, Team.objects.select_related("unit").get(unit=led.unit), until)
    posts.hand_over(
        post=led, to=keeper.person, by=scene.staff(scene.center.pk), at=until,
        items=duties_of([led], at=until), why="队长外出务工，由站长接着带",
    )  # fmt: skip


def _stand_ins(scene: Scene, county: str, until: datetime) -> None:
    """Villages far from each other, whose keeper is away for a while."""
    with_account = Post.objects.filter(county=county, person__account__isnull=False)
    stations = Unit.objects.filter(county=county, kind=UnitKind.STATION).order_by("pk")
    free = list(stations.exclude(pk__in=with_account.values("unit")))
    for station in free[:: max(1, len(free) // STAND_INS)][:STAND_INS]:
        person = next((p for p in scene.cast.residents if p.home_id == station.pk), None)
        if person is not None:
            posts.appoint_acting(
                person=person, role="station_keeper", unit=station, at=until,
                by=scene.staff(scene.center.pk), title="站长",
                ends_on=day_of(until) + timedelta(days=60), why="站长住院，代理两个月",
            )  # fmt: skip
