"""登记为志愿者: exactly the eight fields of 67号令 §5, and the consent to the volunteers' terms."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from wudan.kit.ages import CHILD, SPEAKS_FOR_ONESELF, is_under
from wudan.kit.clock import day_of
from wudan.kit.id_numbers import is_id_number, normal, told_by
from wudan.kit.phrases import COMMA, Listed, Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people import permissions
from wudan.people.actions.consents import give
from wudan.people.actions.invitations.ending import end_fitting
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actions.locking import lock_persons
from wudan.people.actions.persons.correct import correct
from wudan.people.actors import Actor
from wudan.people.enums import BondKind, ConsentChannel, ConsentKind, GivenBy
from wudan.people.models import Bond, Person, Volunteer
from wudan.people.wishes import Wishes

OF_THE_PERSON = {
    "name": "姓名", "sex": "性别", "born_on": "出生日期", "id_number": "身份证号",
    "home": "居住区域", "phone": "联系方式",
}  # fmt: skip
"""Six of the eight; the others are skills and kinds of service. Whoever has no telephone is reached at home."""
_MISSING_MAY_BE_TOLD = ("sex", "born_on", "id_number", "phone", "address")
"""What was never told is told here; what is known is corrected elsewhere, with care."""


@one_transaction
def register(
    *, person: Person, skills: Collection[str], kinds: Collection[str], by: Actor, at: datetime,
    channel: str = ConsentChannel.WEB, given_by: str = GivenBy.SELF, guardian: Person | None = None,
    slots: int = 0, serves: Collection[str] = (), source: str = "",
    missing: Mapping[str, object] | None = None,
) -> Volunteer:  # fmt: skip
    """Register; who had left comes back. `missing` are those of the eight not known yet.

    An invitation that fits is answered by it. Raises Malformed (which of the eight is missing),
    Objected.
    """
    held = lock_persons([person.pk])[person.pk]
    insist(permissions.correcting_objection(by, held, on=day_of(at)))
    wishes = Wishes(skills, kinds, slots, serves, source)
    held = _completed(held, missing or {}, wishes, by=by, at=at)
    _insist_on_age(held, at)
    give(
        person=held, kind=ConsentKind.VOLUNTEER, by=by, at=at, channel=channel, given_by=given_by,
        guardian=guardian,
    )  # fmt: skip
    made = Volunteer.objects.filter(person=held).first() or Volunteer(person=held)
    wishes.written_on(made)
    if made.left_at is not None or made.joined_at is None:
        made.joined_at, made.left_at = at, None
    made.save()
    note("person.register", held, by=by, at=at, kinds=["skills", "kinds"])
    end_fitting(held, by=by, at=at, channel=channel)
    return made


def register_told(
    *,
    person: Person,
    wishes: Wishes,
    channel: str,
    missing: Mapping[str, object],
    by: Actor,
    at: datetime,
) -> Volunteer:
    """Register somebody as they tell it to a station; for a child under 14 the guardian says so.
    Raises Malformed, Objected."""
    guardian = _guardian_of(person, day_of(at))
    return register(
        person=person, by=by, at=at, channel=channel, missing=missing,
        given_by=GivenBy.GUARDIAN if guardian else GivenBy.SELF, guardian=guardian,
        skills=wishes.skills, kinds=wishes.kinds, slots=wishes.slots, serves=wishes.serves,
        source=wishes.source,
    )  # fmt: skip


def _guardian_of(child: Person, on: date) -> Person | None:
    """Who agrees for somebody under 14: the guardian who was registered with papers."""
    if not is_under(CHILD, child.born_on, on):
        return None
    legal = Bond.objects.running_on(on).of_ward(child.pk).filter(kind=BondKind.LEGAL)
    bond = legal.select_related("guardian").first()
    return bond.guardian if bond else None


def _completed(
    held: Person, missing: Mapping[str, object], wishes: Wishes, *, by: Actor, at: datetime
) -> Person:
    """The person with all eight. Raises Malformed."""
    told = {
        kind: missing[kind] for kind in _MISSING_MAY_BE_TOLD
        if missing.get(kind) and not getattr(held, kind)
    }  # fmt: skip
    faults = wishes.faults(county=held.county, on=day_of(at))
    if told and not faults:
        _insist_on_one_birthday(held, told)
        held = correct(person=held, changes=told, by=by, at=at)
    known = told.keys() | ({"sex", "born_on"} if "id_number" in told else set())
    if held.address or "address" in told:
        known |= {"phone"}
    absent = [
        name for kind, name in OF_THE_PERSON.items()
        if not getattr(held, kind) and kind not in known
    ]  # fmt: skip
    if absent:
        faults["person"] = Phrase("还缺：{listed}。", listed=Listed(COMMA, absent))
    if faults:
        raise Malformed(faults)
    return held


def _insist_on_one_birthday(held: Person, told: Mapping[str, object]) -> None:
    """A number that says another birthday than is known is somebody else's. Raises Malformed."""
    number = normal(str(told.get("id_number", "")))
    if not is_id_number(number):
        return
    said = told_by(number)
    known: date | None = held.born_on
    if known is not None and known != said.born_on:
        words = "身份证号里的出生日期和登记的不一样。号码没抄错的话，请带证件到站上改。"
        raise Malformed({"id_number": words})
    if held.sex and held.sex != ("male" if said.is_male else "female"):
        words = "身份证号里的性别和登记的不一样。号码没抄错的话，请带证件到站上改。"
        raise Malformed({"id_number": words})


def _insist_on_age(held: Person, at: datetime) -> None:
    on = day_of(at)
    if is_under(SPEAKS_FOR_ONESELF, held.born_on, on):
        raise Objected(Objection("under_age", "没满 8 岁的孩子跟着家长参加，不单独登记。"))
    insist(permissions.taking_part_objection(held, on=on, is_risky=False))
