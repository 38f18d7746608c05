"""May this person propose, confirm, end this bond; act for this ward: an objection, or nothing (A32)."""

from datetime import date

from wudan.kit.ages import ADULT, CHILD, is_under
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.enums import BondKind, Confirmation
from wudan.people.models import Bond, Person, Post
from wudan.people.permissions.consents import guards
from wudan.people.roles import APART

MOST_WARDS = {BondKind.FAMILY: 5, BondKind.LEGAL: 5, BondKind.HELPER: 30}
"""How many one guardian has at most; helpers with many are listed for the office (row 9)."""
MOST_GUARDIANS = 4
_AT_STATION = frozenset({Confirmation.TELEPHONE, Confirmation.FACE, Confirmation.PAPER})


def proposing_objection(
    by: Actor, guardian: Person, ward: Person, kind: str, *, on: date
) -> Objection | None:
    """Why this bond cannot be proposed by this actor."""
    if by.post_id is None:
        if by.person_id != guardian.pk:
            return Objection("not_yours", "守护人由本人提出，或由站上登记。")
        if kind == BondKind.LEGAL:
            return Objection("at_the_station", "登记监护人请带户口本或出生证到站上办。")
    elif objection := _station_objection(by, ward):
        return objection
    return _pair_objection(guardian, ward, kind, on=on)


def _pair_objection(guardian: Person, ward: Person, kind: str, *, on: date) -> Objection | None:
    if guardian.pk == ward.pk:
        return Objection("yourself", "自己的单自己点，不用守护人。")
    gone = [one for one in (guardian, ward) if one.merged_into_id or one.erased_at]
    if guardian.county != ward.county or gone:
        return Objection("not_here", "此人不在本县名册。")
    if is_under(ADULT, guardian.born_on, on):
        return Objection("under_age", "未满 18 周岁不能当守护人。")
    if kind == BondKind.LEGAL and not is_under(ADULT, ward.born_on, on):
        return Objection(
            "not_a_minor", "监护人只登记给未满 18 周岁的孩子；请先补上孩子的出生日期。"
        )
    if kind == BondKind.HELPER and helping_post(guardian.pk, on=on) is None:
        return Objection("no_post", "帮办要是在岗的工作人员或队长。家里人请选“家人”。")
    if Bond.objects.live().filter(guardian=guardian, ward=ward).exists():
        return Objection("bonded", "已经登记过，或正等本人点头。")
    return room_objection(guardian.pk, ward.pk, kind)


def room_objection(
    guardian_id: int, ward_id: int, kind: str, *, but: int | None = None
) -> Objection | None:
    """Why there is no room for one more on either side."""
    live = Bond.objects.live().exclude(pk=but) if but else Bond.objects.live()
    most = MOST_WARDS[BondKind(kind)]
    if live.of_guardian(guardian_id).filter(kind=kind).count() >= most:
        return Objection(
            "too_many", Phrase("一个人最多守护 {most} 位。请先结束用不着的。", most=most)
        )
    if live.of_ward(ward_id).count() >= MOST_GUARDIANS:
        return Objection(
            "too_many",
            Phrase(
                "一个人最多有 {most_guardians} 位守护人。请先结束用不着的。",
                most_guardians=MOST_GUARDIANS,
            ),
        )
    return None


def confirming_objection(by: Actor, bond: Bond, how: str, *, on: date) -> Objection | None:
    """Why this actor's word is not the ward's yes."""
    if bond.ended_at is not None or bond.confirmed_at is not None:
        return Objection("decided", "这件事已经有了结果。")
    if by.person_id == bond.guardian_id:
        return Objection("guardian", "守护人不能替本人点头。请本人来，或请另一位工作人员问过本人。")
    if bond.kind == BondKind.HELPER and helping_post(bond.guardian_id, on=on) is None:
        return Objection("no_post", "帮办的岗位已经结束。")
    if bond.kind == BondKind.LEGAL and how != Confirmation.PAPER:
        return Objection("at_the_station", "监护人要到站上凭户口本或出生证登记。")
    if how == Confirmation.ACCOUNT:
        return _own_yes_objection(by, bond, on=on)
    if how not in _AT_STATION:
        return Objection("somehow", "请选本人是怎么点的头。")
    if how == Confirmation.TELEPHONE and not _own_phone(bond):
        return Objection(
            "not_their_phone",
            "本人没有自己的电话，或登记的是守护人的号码，电话里认不准。请当面问。",
        )
    return _station_objection(by, bond.ward)


def _own_yes_objection(by: Actor, bond: Bond, *, on: date) -> Objection | None:
    if by.post_id is not None or by.person_id != bond.ward_id:
        return Objection("not_yours", "要由本人来点头。")
    if is_under(CHILD, bond.ward.born_on, on):
        return Objection("child", "没满 14 岁，请监护人到站上登记。")
    return None


def ending_objection(by: Actor, bond: Bond, *, on: date) -> Objection | None:
    """Why this actor does not end it: the ward, the guardian, a child's legal guardian, the station."""
    if bond.ended_at is not None:
        return Objection("ended", "已经结束了。")
    if by.post_id is not None:
        return _station_objection(by, bond.ward)
    if by.person_id == bond.ward_id:
        if bond.kind == BondKind.LEGAL:
            return Objection("at_the_station", "监护人的登记由站上来改。")
        return None
    if by.person_id == bond.guardian_id or guards(by.person_id, bond.ward, on=on):
        return None
    return Objection("not_yours", "由本人、守护人或所在的站来办。")


def naming_objection(by: Actor, bond: Bond) -> Objection | None:
    """Why this actor does not change who may review: the ward alone, under no post (R064)."""
    if bond.ended_at is not None or bond.confirmed_at is None:
        return Objection("ended", "这份守护现在不作数。")
    return choosing_objection(by, bond)


def choosing_objection(by: Actor, bond: Bond) -> Objection | None:
    """The same at the yes itself: staff write the yes down, who reviews them they do not choose."""
    if by.post_id is not None or by.person_id != bond.ward_id:
        return Objection("not_yours", "让谁来评，由本人自己定。")
    return None


def helping_post(person_id: int, *, on: date) -> Post | None:
    """The post under which somebody helps: any but those of the three administrators."""
    held = Post.objects.held_on(on).at_open_units(on).filter(person=person_id)
    return held.exclude(role__in=APART).order_by("-heads", "pk").first()


def _own_phone(bond: Bond) -> bool:
    return bool(bond.ward.phone_index) and bond.ward.phone_index != bond.guardian.phone_index


def _station_objection(by: Actor, ward: Person) -> Objection | None:
    if not by.may("place_for"):
        return Objection("not_your_role", "守护人由本人所在的站、所、中心来登记。")
    if by.person_id == ward.pk:
        return Objection("yourself", "自己的事请切换到“本人”来办。")
    if ward.home is None or not by.reaches(ward.home.path):
        return Objection("not_your_unit", "这位群众不在您的辖区。")
    return None
