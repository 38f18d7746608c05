"""接任: teams that were led through a unit's head and that nobody leads since he left without handing over (R046)."""

from collections.abc import Sequence
from datetime import date

from wudan.areas.models import Unit
from wudan.kit.refusals import Malformed
from wudan.people.models import Post

_LEADER = "team_leader"


def left_behind(unit: Unit, role: str, *, on: date) -> list[Post]:
    """The last leader's post of each such team: it came with the head's post here, and is over. One statement.

    A team somebody else took on, or that is dissolved, is nobody's to follow in.
    """
    led = Post.objects.running_on(on).filter(role=_LEADER).values("unit")
    of_head = Post.objects.filter(
        role=_LEADER, through__unit=unit, through__role=role, through__heads=True
    )
    rows = Post.objects.filter(role=_LEADER, unit__in=of_head.values("unit"), unit__ends_on=None)
    last: dict[int, Post] = {}
    over = rows.exclude(unit__in=led).order_by("unit", "-ends_on", "-pk")
    for post in over.select_related("unit", "through"):
        last.setdefault(post.unit_id, post)
    return [post for post in last.values() if _came_with(post, unit, role)]


def following(unit: Unit, role: str, teams: Sequence[int], *, heads: bool, on: date) -> list[Post]:
    """Those of the chosen teams, all of them left behind, for who is head. Raises Malformed."""
    if not teams:
        return []
    left = {post.unit_id: post for post in left_behind(unit, role, on=on)}
    if not heads or not left.keys() >= set(teams):
        raise Malformed({"teams": "这支队现在不随负责人接任，请刷新再选。"})
    return [left[pk] for pk in sorted(set(teams))]


def _came_with(post: Post, unit: Unit, role: str) -> bool:
    carrier = post.through
    return (
        carrier is not None and carrier.heads and (carrier.unit_id, carrier.role) == (unit.pk, role)
    )
