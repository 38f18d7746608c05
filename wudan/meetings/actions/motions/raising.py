"""提请研究: a unit asks the next meeting to talk something over; may be taken back until it is listed."""

from dataclasses import dataclass
from datetime import datetime

from wudan.areas.models import Unit
from wudan.catalog.models import Platform
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.meetings import policies
from wudan.meetings.actions.keeping import note_motion, one_transaction
from wudan.meetings.enums import MotionState
from wudan.meetings.models import Motion
from wudan.meetings.permissions.meetings import raising_objection, withdrawing_objection
from wudan.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Raised:
    """What it is about; for a platform's own meeting when one is named."""

    title: str
    words: str = ""
    platform: Platform | None = None


@one_transaction
def put(*, unit: Unit, raised: Raised, by: Actor, at: datetime) -> Motion:
    """It waits for the next agenda. Raises Malformed, Objected."""
    insist(raising_objection(by, unit))
    words = tidy(raised.words)
    faults = {
        field: fault
        for field, fault in (
            ("title", policies.words_fault(raised.title, "请写什么事。", most=60)),
            ("words", objection_to_published(words, most=400)),
        )
        if fault
    }
    if faults:
        raise Malformed(faults)
    made = Motion.objects.create(
        county=unit.county, unit=unit, platform=raised.platform, title=tidy(raised.title),
        words=words, raised_at=at, raised_as=by.label[:80],
    )  # fmt: skip
    note_motion("raise", made, by=by, at=at)
    return made


@one_transaction
def take_back(*, motion: Motion, by: Actor, at: datetime) -> Motion:
    """It waits no longer. Raises Missing, Objected."""
    rows = Motion.objects.select_for_update(of=("self",)).select_related("unit")
    held = rows.filter(pk=motion.pk).first()
    if held is None:
        raise Missing
    insist(withdrawing_objection(by, held))
    held.state = MotionState.WITHDRAWN
    held.save(update_fields=["state"])
    note_motion("withdraw", held, by=by, at=at)
    return held
