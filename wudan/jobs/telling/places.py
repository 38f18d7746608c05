"""场地和借用: who asked for a room or a thing, and who keeps it; a silence is told to both (R028, R029)."""

from django.urls import reverse

from wudan.jobs.telling.facts import holders, roles_that_may
from wudan.jobs.telling.wording import when
from wudan.journal.outbox import Happening
from wudan.kit.tree_paths import steps_of
from wudan.notices.policies import Told
from wudan.sites.enums import BookingState
from wudan.sites.models import Booking, Loan

_KEEPING, _LENDING, _BORROWING = map(roles_that_may, ("keep_rooms", "keep_resources", "borrow"))
_RESIDENT = "群众"


def booker(event: Happening) -> list[Told]:
    """Who asked for a room; of the own cancelling nobody is told."""
    if event.verb == "booking.cancel" and event.facts.get("side") != "keeper":
        return []
    row = Booking.objects.select_related("room__site__unit").get(pk=event.subject_id)
    return [Told(row.person_id, _blanks(row, event), reverse("room", args=[row.room_id]))]


def room_keeper(event: Happening) -> list[Told]:
    """Who answers for a room that has to be asked for, but who asked: posts at its unit, else at the
    site it stands in, else at the next unit above."""
    row = Booking.objects.select_related("room__site__unit", "room__unit", "unit").get(
        pk=event.subject_id
    )
    was_cancelled_here = event.verb == "booking.cancel" and event.facts.get("side") != "booker"
    if row.answer_by is None or was_cancelled_here:
        return []
    room = row.room
    units = [room.unit_id, room.site.unit_id, *reversed(steps_of(room.unit.path)[:-1])]
    found = next((one for unit in units if (one := holders(event, _KEEPING, unit))), [])
    page = f"{reverse('room-desk')}?tab=asked"
    return [Told(person, _blanks(row, event), page) for person in found if person != row.person_id]


def lender(event: Happening) -> list[Told]:
    """Who keeps a thing that is asked for."""
    row = _loan(event)
    return _of_loan(row, holders(event, _LENDING, row.resource.unit_id))


def borrower(event: Happening) -> list[Told]:
    """Who asks in the name of the unit that wanted it."""
    row = _loan(event)
    return _of_loan(row, holders(event, _BORROWING, row.borrower_id))


def _blanks(row: Booking, event: Happening) -> dict[str, str]:
    together = _together(row, event)
    more = f"等{together}次" if together > 1 else ""
    return {
        "room": f"{row.room.site.unit.short_name}{row.room.name}", "day": f"{when(row.starts_at)}{more}",
        "why": row.why, "unit": row.unit.short_name if row.unit else _RESIDENT,
        "due": when(row.answer_by) if row.answer_by else "",
    }  # fmt: skip


def _together(row: Booking, event: Happening) -> int:
    """Of how many dates of a series one message speaks: those asked for, or over, at one stroke."""
    dates = Booking.objects.filter(series=row.series_id)
    if row.series_id is None:
        return 1
    if event.verb == "booking.ask":
        return dates.filter(made_at=row.made_at).count()
    if event.verb == "booking.lapse":
        unanswered = [BookingState.ASKED, BookingState.LAPSED]  # the clock is still at the others
        return dates.filter(state__in=unanswered, answer_by=row.answer_by).count()
    return 1


def _loan(event: Happening) -> Loan:
    return Loan.objects.select_related("resource__unit", "borrower").get(pk=event.subject_id)


def _of_loan(row: Loan, people: list[int]) -> list[Told]:
    blanks = {
        "thing": row.resource.name, "day": when(row.starts_at), "due": when(row.answer_by),
        "unit": row.borrower.short_name, "lender": row.resource.unit.short_name, "why": row.answer,
    }  # fmt: skip
    return [Told(person, blanks, reverse("loan", args=[row.pk])) for person in people]
