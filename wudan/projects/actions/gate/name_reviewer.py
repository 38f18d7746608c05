"""指定评审人: somebody with the verb, of another unit than the proposing one; one of them for politics."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.people.signing_in import actor_under
from wudan.projects.actions.gate.rounds import lock_round
from wudan.projects.actions.holding import note, one_transaction
from wudan.projects.enums.gate import GateOutcome
from wudan.projects.models import GateRound, Project, Reviewing
from wudan.projects.permissions.gate import naming_objection, own_objection


@one_transaction
def name_reviewer(
    *, round_: GateRound, post: Post, by: Actor, at: datetime, is_political: bool = False
) -> Reviewing:
    """Name the holder of a post; who is named late gets the full time. Raises Malformed, Missing, Objected."""
    held = lock_round(round_)
    posts = Post.objects.held_on(day_of(at)).select_related("person", "unit")
    found = posts.filter(pk=post.pk, county=held.project.county).first()
    if found is None:
        raise Missing
    insist(naming_objection(by, held, found))
    if is_political and Reviewing.objects.filter(round=held).expected().political().exists():
        raise Malformed({"is_political": "这一轮已经有人负责政治和意识形态审查。"})
    made = _named(held, found, is_political=is_political, at=at)
    due_at = at + timedelta(days=held.rules.review_days)
    if due_at > held.due_at:
        held.due_at = due_at
        held.save(update_fields=["due_at"])
    _note(held, found, by=by, at=at, is_political=is_political)
    return made


def name_the_same(round_: GateRound, *, by: Actor, at: datetime) -> int:
    """Name for a change whoever reviewed the admission that is in force; how many.

    Not who had a conflict then, nor left the post, nor would review their own.
    """
    before = {
        row.post_id: row
        for row in Reviewing.objects.filter(round=_admitting(round_.project)).expected()
    }
    posts = Post.objects.held_on(day_of(at)).filter(pk__in=before).select_related("person", "unit")
    named = [post for post in posts.order_by("pk") if _may_again(round_, post, before)]
    for post in named:
        political = before[post.pk].is_political
        _named(round_, post, is_political=political, at=at)
        _note(round_, post, by=by, at=at, is_political=political)
    return len(named)


def _admitting(project: Project) -> GateRound | None:
    """The newest round in which it, or a change of it, was agreed to."""
    rows = GateRound.objects.filter(project=project, decision__outcome=GateOutcome.ADMIT)
    return rows.order_by("-number").first()


def _may_again(round_: GateRound, post: Post, before: Mapping[int, Reviewing]) -> bool:
    is_same = before[post.pk].person_id == post.person_id
    return is_same and own_objection(round_, post) is None


def _named(round_: GateRound, post: Post, *, is_political: bool, at: datetime) -> Reviewing:
    return Reviewing.objects.create(
        round=round_, person=post.person, post_id=post.pk, label=actor_under(post).label[:80],
        is_political=is_political, named_at=at,
    )  # fmt: skip


def _note(round_: GateRound, post: Post, *, by: Actor, at: datetime, is_political: bool) -> None:
    facts = {"round": round_.number, "post": post.pk, "political": is_political}
    note("project.name_reviewer", round_.project, by=by, at=at, facts=facts)
