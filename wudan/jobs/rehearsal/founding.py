"""Teams in the making in the demo: one waits for a volunteer's word, one was refused, one came and went;
and which team belongs under which.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction

from wudan.areas.models import Unit
from wudan.jobs.rehearsal.curtain import by_day
from wudan.jobs.rehearsal.script import Scene
from wudan.jobs.rehearsal.volunteers import number_of
from wudan.kit.refusals import Refusal
from wudan.people.actions import persons
from wudan.people.actors import for_self
from wudan.people.models import Account, Person, Volunteer
from wudan.registers.hanging import hanging
from wudan.teams.actions import founding, keeping
from wudan.teams.enums import FIRST
from wudan.teams.models import Founding, Team

_WHY = "队员开春都出去务工了，活由镇上的分队接着干。"
_MOST = 24
_BORN = date(1991, 5, 20)


def found_teams(scene: Scene, county: str, *, until: datetime) -> None:
    """At the sites where volunteers of the demo live; who has an account is asked first."""
    if Founding.objects.exists():
        return  # played before
    _belong(scene, county, until)
    rows = Volunteer.objects.active().filter(person__county=county, person__posts=None)
    found = rows.filter(person__home__kind__in=["station", "institute"]).select_related(
        "person__home"
    )
    others = [one.person for one in found.filter(person__account=None).order_by("pk")[:_MOST]]
    if known := _with_an_account(county, until):
        _play(scene, known, "文艺队", "culture", "wait", until)
    for number, then in enumerate(("refuse", "dissolve")):
        for person in others[number::2]:
            if _play(scene, person, "环境卫生队", "environment", then, until):
                break


def _belong(scene: Scene, county: str, until: datetime) -> None:
    """The towns' teams belong under the county's of their kind, as their leaders say (R052)."""
    teams = Team.objects.active(county)
    first = dict(teams.filter(tier=FIRST).order_by("-pk").values_list("category", "pk"))
    for team in teams.filter(tier=FIRST + 1, category__in=first).order_by("pk"):
        now = keeping.facts_of(team)
        keeping.keep_team(
            team=team, told=replace(now, under=first[team.category]), seen=now.digest,
            by=scene.staff(team.unit_id), at=by_day(until - timedelta(days=30)),
        )  # fmt: skip


def _with_an_account(county: str, until: datetime) -> Person | None:
    """The last of the demo's volunteers who can sign in, registered like any other; the rest still may."""
    rows = Account.objects.filter(person__county=county, person__memberships__left_on=None)
    rows = rows.filter(person__posts=None, person__memberships__isnull=False, person__born_on=None)
    account = rows.select_related("person__home").order_by("-pk").first()
    if account is None:
        return None
    person = account.person
    try:
        with transaction.atomic():
            persons.register(
                person=person, skills=["singing"], kinds=["culture"], by=for_self(person.pk),
                at=by_day(until - timedelta(days=20)), missing={"id_number": number_of(_BORN, 901)},
            )  # fmt: skip
    except Refusal:
        return None
    return Person.objects.select_related("home").get(pk=person.pk)


def _play(
    scene: Scene, person: Person, kind: str, category: str, then: str, until: datetime
) -> bool:
    """Whether it came off: today's rules may not let somebody lead."""
    home, at = person.home, by_day(until - timedelta(days=40 if then == "dissolve" else 2))
    if home is None:
        return False
    keeper, me = scene.staff(home.pk), for_self(person.pk)
    try:
        with transaction.atomic():
            asked = founding.propose(
                site=home, name=f"{_place(home)}{kind}", category=category, leader=person,
                by=keeper, at=at,
            )  # fmt: skip
            if then == "refuse":
                founding.refuse(founding=asked, by=me, at=at + timedelta(hours=5))
            elif then == "dissolve":
                team = founding.accept(founding=asked, by=me, at=at + timedelta(hours=5))
                end = by_day(until - timedelta(days=6))
                founding.dissolve(
                    team=team, why=_WHY, hanging=partial(hanging, at=end), by=keeper, at=end
                )
    except Refusal:
        return False
    return True


def _place(site: Unit) -> str:
    return site.short_name.removesuffix("站").removesuffix("所")
