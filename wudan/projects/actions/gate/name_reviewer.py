"""指定评审人: somebody with the verb, of another unit than the proposing one; one of them for politics."""

from datetime import datetime, timedelta

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.people.signing_in import actor_under
from wudan.projects.actions.gate.rounds import lock_round
from wudan.projects.actions.holding import note, one_transaction
from wudan.projects.models import GateRound, Reviewing
from wudan.projects.permissions.gate import naming_objection


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
    made = Reviewing.objects.create(
        round=held, person=found.person, post_id=found.pk, label=actor_under(found).label[:80],
        is_political=is_political, named_at=at,
    )  # fmt: skip
    due_at = at + timedelta(days=held.rules.review_days)
    if due_at > held.due_at:
        held.due_at = due_at
        held.save(update_fields=["due_at"])
    facts = {"round": held.number, "post": found.pk, "political": is_political}
    note("project.name_reviewer", held.project, by=by, at=at, facts=facts)
    return made
