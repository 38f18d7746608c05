"""What hangs on a site: none of it may be left without somebody, so it is settled before the site ends (R122)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from wudan.activities.flow import LIVE
from wudan.activities.models import Activity
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.complaints.models import Complaint
from wudan.deliveries.models import Delivery
from wudan.inspections.enums import FindingState
from wudan.inspections.models import UnitFinding, UnitVisit, Visit
from wudan.intake.models import Kiosk
from wudan.kit.phrases import COMMA, SEMICOLON, Listed, Phrase
from wudan.kit.refusals import Objection
from wudan.orders.models import Order
from wudan.people.models import Post
from wudan.projects.models import Organisation, Project, Representative
from wudan.rewards.models import Shop
from wudan.sites.enums.resource import ResourceStage
from wudan.sites.models import Booking, Loan, Resource, Room
from wudan.sites.querysets.room import LIVE as HELD
from wudan.teams.enums import SupportState
from wudan.teams.models import Appeal, Founding, SupportOrder, TrainingSession

STILL_HANGING = "still_hanging"
"""The code of what is refused for that."""
NAMED = 3
"""How many of each are named; the rest is counted."""
_OVER = (ResourceStage.DROPPED, ResourceStage.ENDED)
_SUPPORTED = (
    SupportState.ASKED, SupportState.ACCEPTED, SupportState.SCHEDULED, SupportState.DONE,
)  # fmt: skip


class _Kind(NamedTuple):
    """One kind: a word of ours, in words, which rows, which column names them, and by which they are found."""

    kind: str
    what: str
    rows: "QuerySet"  # type: ignore[type-arg]
    field: str
    ref: str = "pk"


@dataclass(frozen=True, slots=True)
class Hanging:
    """One kind of what is left: how many there are, and what the first are called."""

    kind: str
    what: str
    count: int
    names: tuple[str, ...]
    refs: tuple[str, ...]
    """How each of the names is found, in their order."""

    @property
    def words(self) -> str:
        """没办完的单 2 件（20000000001、20000000002）."""
        names = Listed(COMMA, self.names[:NAMED])
        if self.count > NAMED:
            return Phrase("{what}（{names} 等 {n} 个）", what=self.what, names=names, n=self.count)
        return Phrase("{what}（{names}）", what=self.what, names=names)


def hanging_on(unit: Unit, *, on: date, most: int = NAMED) -> list[Hanging]:
    """Everything that would be left without a site on a day, so many of each by name; a statement a kind, two where
    there is some."""
    return [
        Hanging(
            one.kind, one.what, one.rows.count(), tuple(str(name) for name, _ in found),
            tuple(str(ref) for _, ref in found),
        )
        for one in _kinds(unit, on)
        if (found := list(one.rows.order_by("pk").values_list(one.field, one.ref)[:most]))
    ]  # fmt: skip


def hanging_objection(found: list[Hanging]) -> Objection | None:
    """Why a site with these on it cannot end, naming them."""
    if not found:
        return None
    listed = Listed(SEMICOLON, (one.words for one in found))
    return Objection(STILL_HANGING, Phrase("先把这些安排好，才能撤销：{listed}。", listed=listed))


def _kinds(unit: Unit, on: date) -> Iterator[_Kind]:
    below = Unit.objects.open_on(on).filter(parent=unit)
    sites, teams = below.exclude(kind=UnitKind.TEAM), below.filter(kind=UnitKind.TEAM)
    yield _Kind("order", Phrase("没办完的单"), Order.objects.open().filter(unit=unit), "no", "no")
    unanswered = Complaint.objects.open().filter(holder=unit)
    yield _Kind("complaint", Phrase("没答复的投诉"), unanswered, "no", "no")
    yield _Kind("site", Phrase("下面的阵地"), sites, "short_name")
    yield _Kind("team", Phrase("这里的队伍"), teams, "short_name", "team")
    held = Post.objects.during(on, None).filter(unit=unit)
    yield _Kind("post", Phrase("在岗的人"), held, "person__name")
    rooms = Room.objects.in_use().filter(Q(site__unit=unit) | Q(unit=unit))
    yield _Kind("room", Phrase("场地"), rooms, "name")
    live = Activity.objects.filter(unit=unit, stage__in=LIVE, is_template=False)
    yield _Kind("activity", Phrase("没办完的活动"), live, "title", "no")
    shops = Shop.objects.filter(unit=unit, is_open=True)
    yield _Kind("shop", Phrase("开着的兑换点"), shops, "name")
    kept = Resource.objects.exclude(stage__in=_OVER).filter(Q(unit=unit) | Q(host=unit))
    yield _Kind("resource", Phrase("保管的、设在这里的资源"), kept, "name")
    yield from _agreed(unit, on)
    yield from _promised(unit, on)


def _agreed(unit: Unit, on: date) -> Iterator[_Kind]:
    """What it agreed upon with others, or has to answer them, and the screens in its hall."""
    brought = Delivery.objects.open().filter(Q(unit=unit) | Q(party=unit))
    yield _Kind("delivery", Phrase("没办完的配送"), brought, "no", "no")
    elsewhere = Booking.objects.filter(unit=unit, day__gte=on, state__in=HELD)
    elsewhere = elsewhere.exclude(room__site__unit=unit)
    yield _Kind("booking", Phrase("在别处订的场地"), elsewhere, "room__name", "no")
    borrowed = Loan.objects.unsettled().filter(borrower=unit)
    yield _Kind("loan", Phrase("借来的、在借的东西"), borrowed, "resource__name")
    supported = SupportOrder.objects.filter(unit=unit, state__in=_SUPPORTED)
    yield _Kind("support", Phrase("没办完的支持单"), supported, "team__unit__name")
    to_come = TrainingSession.objects.filter(
        unit=unit, day__gte=on, held_at=None, cancelled_at=None
    )
    yield _Kind("training", Phrase("还没办的培训"), to_come, "name")
    appeals = Appeal.objects.waiting().filter(unit=unit)
    yield _Kind("appeal", Phrase("没答复的入队退队申诉"), appeals, "team__unit__name")
    asked = Founding.objects.waiting().filter(site=unit)
    yield _Kind("founding", Phrase("等人答应当队长的新队"), asked, "name")
    proposed = Project.objects.live().filter(unit=unit)
    what = Phrase("在清单上、在评审的项目（先转给别的单位）")
    yield _Kind("project", what, proposed, "title")
    screens = Kiosk.objects.filter(unit=unit, ended_at=None)
    yield _Kind("kiosk", Phrase("没停用的大厅点单机"), screens, "name")


def _promised(unit: Unit, on: date) -> Iterator[_Kind]:
    """Who speaks for it at forums or was written down by it; who is to visit it, what it is to mend."""
    speaking = Representative.objects.on(on).filter(unit=unit)
    yield _Kind("representative", Phrase("替这里说话的群众代表"), speaking, "person__name")
    known = Organisation.objects.on(on).filter(unit=unit)
    yield _Kind("organisation", Phrase("这里登记的志愿服务组织"), known, "name")
    due = Visit.objects.to_make().filter(site__unit=unit)
    yield _Kind("visit", Phrase("安排了还没来看的督查指导"), due, "inspection__title")
    coming = UnitVisit.objects.to_make().filter(unit=unit)
    yield _Kind("unit_visit", Phrase("安排了还没去的督查指导"), coming, "inspection__title")
    unmended = UnitFinding.objects.filter(visit__unit=unit).exclude(state=FindingState.CLOSED)
    yield _Kind("unit_visit", Phrase("督查指导后没改好的"), unmended, "words", "visit")
