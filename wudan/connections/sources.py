"""Who calls: the system of a key, and the post under which its orders are placed."""

from dataclasses import replace
from datetime import datetime

from wudan.connections.enums import SystemState
from wudan.connections.models import System
from wudan.kit.canonical import digest
from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected, Objection
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.people.signing_in import actor_under

NOBODY_ANSWERS = Objection(
    "nobody_answers", "负责这个系统的岗位现在没有人，暂时不能收单；请联系系统管理员。"
)


def digest_of(key: str) -> str:
    """How a key is kept: 192 random bits need no slow hash."""
    return digest(b"system key", key.encode("utf-8", "surrogatepass"))


def system_of(county: str, key: str) -> System | None:
    """The system whose key this is, while it is let in."""
    if not key:
        return None
    rows = System.objects.filter(county=county, key_digest=digest_of(key), state=SystemState.OPEN)
    return rows.select_related("unit").first()


def actor_for(system: System, *, at: datetime) -> Actor:
    """The holder of the post of today; the trail names the system too. Raises Objected."""
    today = Post.objects.held_on(day_of(at)).at_open_units(day_of(at)).select_related("unit")
    post = today.filter(pk=system.post_id).first()
    if post is None:
        raise Objected(NOBODY_ANSWERS)
    actor = actor_under(post)
    return replace(actor, title=f"{actor.title or actor.kind.name}（{system.name}）")
