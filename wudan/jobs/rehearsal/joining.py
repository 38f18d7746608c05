"""Wishes to join in the demo: some wait for a leader, one was refused, one is taken back, one was told at a counter."""

from datetime import datetime, timedelta

from django.db import transaction

from wudan.jobs.rehearsal.curtain import by_day
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.refusals import Refusal
from wudan.people.actors import for_self
from wudan.people.models import Account, Person, Volunteer
from wudan.teams.actions import joining
from wudan.teams.models import Application, Team

_PLAYS = (
    ("周末有空，会量血压。", ""),
    ("退休了，想出点力。", "withdraw"),
    ("会开三轮车，能拉东西。", "refuse"),
    ("不用手机，有事到家里喊一声。", "counter"),
    ("孩子上学去了，白天能来。", ""),
)
_REASON = "这一季人够了；开春要人，先打电话给您。"


def ask_to_join(scene: Scene, county: str, *, until: datetime) -> None:
    """At the teams whose leaders have an account in the demo."""
    if Application.objects.exists():
        return  # played before
    led = Account.objects.filter(person__posts__role="team_leader", person__county=county)
    units = led.values("person__posts__unit")
    teams = [*Team.objects.active(county).filter(unit__in=units).order_by("pk")]
    people = [one.person for one in _volunteers(county)]
    for number, team in enumerate(teams):
        mine = people[number * len(_PLAYS) : (number + 1) * len(_PLAYS)]
        for person, (words, then) in zip(mine, _PLAYS, strict=False):
            _ask(scene, team, person, words, then, at=by_day(until - timedelta(days=3)))


def _ask(scene: Scene, team: Team, person: Person, words: str, then: str, *, at: datetime) -> None:
    me, later = for_self(person.pk), at + timedelta(hours=3)
    try:
        with transaction.atomic():
            if then == "counter" and (keeper := scene.cast.staff.get(person.home_id or 0)):
                joining.apply_for(
                    team=team, person=person, channel=then, words=words, by=keeper, at=at
                )
                return
            asked = joining.apply(team=team, words=words, by=me, at=at)
            if then == "withdraw":
                joining.withdraw(application=asked, by=me, at=later)
            elif then == "refuse":
                leader = scene.staff(team.unit_id)
                joining.refuse(application=asked, reason=_REASON, by=leader, at=later)
    except Refusal:
        return  # belongs to it already, or may not by today's rules


def _volunteers(county: str) -> "list[Volunteer]":
    rows = Volunteer.objects.active().filter(person__county=county).select_related("person")
    return list(rows.order_by("pk")[:24])
