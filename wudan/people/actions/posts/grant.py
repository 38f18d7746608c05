"""任命: a person is given a post."""

from collections.abc import Sequence
from datetime import date, datetime

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.people import permissions, policies
from wudan.people.actions.posts.holding import (
    again,
    insist_on_words,
    journal,
    lock,
    one_transaction,
    own_post,
    present,
    write,
)
from wudan.people.actions.posts.succession import following
from wudan.people.actors import Actor
from wudan.people.models import Person, Post
from wudan.people.roles import POST_ROLES

_CODES = frozenset(role.code for role in POST_ROLES)


@one_transaction
def grant(
    *, person: Person, role: str, unit: Unit, by: Actor, at: datetime, title: str = "",
    heads: bool = False, ends_on: date | None = None, through: Post | None = None, why: str = "",
    teams: Sequence[int] = (),
) -> Post:  # fmt: skip
    """Give a post from today on. `through` is the post it comes with: the head of a station
    leads its team as long as he is head (R046). `teams` are units of teams that were led through
    the last head's post and that the new head leads from now on. Raises Malformed, Objected."""
    on = day_of(at)
    insist_on_role(role)
    insist_on_words(title=title, why=why, fault_of_end=policies.term_fault(ends_on, on=on))
    lock(units=[unit.pk, *teams], persons=[person.pk], posts=own_post(by))
    by, unit = present(by, on=on), Unit.objects.get(pk=unit.pk)
    insist(permissions.granting_objection(by, role, unit, person, on=on, heads=heads))
    made = write(
        person=person, role=role, unit=unit, by=by, at=at, title=title, heads=heads,
        ends_on=ends_on, through=_carrier(through, person, on=on),
    )  # fmt: skip
    journal("grant", made, by=by, at=at, why=why, until=str(ends_on or ""))
    for former in following(unit, role, teams, heads=heads, on=on):
        insist(
            permissions.granting_objection(
                by, former.role, former.unit, person, on=on, heads=former.heads
            )
        )
        follows = write(
            person=person, role=former.role, unit=former.unit, by=by, at=at, title=former.title,
            heads=former.heads, ends_on=ends_on, through=made,
        )  # fmt: skip
        journal("grant", follows, by=by, at=at, why=why, until=str(ends_on or ""))
    return made


def insist_on_role(role: str) -> None:
    """Raise Malformed unless it is a role that is held as a post."""
    if role not in _CODES:
        raise Malformed({"role": "请选一个岗位。"})


def _carrier(through: Post | None, person: Person, *, on: date) -> Post | None:
    """The post that another comes with: the same person's, and still held."""
    if through is None:
        return None
    carrier = again(through)
    held = Post.objects.held_on(on).filter(pk=carrier.pk, person=person, through=None)
    if not held.exists():
        raise Malformed({"through": "随任的岗位要是此人现在担任的岗位。"})
    return carrier
