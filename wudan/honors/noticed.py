"""一户的公示: the open notice about a household, and why it does not pass (R079)."""

from datetime import datetime

from wudan.honors.enums.notice import ObjectionState
from wudan.honors.models import HouseholdHonor, PublicNotice
from wudan.honors.permissions.notices import closing_objection
from wudan.kit.refusals import Objection

KIND = "household"
"""What a notice about a household is filed under."""
UPSET = Objection("upset", "有异议成立，不能命名；请写明理由，作“公示有异议，这次不评”的决定。")
NOT_UPSET = Objection("no_objection", "没有成立的异议，不能这样定。")
_GONE = Objection("no_notice", "没有在公示。")


def notice_of(honor: HouseholdHonor) -> PublicNotice | None:
    """The one that is up."""
    rows = PublicNotice.objects.filter(kind=KIND, subject_id=honor.pk)
    return rows.open().select_related("unit").first()


def is_upset(notice: PublicNotice) -> bool:
    """Whether an objection was found right."""
    return notice.objections.filter(state=ObjectionState.SUSTAINED).exists()


def passing_objection(honor: HouseholdHonor, *, at: datetime) -> Objection | None:
    """Why the household is not named yet: the time, an open objection, or one that holds."""
    notice = notice_of(honor)
    if notice is None:
        return _GONE
    return closing_objection(notice, at=at) or (UPSET if is_upset(notice) else None)


def upsetting_objection(honor: HouseholdHonor) -> Objection | None:
    """Why it is not overturned: only an objection that was found right does that."""
    notice = notice_of(honor)
    if notice is None:
        return _GONE
    return None if is_upset(notice) else NOT_UPSET
