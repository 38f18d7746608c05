"""Who offers what, and who was honoured for it: teams, projects with their positions, awards.

Nothing here is asked of anybody for a bundle's sake: each field is what the house holds already.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet

from wudan.activities.models import Activity, Position
from wudan.exchange.national.mapping import area_of, category_of
from wudan.exchange.national.scope import Row, Scope, day_text, person_no
from wudan.honors.enums.campaign import AwardState
from wudan.honors.models import Award
from wudan.kit.text import masked_name
from wudan.people.enums import PostRole
from wudan.people.models import Post, Volunteer
from wudan.teams.models import Team

_SLOTS = 24
IN_USE, ENDED = "在用", "停用"


def teams_in(scope: Scope) -> "QuerySet[Team]":
    """All that exist at the end of the period, and those that ended within it.

    Whole, not as a delta: what is known of a team has no date of its change. Brought in again, a row
    that did not change is the same row.
    """
    begun = Q(unit__starts_on__lte=scope.until)
    open_then = Q(unit__ends_on=None) | Q(unit__ends_on__gt=scope.until)
    ended = Q(unit__ends_on__range=(scope.since, scope.until))
    return Team.objects.filter(scope.below("unit"), begun, open_then | ended)


def awards_in(scope: Scope) -> "QuerySet[Award]":
    """Given or revoked in the period, to volunteers: who is none is honoured here, not there (67号令 §9)."""
    changed = scope.within("awarded_at") | scope.within("revoked_at")
    return awards_of_volunteers().filter(scope.below("candidate__campaign__unit"), changed)


def awards_of_volunteers() -> "QuerySet[Award]":
    """Awards of those who are registered as volunteers, or were."""
    registered = Volunteer.objects.filter(person=OuterRef("candidate__person"))
    return Award.objects.filter(Exists(registered))


def activities_in(scope: Scope) -> "QuerySet[Activity]":
    """Opened, ended or called off in the period."""
    changed = scope.within("opened_at") | scope.within("ended_at") | scope.within("cancelled_at")
    return Activity.objects.filter(scope.below("unit"), changed, is_template=False)


def teams(scope: Scope) -> Iterator[Row]:
    """The rows of 团队; the leader's name is masked, no telephone: both are a person's."""
    rows = list(teams_in(scope).select_related("unit__parent__area").order_by("pk"))
    leaders = _leaders(rows, scope)
    for one in rows:
        above, unit = one.unit.parent, one.unit
        ended = unit.ends_on is not None and unit.ends_on <= scope.until
        yield {
            "team_no": unit.key, "name": unit.name, "under": above.name if above else "",
            "area": area_of(above.area.code if above and above.area else None),
            "category": category_of(one.category), "founded_on": unit.starts_on.isoformat(),
            "phone": "", "members": str(one.members_count), "leader": leaders.get(unit.pk, ""),
            "skills": "、".join(one.skills), "slots": f"{one.slots:0{_SLOTS}b}",
            "state": ENDED if ended else IN_USE, "ended_on": day_text(unit.ends_on) if ended else "",
        }  # fmt: skip


def projects(scope: Scope) -> Iterator[Row]:
    """The rows of 项目: what there is called a project is an activity here."""
    rows = activities_in(scope).select_related(
        "unit", "area", "platform", "team__unit", "leader", "project"
    )
    for one in rows.prefetch_related("shifts").order_by("pk"):
        days = sorted(shift.day for shift in one.shifts.all())
        yield {
            "project_no": one.no, "name": one.title, "unit": one.unit.name,
            "area": area_of(one.area.code if one.area else None), "place": one.place,
            "category": category_of(one.platform.code if one.platform else None),
            "starts_on": days[0].isoformat() if days else "",
            "ends_on": days[-1].isoformat() if days else "",
            "audience": one.get_audience_display(), "state": one.get_stage_display(),
            "insured": "是" if one.insurance_no else "否",
            "team_no": one.team.unit.key if one.team else "", "leader": masked_name(one.leader.name),
            "words": one.words, "safeguards": one.conditions, "opened_on": day_text(one.opened_at),
            "closes_on": day_text(one.closes_at),
            "programme": one.project.title if one.project else "",
        }  # fmt: skip


def positions(scope: Scope) -> Iterator[Row]:
    """The rows of 岗位."""
    rows = Position.objects.filter(activity__in=activities_in(scope)).select_related("activity")
    for one in rows.prefetch_related("openings").order_by("pk"):
        yield {
            "position_no": position_no(one.activity.no, one.pk), "project_no": one.activity.no,
            "name": one.name, "quota": str(sum(opening.quota for opening in one.openings.all())),
            "words": one.words,
            "conditions": "、".join(filter(None, [one.skill, one.licence])),
        }  # fmt: skip


def awards(scope: Scope) -> Iterator[Row]:
    """The rows of 表彰奖励; who is honoured stands there by the number alone."""
    rows = awards_in(scope).select_related(
        "candidate__person", "candidate__campaign__unit", "candidate__honor_class"
    )
    for one in rows.order_by("pk"):
        candidate = one.candidate
        back = one.state == AwardState.REVOKED
        yield {
            "award_no": one.no, "name": candidate.campaign.name, "day": day_text(one.awarded_at),
            "unit": candidate.campaign.unit.name, "volunteer_no": person_no(candidate.person),
            "words": candidate.honor_class.name, "state": one.get_state_display(),
            "revoked_on": day_text(one.revoked_at) if back else "",
        }  # fmt: skip


def position_no(project: str, pk: int) -> str:
    """The number of a position in all tables."""
    return f"{project}-P{pk}"


def _leaders(rows: Iterable[Team], scope: Scope) -> dict[int, str]:
    """By unit: the masked name of who leads on the last day of the period."""
    posts = Post.objects.held_on(scope.until).filter(
        role=PostRole.TEAM_LEADER, unit__in=[one.unit_id for one in rows]
    )
    held = posts.select_related("person").order_by("heads", "pk")
    return {post.unit_id: masked_name(post.person.name) for post in held}
