"""交接: one act ends the old post, makes the new one, and keeps the list of open duties.

Duties hang on the unit and not on the person, so nothing is lost even without the list;
history keeps naming the old holder, whose row stays (domain feature 35).
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.kit.text import tidy
from wudan.people import permissions, policies
from wudan.people.actions.bonds import end_with_posts
from wudan.people.actions.posts.holding import (
    again,
    close,
    insist_on_words,
    journal,
    lock,
    one_transaction,
    own_post,
    present,
    through,
    write,
)
from wudan.people.actors import Actor
from wudan.people.models import Handover, Person, Post


@dataclass(frozen=True, slots=True)
class Duty:
    """One open duty, in words that name nobody: kind, number of the thing, what, until when."""

    kind: str
    no: str
    words: str
    due: str = ""


@one_transaction
def hand_over(
    *, post: Post, to: Person, by: Actor, at: datetime, items: Mapping[int, Sequence[Duty]],
    ends_on: date | None = None, is_acting: bool = False, title: str = "", why: str = "",
) -> Handover:  # fmt: skip
    """Give a post to somebody else today; posts held through it go along (R046).

    `items` are the open duties by unit, as the caller listed them in this transaction.
    Raises Malformed, Objected.
    """
    on, why = day_of(at), tidy(why)
    fault = (policies.acting_fault if is_acting else policies.term_fault)(ends_on, on=on)
    insist_on_words(title=title, why=why, fault_of_end=fault)
    carried = through(post, on=on)
    lock(
        units=[post.unit_id, *(one.unit_id for one in carried)], persons=[post.person_id, to.pk],
        posts=[post.pk, *(one.pk for one in carried), *own_post(by)],
    )  # fmt: skip
    by, held = present(by, on=on), again(post)
    insist(permissions.handing_over_objection(by, held, to, on=on, is_acting=is_acting))
    old, *others = close(held, on=on)
    end_with_posts(posts=[old, *others], by=by, at=at)
    made = write(
        person=to, role=old.role, unit=old.unit, by=by, at=at, title=title or old.title,
        heads=old.heads and not is_acting, ends_on=ends_on, is_acting=is_acting,
    )  # fmt: skip
    handed = _keep(old, made, by=by, at=at, items=items, why=why)
    for other in others:
        follows = write(
            person=to, role=other.role, unit=other.unit, by=by, at=at, title=other.title,
            heads=other.heads and not is_acting, ends_on=ends_on, is_acting=is_acting, through=made,
        )  # fmt: skip
        _keep(other, follows, by=by, at=at, items=items, why=why)
    return handed


def _keep(
    old: Post, new: Post, *, by: Actor, at: datetime, items: Mapping[int, Sequence[Duty]], why: str
) -> Handover:
    duties = [asdict(duty) for duty in items.get(old.unit_id, ())]
    made = Handover.objects.create(
        county=old.county, unit=old.unit, from_post=old, to_post=new, at=at, made_by_id=by.person,
        items=duties, why=why,
    )  # fmt: skip
    journal("hand_over", old, by=by, at=at, why=why, to=new.pk, duties=len(duties))
    journal("grant", new, by=by, at=at, why=why, acting=new.is_acting, until=str(new.ends_on or ""))
    return made
