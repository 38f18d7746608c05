"""May this person have, print, withdraw or revoke a certificate.

One's own is free and at one's own hands (67号令 §14); at the counter it is printed for who has no
phone. Revoking is the recording unit's: 谁记录谁证明, 谁证明谁更正.
"""

from wudan.areas.models import Unit
from wudan.kit.refusals import Objection
from wudan.ledger.enums import Naming
from wudan.ledger.models import Certificate
from wudan.people.actors import Actor
from wudan.people.models import Person

_NOT_YOURS = Objection("not_yours", "证明由本人自己开；不用手机的，请站上的人帮着打印。")
_ENDED = Objection("ended", "这份证明已经失效，不能再打印或撤销。")


def making_objection(by: Actor, person: Person, naming: str) -> Objection | None:
    """Why this actor may not make a certificate for this person."""
    if by.post_id is None:
        return None if by.person_id == person.pk else _NOT_YOURS
    if naming == Naming.FULL:
        return Objection("own_choice", "完整证件号只有本人登录以后自己选。柜台打印的一律遮住。")
    return _counter_objection(by, person)


def printing_objection(by: Actor, certificate: Certificate) -> Objection | None:
    """Why this actor may not print this one again."""
    if fault := making_objection(by, certificate.person, certificate.naming):
        return fault
    return None if certificate.holds else _ENDED


def withdrawing_objection(by: Actor, certificate: Certificate) -> Objection | None:
    """Why this actor may not take it back: it is the volunteer's own."""
    if by.post_id is not None or by.person_id != certificate.person_id:
        return _NOT_YOURS
    return None if certificate.holds else _ENDED


def revoking_objection(by: Actor, certificate: Certificate) -> Objection | None:
    """Why this actor may not revoke it."""
    if fault := keeping_objection(by, certificate.unit):
        return fault
    if by.person_id == certificate.person_id:
        return Objection("own_certificate", "自己的证明由另一个人来撤销；自己可以收回。")
    return None if certificate.holds else _ENDED


def keeping_objection(by: Actor, unit: Unit) -> Objection | None:
    """Why this actor does not answer for what a unit recorded."""
    if by.post_id is None or not by.may("run_activities"):
        return Objection("not_your_role", "证明由记录单位和它的上级来撤销。")
    if not unit.path.startswith(by.unit_path):  # a village guides its teams (67号令 §26)
        return Objection("not_your_unit", "这个记录单位不在您的管辖范围。")
    return None


def _counter_objection(by: Actor, person: Person) -> Objection | None:
    if not by.may("place_for"):
        return Objection("not_your_role", "代打证明由站、所和中心办公室来做。")
    if person.home is None or not by.reaches(person.home.path):
        return Objection("not_your_unit", "这位群众不在您的管辖范围。")
    return None
