"""活动: what was held, by which of the seven colours and four verbs, online or not, who came (R001, R038, R080)."""

from django.db.models import Q

from wudan.activities.enums import ActivityStage, Aim, AttendanceState, Color, Mode, Venue
from wudan.kit.figures import Figure, Share
from wudan.kit.phrases import Phrase
from wudan.registers.figures.measuring import figures_of
from wudan.registers.figures.scope import Scope, Window
from wudan.registers.figures.sources import ATTENDANCES, BOOKINGS, SHIFTS
from wudan.registers.figures.tallies import Ratio, Tally
from wudan.sites.enums import RoomUse

HELD = Q(activity__is_template=False) & ~Q(
    activity__stage__in=[ActivityStage.DRAFT, ActivityStage.CANCELLED]
)
"""A shift that is over, of an activity that was published and not called off."""
_THERE = ~Q(state=AttendanceState.STRUCK)
_USED = Q(seen=RoomUse.USED)


def _held(key: str, label: str, only: Q = HELD) -> Tally:
    return Tally(key, label, Phrase("场"), SHIFTS, "ends_at", only)


TALLIES = (
    _held("shifts-held", Phrase("开展活动")),
    _held("shifts-task", Phrase("其中任务"), HELD & Q(activity__mode=Mode.TASK)),
    _held("shifts-voluntary", Phrase("其中志愿"), HELD & Q(activity__mode=Mode.VOLUNTARY)),
    _held("shifts-online", Phrase("其中线上"), HELD & Q(activity__venue=Venue.ONLINE)),
    *(
        _held(f"color-{code}", Phrase("七色·{label}", label=label), HELD & Q(activity__color=code))
        for code, label in Color.choices
    ),
    *(_held(f"aim-{code}", label, HELD & Q(activity__aim=code)) for code, label in Aim.choices),
    Tally("attendances", Phrase("志愿者到场"), Phrase("人次"), ATTENDANCES, "came_at", _THERE),
    Tally("volunteers-came", Phrase("到场志愿者（去重）"), Phrase("人"), ATTENDANCES, "came_at", _THERE, differs="person"),
    Tally("rooms-used", Phrase("场地真的用了"), Phrase("次"), BOOKINGS, "day", _USED, is_date=True),
    Tally("rooms-heads", Phrase("场地使用"), Phrase("人次"), BOOKINGS, "day", _USED, adds="party", is_date=True),
)  # fmt: skip
SHARES = (
    Ratio("voluntary-share", Phrase("志愿的占比"), "shifts-voluntary", "shifts-held"),
    Ratio("online-share", Phrase("线上的占比"), "shifts-online", "shifts-held"),
)


def figures(scope: Scope, window: Window) -> list[Figure | Share]:
    """The block; three statements."""
    found = figures_of(TALLIES, scope, window)
    return [*found.values(), *(share.of(found) for share in SHARES)]
