"""What each player does when an order is with them: a table from stage to a turn.

A turn acts (or does nothing) and says how many hours until somebody looks again; None ends
the story. Chances are plausible, not measured.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from wudan.areas.models import Unit
from wudan.catalog.models import Platform, Service
from wudan.jobs.rehearsal.cast import Cast
from wudan.kit import slots
from wudan.kit.clock import CHINA, day_of
from wudan.orders import actions, proposals
from wudan.orders.enums import Stage
from wudan.orders.models import Order
from wudan.people.actors import Actor, for_self
from wudan.teams.models import Team


@dataclass
class Scene:
    """What a turn may use."""

    cast: Cast
    rng: Random
    pool: dict[str, list[str]]
    done_notes: dict[str, list[str]]
    leads: dict[int, Unit]
    center: Unit
    platforms: list[Platform]
    services: dict[str, Service]

    def chance(self, share: float) -> bool:
        """True in `share` of all cases."""
        return self.rng.random() < share

    def say(self, kind: str) -> str:
        """A sentence of the invented pool."""
        return self.rng.choice(self.pool[kind])

    def staff(self, unit_id: int) -> Actor:
        """Who acts at a unit."""
        return self.cast.staff[unit_id]

    def hours(self, typical: float) -> float:
        """A waiting time around what is typical, long tail included."""
        return typical * self.rng.lognormvariate(0, 0.7)


Turn = Callable[[Scene, Order, datetime], float | None]


def play(scene: Scene, order: Order, at: datetime) -> float | None:
    """One turn for the order as it stands; hours to the next, or None when all is said."""
    turn = TURNS.get(Stage(order.stage))
    return turn(scene, order, at) if turn else None


def _placed(scene: Scene, order: Order, at: datetime) -> float | None:
    if scene.chance(0.06):
        return scene.hours(30)  # nobody looked; the clock will hand it up
    by = scene.staff(order.unit_id)
    if scene.chance(0.03):
        actions.withdraw(order=order, by=_resident(order), at=at)
    elif order.is_by_proxy and scene.chance(0.02):
        actions.disown(order=order, by=_resident(order), at=at, words="我没说过要这个")
    elif scene.chance(0.05):
        actions.return_(order=order, by=by, at=at, words="哪天在家？门牌再说一下。")
    elif scene.chance(0.03):
        actions.decline(
            order=order,
            by=by,
            at=at,
            reason="belongs_elsewhere",
            next_place="拨打 12345 政务服务热线",
        )
    elif scene.chance(0.03):
        actions.refer(order=order, by=by, at=at, target=scene.rng.choice(["12345", "town_office"]))
    elif scene.chance(0.02):
        _merge(order, by, at)
    elif scene.chance(0.01):
        office = scene.staff(scene.center.pk)
        actions.void(order=order, by=office, at=at, reason="entered_twice")
    else:
        platform = order.platform or scene.rng.choice(scene.platforms)
        actions.accept(order=order, by=by, at=at, platform=platform)
    return scene.hours(4)


def _merge(order: Order, by: Actor, at: datetime) -> None:
    """The same need came twice; the keeper saw it."""
    again = actions.Need(words=order.words, service=order.service, place_mode=order.place_mode)
    twin = actions.place(need=again, by=_resident(order), at=at)
    actions.merge(order=twin, into=order, by=by, at=at)


def _returned(scene: Scene, order: Order, at: datetime) -> float | None:
    if scene.chance(0.8):
        actions.supplement(
            order=order, by=_resident(order), at=at, words="这周都在家，打电话就行。"
        )
        return scene.hours(5)
    return None


def _accepted(scene: Scene, order: Order, at: datetime) -> float | None:
    if scene.chance(0.03):
        return scene.hours(24)
    if scene.chance(0.01):
        actions.withdraw(order=order, by=_resident(order), at=at)
        return None
    lead = scene.leads[order.platform_id or 0]
    ranking = proposals.ranking_for(order, at=at, top=1)
    if not ranking.eligible or scene.chance(0.05):
        by = scene.staff(lead.pk)
        actions.dispatch(order=order, by=by, at=at, department=lead, note="部门份内的事，请办理")
        return scene.hours(10)
    team = Team.objects.select_related("unit").get(pk=int(ranking.eligible[0]))
    if order.service and order.service.open_claim and scene.chance(0.3):
        starts_at = _appointment(scene, team, at)
        by = scene.staff(team.unit_id)
        actions.claim(
            order=order, by=by, at=at, starts_at=starts_at, contact=_contact(scene, team.unit_id)
        )
        return (starts_at - at) / timedelta(hours=1)
    by = scene.staff(scene.center.pk if scene.chance(0.3) else lead.pk)
    actions.dispatch(order=order, by=by, at=at, team=team)
    return scene.hours(7)


def _offered(scene: Scene, order: Order, at: datetime) -> float | None:
    dispatch = order.dispatch
    assert dispatch is not None  # noqa: S101 - the stage says so
    by = scene.staff(dispatch.unit_id)
    if scene.chance(0.08):
        return scene.hours(48)  # no answer; the clock takes the offer back
    if dispatch.team is not None and scene.chance(0.17):
        reason = scene.rng.choice(["no_people", "time_clash", "too_far", "farm_season"])
        actions.refuse(order=order, by=by, at=at, reason=reason, words=scene.say("refusals"))
        return scene.hours(5)
    starts_at = _appointment(scene, dispatch.team, at)
    actions.confirm(
        order=order, by=by, at=at, starts_at=starts_at, contact=_contact(scene, dispatch.unit_id)
    )
    return (starts_at - at) / timedelta(hours=1)


def _scheduled(scene: Scene, order: Order, at: datetime) -> float | None:
    dispatch = order.dispatch
    assert dispatch is not None  # noqa: S101 - the stage says so
    by = scene.staff(dispatch.unit_id)
    if dispatch.team is not None and scene.chance(0.03):
        actions.refuse(order=order, by=by, at=at, reason="weather", words="雪大封路，去不了。")
        return scene.hours(5)
    if scene.chance(0.6):
        actions.start(order=order, by=by, at=at)
        return 1.0
    return _fulfill(scene, order, at)


def _fulfill(scene: Scene, order: Order, at: datetime) -> float | None:
    dispatch, platform = order.dispatch, order.platform
    assert dispatch is not None  # noqa: S101 - the stage says so
    assert platform is not None  # noqa: S101 - the stage says so
    typical = order.service.duration_minutes if order.service else 60
    minutes = max(10, min(900, round(typical * scene.rng.uniform(0.7, 1.4))))
    words = scene.rng.choice(scene.done_notes[platform.code])
    actions.fulfill(
        order=order, by=scene.staff(dispatch.unit_id), at=at, words=words, minutes=minutes
    )
    return scene.hours(20)


def _done(scene: Scene, order: Order, at: datetime) -> float | None:
    if scene.chance(0.35):
        return None  # silence is not praise; the clock closes it
    by = _resident(order)
    if order.stage == Stage.DONE and scene.chance(0.2):
        actions.acknowledge(order=order, by=by, at=at)
        return scene.hours(20)
    score = scene.rng.choices([5, 4, 3, 2, 1], [58, 26, 8, 5, 3])[0]
    words = scene.say("praises") if score > 3 else scene.say("complaints")
    actions.review(order=order, by=by, at=at, score=score, words=words if scene.chance(0.7) else "")
    return scene.hours(12) if score <= 2 else None


def _following_up(scene: Scene, order: Order, at: datetime) -> float | None:
    by = scene.staff(scene.center.pk)
    resolution = scene.rng.choice(["redone", "explained", "apologized"])
    actions.follow_up(
        order=order, by=by, at=at, resolution=resolution, words="已上门当面说清，本人表示理解。"
    )
    return None


TURNS: dict[Stage, Turn] = {
    Stage.PLACED: _placed,
    Stage.RETURNED: _returned,
    Stage.ACCEPTED: _accepted,
    Stage.OFFERED: _offered,
    Stage.SCHEDULED: _scheduled,
    Stage.STARTED: _fulfill,
    Stage.DONE: _done,
    Stage.ACKNOWLEDGED: _done,
    Stage.FOLLOWING_UP: _following_up,
}


def _resident(order: Order) -> Actor:
    return for_self(order.placed_for_id)


def _contact(scene: Scene, unit_id: int) -> str:
    return scene.cast.names[unit_id]


def _appointment(scene: Scene, team: Team | None, at: datetime) -> datetime:
    """A free half-day of the team in the next days; departments go by office hours."""
    free = slots.from_mask(team.slots) if team else frozenset(range(15))
    for days in range(1, 15):
        day = day_of(at) + timedelta(days=days)
        for part in slots.Part:
            if slots.slot_of(day, part) in free and scene.chance(0.5):
                return datetime(day.year, day.month, day.day, slots.START_HOUR[part], tzinfo=CHINA)
    return at + timedelta(days=2)
