"""How every act on posts is taken: lock, look again at who acts, write, journal.

Rows are locked in one order, so that no two acts wait for each other: units, persons, posts.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.quarters import next_quarter_end
from wudan.kit.refusals import Malformed, Objected, Objection
from wudan.kit.text import objection_to, tidy
from wudan.people import policies
from wudan.people.actors import Actor
from wudan.people.models import Person, Post
from wudan.people.signing_in import actor_under

SUBJECT = "post"
one_transaction = transaction.atomic(savepoint=False)


def lock(
    *, units: Iterable[int] = (), persons: Iterable[int] = (), posts: Iterable[int] = ()
) -> None:
    """Hold these rows until the transaction ends, in the order that everybody takes."""
    for model, wanted in ((Unit, units), (Person, persons), (Post, posts)):
        rows = model._default_manager.select_for_update(of=("self",), no_key=True)
        list(rows.filter(pk__in=sorted(set(wanted))).order_by("pk").values_list("pk", flat=True))


def present(by: Actor, *, on: date) -> Actor:
    """The actor as he stands now: post still held, reach by the tree of the day (A13).

    Raises Objected when the post ended since the request began.
    """
    if by.post_id is None:
        return by
    held = Post.objects.held_on(on).at_open_units(on).filter(pk=by.post_id, person=by.person_id)
    post = held.select_related("unit").first()
    if post is None:
        raise Objected(Objection("post_ended", "您的这个岗位已经结束，请刷新页面。"))
    return actor_under(post)


def own_post(by: Actor) -> list[int]:
    """The row of the acting post, to be locked beside the others."""
    return [] if by.post_id is None else [by.post_id]


def write(
    *, person: Person, role: str, unit: Unit, by: Actor, at: datetime, title: str, heads: bool,
    ends_on: date | None, is_acting: bool = False, through: Post | None = None,
) -> Post:  # fmt: skip
    """A new post from today on, confirmed until the end of the next quarter. An acting post of
    the same kind that the person held until now ends with it."""
    on = day_of(at)
    acting = Post.objects.running_on(on).filter(person=person, role=role, unit=unit, is_acting=True)
    for one in acting.select_related("unit"):
        for ended in close(one, on=on):
            journal("end", ended, by=by, at=at, why="转为正式任命")
    return Post.objects.create(
        county=unit.county, person=person, role=role, unit=unit, title=tidy(title), heads=heads,
        starts_on=on, ends_on=ends_on, is_acting=is_acting, confirmed_until=next_quarter_end(on),
        granted_by_id=by.person_id, granted_under_id=by.post_id, through=through,
    )  # fmt: skip


def journal(
    verb: str, post: Post, *, by: Actor, at: datetime, why: str = "", **facts: object
) -> None:
    """The event of a verb. Persons are named by number: a journal holds no names."""
    told: dict[str, object] = {"role": post.role, "holder": post.person_id}
    subject = Subject(SUBJECT, post.pk, post.county, post.unit_id, post.unit.branch_id)
    record(f"{SUBJECT}.{verb}", subject, by=by, at=at, why=why, facts=told | facts)


def insist_on_words(*, title: str = "", why: str = "", fault_of_end: str = "") -> None:
    """Raise Malformed when something typed cannot be used."""
    faults = {}
    if fault := objection_to(tidy(title), most=policies.LONGEST_TITLE):
        faults["title"] = fault
    if fault := objection_to(tidy(why), most=policies.LONGEST_WHY):
        faults["why"] = fault
    if fault_of_end:
        faults["ends_on"] = fault_of_end
    if faults:
        raise Malformed(faults)


def close(post: Post, *, on: date) -> list[Post]:
    """End a post, and those that are held through it, at once. The first is the post itself."""
    ended = [post, *through(post, on=on)]
    for one in ended:
        one.ends_on = max(on, one.starts_on)
        one.save(update_fields=["ends_on"])
    return ended


def through(post: Post, *, on: date) -> list[Post]:
    """The posts that its holder has because of it (一把手任队长, R046)."""
    held = Post.objects.running_on(on).filter(through=post, person=post.person_id)
    return list(held.select_related("unit").order_by("pk"))


def again(post: Post) -> Post:
    """The row as it is now, with its unit and holder."""
    return Post.objects.select_related("unit", "person").get(pk=post.pk)
