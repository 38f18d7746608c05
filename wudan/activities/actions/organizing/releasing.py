"""放人: all who have a place or wait for one are free again. A part of cancelling and ending."""

from datetime import datetime

from wudan.activities.actions.holding import lock_openings
from wudan.activities.actions.staffing.recall import drop_invitations_to
from wudan.activities.enums import SignUpState
from wudan.activities.models import Activity, Opening, SignUp


def release(activity: Activity, *, states: tuple[SignUpState, ...], at: datetime, why: str) -> int:
    """Release those of these states; how many. Holds all openings, so that nobody slips in."""
    openings = lock_openings(
        Opening.objects.filter(shift__activity=activity).values_list("pk", flat=True)
    )
    rows = SignUp.objects.filter(opening__in=openings, state__in=states)
    list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
    count = rows.update(
        state=SignUpState.RELEASED, ended_at=at, why=why, offered_at=None, offered_to=None
    )
    drop_invitations_to(activity, at=at)
    counts = {"waiting": 0, "held": 0}
    if SignUpState.PLACED in states:
        counts["taken"] = 0
    Opening.objects.filter(pk__in=openings).update(**counts)
    return count
