"""提异议: by anybody signed in, or told to the site and written down there without a name."""

from datetime import datetime

from wudan.honors.actions.notices.holding import lock, note, one_transaction
from wudan.honors.enums.notice import ObjectedTo
from wudan.honors.models import NoticeObjection, PublicNotice
from wudan.honors.permissions.notices import objecting_objection
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor

LONGEST = 800


@one_transaction
def object_(
    *, notice: PublicNotice, words: str, about: str, by: Actor, at: datetime, is_named: bool = False
) -> NoticeObjection:
    """Raise one; from now on the notice cannot pass until it is answered. Raises Malformed, Missing, Objected."""
    held = lock(notice)
    insist(objecting_objection(by, held, at=at))
    words, faults = tidy(words), dict[str, str]()
    if fault := objection_to(words, most=LONGEST) or ("" if words else "请写为什么有异议。"):
        faults["words"] = fault
    if about not in ObjectedTo.values:
        faults["about"] = "请选对什么有异议。"
    if faults:
        raise Malformed(faults)
    made = NoticeObjection.objects.create(
        notice=held, person_id=None if by.is_staff else by.person, about=about, words=words,
        is_named=is_named and not by.is_staff, raised_at=at,
        taken_as=by.label[:80] if by.is_staff else "",
    )  # fmt: skip
    note("notice.object", held, by=by, at=at, facts={"objection": made.pk, "about": about})
    return made
