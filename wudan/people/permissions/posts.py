"""May this person give, end, hand over, confirm this post: an objection, or nothing.

Pages, API and actions ask here. Three rules carry it (A13): nobody gives more than his role
gives, nobody acts outside his subtree of the day, nobody acts on a post of his own.
"""

from datetime import date

from wudan.areas.models import Unit
from wudan.kit.ages import ADULT, is_under
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people import policies
from wudan.people.actors import Actor
from wudan.people.models import Handover, Nomination, Person, Post
from wudan.people.roles import OPERATOR, ROLES, SECONDED, granters_of

GONE = Objection("gone", "此人已经注销，或这条登记已经并入另一条，请刷新再看。")


def authority_objection(by: Actor, role: str, unit: Unit) -> Objection | None:
    """Why this actor decides nothing about this role at this unit."""
    if role not in by.kind.grants:
        granters = "、".join(granter.name for granter in granters_of(role))
        return Objection(
            "beyond_yourself",
            Phrase("{roles}由{granters}任命。", roles=ROLES[role].name, granters=granters),
        )
    if not oversees(by, unit):
        return Objection("not_your_unit", Phrase("{unit}不在您的辖区。", unit=unit.short_name))
    return None


def granting_objection(
    by: Actor, role: str, unit: Unit, person: Person, *, on: date, heads: bool = False
) -> Objection | None:
    """Why this actor may not give this post to this person."""
    if objection := authority_objection(by, role, unit):
        return objection
    if role in SECONDED and by.role != OPERATOR.code:
        return Objection(
            "needs_second", Phrase("{roles}要两位安全管理员同意：请提名。", roles=ROLES[role].name)
        )
    return fitness_objection(by, role, unit, person, on=on, heads=heads)


def fitness_objection(
    by: Actor, role: str, unit: Unit, person: Person, *, on: date, heads: bool = False
) -> Objection | None:
    """Why this person cannot have this post, whoever gives it."""
    if person.pk == by.person_id:
        return Objection("not_yourself", "不能任命自己，请由上一级或另一位来办。")
    if not Person.objects.present().filter(pk=person.pk).exists():
        return GONE
    if person.county != unit.county:
        return Objection("other_county", "此人不在本县名册。")
    if is_under(ADULT, person.born_on, on):
        return Objection("under_age", "此人未满 18 周岁，不能担任岗位。")
    held = list(person.posts.during(on, None))
    return (
        policies.kind_objection(role, unit, on=on)
        or policies.twice_objection(role, unit, held)
        or policies.apart_objection(role, held)
        or (policies.head_objection(_heads(unit, on), unit) if heads else None)
    )


def nominating_objection(
    by: Actor, role: str, unit: Unit, person: Person, *, on: date
) -> Objection | None:
    """Why this actor may not nominate this person."""
    if objection := authority_objection(by, role, unit):
        return objection
    if role not in SECONDED:
        return Objection("needs_no_second", "这个岗位可以直接任命，不用提名。")
    if Nomination.objects.filter(person=person, role=role, decided_at=None).exists():
        return Objection("nominated", "此人已经被提名，等另一位安全管理员决定。")
    return fitness_objection(by, role, unit, person, on=on)


def seconding_objection(by: Actor, nomination: Nomination) -> Objection | None:
    """Why this actor may not decide this nomination."""
    if nomination.decided_at is not None:
        return Objection("decided", "这项提名已经有了结果。")
    if objection := authority_objection(by, nomination.role, nomination.unit):
        return objection
    if by.person_id in {nomination.proposed_by_id, nomination.person_id}:
        return Objection("not_second", "提名人和被提名人不能自己同意，请另一位安全管理员来办。")
    return None


def ending_objection(by: Actor, post: Post, *, on: date) -> Objection | None:
    """Why this actor may not end this post."""
    if objection := authority_objection(by, post.role, post.unit):
        return objection
    if post.person_id == by.person_id:
        return Objection("not_yourself", "自己的岗位由上一级或另一位来办。")
    if post.starts_on > on or (post.ends_on is not None and post.ends_on <= on):
        return Objection("ended", "这个岗位已经结束。")
    return None


def taking_up_objection(by: Actor, person: Person) -> Objection | None:
    """Why this actor does not say yes to a post that was offered: who was asked does, nobody else."""
    if by.person_id != person.pk:
        return Objection("not_yours", "担任不担任，由本人来定。")
    return None


def offer_objection(offered: Post, *, on: date) -> Objection | None:
    """Why what was held out under this post holds no longer: with a post every act under it ends."""
    if Post.objects.held_on(on).at_open_units(on).filter(pk=offered.pk).exists():
        return None
    return Objection("offer_over", "来请的人已经不在那个岗位上了，请站上现在的人重新来请。")


def acting_objection(
    by: Actor, role: str, unit: Unit, person: Person, *, on: date
) -> Objection | None:
    """Why this actor may not let this person act in this role. Acting adds, displaces nobody."""
    if role in SECONDED:
        return Objection("no_acting", Phrase("{roles}不设代理。", roles=ROLES[role].name))
    if objection := granting_objection(by, role, unit, person, on=on):
        return objection
    since = on - policies.LONGEST_ACTING
    acted = Post.objects.filter(person=person, role=role, unit=unit, is_acting=True)
    if acted.filter(ends_on__gt=since).exists():
        return Objection(
            "acted", "此人正在代理，或刚代理完。代理不能一个接一个，请正式任命或换人。"
        )
    return None


def handing_over_objection(
    by: Actor, post: Post, person: Person, *, on: date, is_acting: bool = False
) -> Objection | None:
    """Why this post may not go from its holder to this person by this actor."""
    if objection := ending_objection(by, post, on=on):
        return objection
    if person.pk == post.person_id:
        return Objection("same_person", "接手人就是现在的人，不用交接。")
    ask = acting_objection if is_acting else granting_objection
    found: Objection | None = ask(by, post.role, post.unit, person, on=on)
    return found


def confirming_objection(by: Actor, post: Post, *, on: date) -> Objection | None:
    """Why this actor may not confirm this post for the next quarter."""
    if objection := ending_objection(by, post, on=on):
        return objection
    if post.confirmed_until is not None and post.confirmed_until < on:
        return Objection("expired", "这个岗位没有按时确认，已经失效，请重新任命。")
    return None


def acknowledging_objection(by: Actor, handover: Handover) -> Objection | None:
    """Why this actor may not sign for what was handed over."""
    if not by.is_staff or by.person_id != handover.to_post.person_id:
        return Objection("not_yours", "交接单由接手的人自己确认。")
    if handover.acknowledged_at is not None:
        return Objection("acknowledged", "已经确认过了。")
    return None


def may_read_duties(by: Actor, holder_id: int) -> bool:
    """Whether the open duties of a post may be listed to this actor: security and administration
    appoint without looking at orders; they are told how many there are."""
    return by.person_id == holder_id or not by.kind.apart or by.may("read_journal")


def oversees(by: Actor, unit: Unit) -> bool:
    """Whether a unit lies in the actor's subtree. The operator is on the server itself."""
    if by.role == OPERATOR.code:
        return True
    return bool(by.unit_path) and unit.path.startswith(by.unit_path)


def _heads(unit: Unit, on: date) -> list[Post]:
    return list(Post.objects.filter(unit=unit, heads=True).during(on, None))
