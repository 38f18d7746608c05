"""登记为志愿者: exactly the eight fields of 67号令 §5, and the consent to the volunteers' terms."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings

from wudan.kit.ages import SPEAKS_FOR_ONESELF, is_under
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people import permissions
from wudan.people.actions.consents import give
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel, ConsentKind, GivenBy
from wudan.people.models import Person, Volunteer

OF_THE_PERSON = {
    "name": "姓名", "sex": "性别", "born_on": "出生日期", "id_number": "身份证号",
    "home": "居住区域", "phone": "联系方式",
}  # fmt: skip
"""Six of the eight; the others are skills and kinds of service."""


@one_transaction
def register(
    *, person: Person, skills: Collection[str], kinds: Collection[str], by: Actor, at: datetime,
    channel: str = ConsentChannel.WEB, given_by: str = GivenBy.SELF, guardian: Person | None = None,
) -> Volunteer:  # fmt: skip
    """Register; who had left comes back. Raises Malformed (which of the eight is missing), Objected."""
    held = lock_persons([person.pk])[person.pk]
    insist(permissions.correcting_objection(by, held, on=day_of(at)))
    _insist_on_the_eight(held, skills, kinds)
    _insist_on_age(held, at)
    give(
        person=held, kind=ConsentKind.VOLUNTEER, by=by, at=at, channel=channel, given_by=given_by,
        guardian=guardian,
    )  # fmt: skip
    made, _ = Volunteer.objects.update_or_create(
        person=held,
        defaults={"skills": sorted(skills), "kinds": sorted(kinds), "joined_at": at, "left_at": None},
    )  # fmt: skip
    note("person.register", held, by=by, at=at, kinds=["skills", "kinds"])
    return made


def _insist_on_the_eight(held: Person, skills: Collection[str], kinds: Collection[str]) -> None:
    missing = [name for kind, name in OF_THE_PERSON.items() if not getattr(held, kind)]
    faults = {"person": f"还缺：{'、'.join(missing)}。"} if missing else {}
    if not skills or not set(skills) <= settings.PACK.skills.keys():
        faults["skills"] = "请至少选一项会做的。"
    if not kinds or not set(kinds) <= settings.PACK.platforms.keys():
        faults["kinds"] = "请至少选一类愿意参加的服务。"
    if faults:
        raise Malformed(faults)


def _insist_on_age(held: Person, at: datetime) -> None:
    on = day_of(at)
    if is_under(SPEAKS_FOR_ONESELF, held.born_on, on):
        raise Objected(Objection("under_age", "没满 8 岁的孩子跟着家长参加，不单独登记。"))
    insist(permissions.taking_part_objection(held, on=on, is_risky=False))
