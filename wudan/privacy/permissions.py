"""May this person ask, answer, erase: an objection, or nothing (PIPL §44–50).

Buttons, API and actions ask here. What changes or erases somebody at a station takes two people: one
who took the signed wish, and another who acts on it. A copy may be printed by the one keeper a station
has: it is a reading of everything, so it is in the journal, and the person sees it among the readings.
"""

from datetime import date

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.orders.deidentifying import open_orders_of
from wudan.people import permissions as people
from wudan.people.actors import Actor
from wudan.people.models import Person, Post
from wudan.privacy.enums import RequestKind
from wudan.privacy.models import PrivacyRequest


def asking_objection(by: Actor, person: Person) -> Objection | None:
    """Why this actor may not ask in this person's name: oneself, or the sites where they live."""
    if by.post_id is not None:
        return people.revealing_objection(by, person)
    if by.person_id != person.pk:
        return Objection("not_yours", "只能为自己提；替别人请到他所在的站。")
    return None


def answering_objection(by: Actor, request: PrivacyRequest) -> Objection | None:
    """Why this actor may not answer this request: the institutes and the center do."""
    if not by.may("answer_privacy"):
        return Objection("not_your_role", "隐私请求由实践所和中心办公室答复。")
    if request.unit is None or not by.reaches(request.unit.path):
        return Objection("not_your_unit", "这位群众不在您的辖区。")
    if request.answered_at is not None:
        return Objection("answered", "已经答复过了。")
    if request.opened_under_id is not None and request.opened_by_id == by.person_id:
        return Objection("second_person", "这件事是您代提的，要由另一位同事来办。")
    return None


def printing_objection(by: Actor, request: PrivacyRequest, *, on: date) -> Objection | None:
    """Why this actor may not print somebody's data for them: it takes their wish, and their site."""
    if request.answered_at is not None:
        return Objection("answered", "已经答复过了。")
    if request.kind not in {RequestKind.COPY, RequestKind.EXPLAIN}:
        return Objection("not_asked", "本人没有要副本。先按本人的意思提一个“复制一份”。")
    if request.person.erased_at is not None:
        return Objection("erased", "已经注销了。")
    person = request.person
    return people.revealing_objection(by, person) or people.upward_objection(by, person, on=on)


def erasing_objection(
    by: Actor, person: Person, request: PrivacyRequest | None, *, on: date
) -> Objection | None:
    """Why this person cannot be erased now by this actor."""
    running = Post.objects.filter(person=person).during(on, None)
    if objection := people.erasing_objection(by, person, list(running)):
        return objection
    if by.post_id is not None:
        if request is None or request.kind != RequestKind.ERASE or request.person_id != person.pk:
            return Objection("no_wish", "要先有本人签字的注销请求，才能办。")
        if objection := answering_objection(by, request):
            return objection
    first = open_orders_of(person).first()
    if first is not None:
        return Objection(
            "open_order",
            Phrase("单 {number} 还没有办完。等它办完，或先撤单，再注销。", number=first.number),
        )
    return None
