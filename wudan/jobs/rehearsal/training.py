"""Training in the demo: leaders bring certificates; a plan, sessions held and to come."""

from datetime import datetime, timedelta

from django.conf import settings

from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of
from wudan.people.models import Person
from wudan.teams.actions import training
from wudan.teams.models import Competence, Team

_PROOF = "县卫健局、红十字会培训结业证"


def recognize_leaders(scene: Scene, county: str, *, at: datetime) -> None:
    """Each team's leader was trained, before the months begin, for what the team offers."""
    if Competence.objects.exists():
        return  # played before
    by, since = scene.staff(scene.center.pk), day_of(at) - timedelta(days=60)
    for team in Team.objects.active(county).order_by("pk"):
        skills = sorted(set(team.skills) & settings.PACK.skilled.keys())
        leader = scene.cast.staff.get(team.unit_id) if skills else None
        if leader is None:
            continue
        person = Person.objects.get(pk=leader.person)
        for skill in skills:
            training.recognize(
                person=person, unit=scene.center, skill=skill, since=since, proof=_PROOF, by=by,
                at=at,
            )  # fmt: skip
