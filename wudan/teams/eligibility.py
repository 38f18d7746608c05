"""May somebody be given a skilled task: who was trained for it, and is so on the day (条例 §16).

Which skills take training, and for how long it counts, is pack data (`skilled.toml`). A licence
(资质) is another gate: the law's paper for a service; this is the county's own training.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.models import Post
from wudan.teams.models import Competence, Team


def needs_training(skill: str) -> bool:
    """Whether a skill is one of those that nobody uses untrained."""
    return skill in settings.PACK.skilled


def objection_to_skill(person_id: int, skill: str, *, on: date) -> Objection | None:
    """Why somebody may not do what takes this skill on that day; None for skills without training."""
    return objections_to_skill([person_id], skill, on=on).get(person_id)


def objections_to_skill(
    person_ids: Collection[int], skill: str, *, on: date
) -> dict[int, Objection]:
    """The same for many persons, in one question; who may is left out."""
    if not needs_training(skill):
        return {}
    rows = Competence.objects.standing().filter(person__in=person_ids, skill=skill, since__lte=on)
    until: dict[int, date] = {}
    for person, last in rows.values_list("person_id", "valid_until"):
        until[person] = max(last, until.get(person, last))
    return {
        person: _objection(skill, until.get(person))
        for person in person_ids
        if person not in until or until[person] < on
    }


def trained_skills(
    teams: "Collection[int] | QuerySet[Team, Any]", *, on: date
) -> dict[int, frozenset[str]]:
    """Per team: the skills that at least one present member, or its leader, is trained for."""
    members = Competence.objects.valid_on(on).of_teams(teams)
    held = Post.objects.held_on(on).filter(role="team_leader", unit__team__in=teams)
    leaders = Competence.objects.valid_on(on).filter(person__posts__in=held)
    rows = members.values_list("person__memberships__team", "skill").union(
        leaders.values_list("person__posts__unit__team", "skill")
    )
    found: dict[int, set[str]] = defaultdict(set)
    for team, skill in rows:
        found[team].add(skill)
    return {team: frozenset(skills) for team, skills in found.items()}


def untrained(trained: frozenset[str]) -> frozenset[str]:
    """The skills that take training and that nobody there is trained for."""
    return frozenset(settings.PACK.skilled) - trained


def _objection(skill: str, until: date | None) -> Objection:
    name = settings.PACK.skills.get(skill, skill)
    if until is None:
        words = Phrase("“{skill}”要先参加培训，培训合格后再来。", skill=name)
    else:
        words = Phrase(
            "“{skill}”的培训到 {until} 就过期了，请先参加一次培训。",
            skill=name,
            until=until.isoformat(),
        )
    return Objection("untrained", words)
