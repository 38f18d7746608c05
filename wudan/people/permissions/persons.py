"""May this person enter, correct, read, merge this person: an objection, or nothing."""

from collections.abc import Iterable
from datetime import date

from wudan.areas.models import Unit
from wudan.kit.ages import ADULT, CHILD, is_under
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.enums import ConsentKind
from wudan.people.models import Account, Consent, Person, Post
from wudan.people.permissions.posts import authority_objection, oversees
from wudan.people.roles import ROLES

_NOT_HERE = Objection("not_your_unit", "这位群众不在您的辖区。")
DECIDERS = frozenset({"institute_staff", "center_office"})
"""Who decides whether two are one person: the site above the village, not the keeper alone."""


def revealing_objection(by: Actor, person: Person) -> Objection | None:
    """Why this actor may not read this person's data in full.

    Staff of the site where they live, and of the sites above it, who also take their orders.
    """
    if not by.may("place_for"):
        return Objection("not_your_role", "群众的完整资料只给所在站、所和中心的工作人员看。")
    if person.home is None or not by.reaches(person.home.path):
        return Objection("not_your_unit", "这位群众不在您的辖区。")
    return None


def entering_objection(by: Actor, home: Unit | None) -> Objection | None:
    """Why this actor may not note down a resident of this site."""
    if not by.may("place_for"):
        return Objection("not_your_role", "登记群众由站、所、中心的工作人员来做。")
    if home is not None and not by.reaches(home.path):
        return Objection("not_your_unit", "这位群众不在您的辖区，请转给他所在的站。")
    return None


def correcting_objection(by: Actor, person: Person, *, on: date) -> Objection | None:
    """Why this actor may not correct this person's data: oneself may, and staff of the place."""
    if person.erased_at is not None:
        return Objection("erased", "已经注销了。")
    if person.merged_into_id is not None:
        return Objection("merged", "这条登记已经并入另一条，请到那一条上改。")
    if by.post_id is None:
        return None if by.person_id == person.pk else Objection("not_yours", "这是别人的资料。")
    return _staff_objection(by, person) or upward_objection(by, person, on=on)


def upward_objection(by: Actor, person: Person, *, on: date) -> Objection | None:
    """Why this actor does nothing to the data of who stands above them (A13): a telephone opens the
    account, and a copy holds all that somebody did under their post."""
    held = Post.objects.during(on, None).filter(person=person).select_related("unit")
    if all(oversees(by, post.unit) for post in held):
        return None
    return Objection("holds_post", "此人的岗位不在您的下级，他的资料由他的单位或上一级来办。")


def erasing_objection(by: Actor, person: Person, posts: Iterable[Post]) -> Objection | None:
    """Why nothing of this person may be erased now; `posts` are those they hold or will hold."""
    if person.erased_at is not None:
        return Objection("erased", "已经注销了。")
    if person.merged_into_id is not None:
        return Objection("merged", "这条登记已经并入另一条，请到那一条上办。")
    if by.post_id is None and by.person_id != person.pk:
        return Objection("not_yours", "这是别人的资料。")
    if named := "、".join(post.named for post in posts):
        return Objection(
            "holds_post", Phrase("现在还任着{named}，请先把岗位交接出去，再注销。", named=named)
        )
    return None


def staying_adult_objection(person: Person, born_on: date | None, *, on: date) -> Objection | None:
    """Why this birthday cannot be: the person holds a post and would be under 18."""
    if not is_under(ADULT, born_on, on):
        return None
    post = Post.objects.running_on(on).filter(person=person).first()
    if post is None:
        return None
    return Objection(
        "under_age",
        Phrase(
            "此人现任{roles}，按这个出生日期不满 18 周岁，请对着证件核对。",
            roles=ROLES[post.role].name,
        ),
    )


def account_objection(person: Person, *, on: date) -> Objection | None:
    """Why this person has no account of their own: under 14 a guardian agrees first (PIPL §31)."""
    if not is_under(CHILD, person.born_on, on):
        return None
    if Consent.objects.live().of_kind(ConsentKind.MINOR).filter(person=person).exists():
        return None
    return Objection("needs_guardian", "没满 14 岁，要监护人先同意，才能有自己的账号。")


def taking_part_objection(person: Person, *, on: date, is_risky: bool) -> Objection | None:
    """Why a minor does not join a team: never what is risky, the rest with a guardian's word
    (民法典 §19, 志愿服务条例 §15; domain §2.6)."""
    if not is_under(ADULT, person.born_on, on):
        return None
    if is_risky:
        return Objection("no_minors", "这支队伍的活有人身风险或涉及医疗，未满 18 周岁不能参加。")
    if Consent.objects.live().of_kind(ConsentKind.MINOR).filter(person=person).exists():
        return None
    return Objection("needs_guardian", "未满 18 周岁，要监护人先同意，或说好由监护人陪着。")


def deciding_objection(by: Actor, one: Person, other: Person) -> Objection | None:
    """Why this actor may not decide whether these two are one."""
    if by.role not in DECIDERS:
        return Objection("not_your_role", "是不是同一个人，由所或中心办公室的工作人员来定。")
    if by.person_id in {one.pk, other.pk}:
        return Objection("yourself", "涉及自己的，请另一位同事来定。")
    return _staff_objection(by, one) or _staff_objection(by, other)


def merging_objection(by: Actor, kept: Person, dropped: Person, *, on: date) -> Objection | None:
    """Why these two are not merged by this actor now."""
    if kept.pk == dropped.pk or kept.county != dropped.county:
        return Objection("not_two", "请选两条不同的登记。")
    if objection := deciding_objection(by, kept, dropped):
        return objection
    if kept.merged_into_id is not None or dropped.merged_into_id is not None:
        return Objection("merged", "其中一条已经并过了，请刷新再看。")
    if Person.objects.filter(merged_into=dropped).exists():
        return Objection("has_merged", "要并入的这条先前并进过别的，请反过来：留下它。")
    if Account.objects.filter(person__in=[kept, dropped]).count() > 1:
        return Objection("two_accounts", "两条都有自己的账号。先和本人商量停用一个，再来合并。")
    return _moving_objection(by, kept, dropped, on=on)


def _moving_objection(by: Actor, kept: Person, dropped: Person, *, on: date) -> Objection | None:
    """Posts and accounts move along: who could not appoint them does not move them (A13)."""
    for post in Post.objects.filter(person__in=[kept, dropped]).during(on, None):
        if authority_objection(by, post.role, post.unit):
            words = "其中一位有岗位，合并会动到他的岗位和账号。请能任命这个岗位的上级来办。"
            return Objection("holds_post", words)
    return None


def _staff_objection(by: Actor, person: Person) -> Objection | None:
    if not by.may("place_for"):
        return Objection("not_your_role", "群众的登记由站、所、中心的工作人员来管。")
    if person.home is None or not by.reaches(person.home.path):
        return _NOT_HERE
    return None
