"""印表: each piece of paper is a row, so that a reprint is the same and each is read once."""

from collections.abc import Sequence
from datetime import datetime

from wudan.activities.actions import attendance
from wudan.activities.models import Shift
from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.intake import faces
from wudan.intake.actions.holding import note, one_transaction
from wudan.intake.enums import SheetKind
from wudan.intake.models import Sheet
from wudan.kit import numbers
from wudan.kit.phrases import COMMA, Listed, Phrase
from wudan.kit.refusals import Malformed, Objected, Objection
from wudan.orders.enums import Verb
from wudan.people.actors import Actor

MOST_CARDS = 50


@one_transaction
def print_roster(*, shift: Shift, by: Actor, at: datetime) -> list[Sheet]:
    """A shift's roster as so many pieces of paper as it needs. Raises Objected."""
    roster = attendance.print_sheet(shift=shift, by=by, at=at)
    step = faces.ROSTER_ROWS
    slices = [roster.lines[start : start + step] for start in range(0, len(roster.lines), step)]
    made = [
        Sheet(
            county=shift.activity.county, no=numbers.draw(), kind=SheetKind.ROSTER,
            edition=faces.PRESENT, unit=shift.activity.unit, roster=roster, rows=rows, part=part,
            parts=len(slices), printed_at=at, printed_by_id=by.person_id,
        )
        for part, rows in enumerate(slices, start=1)
    ]  # fmt: skip
    return Sheet.objects.bulk_create(made)


@one_transaction
def print_cards(
    *, unit: Unit, services: Sequence[Service], copies: int, by: Actor, at: datetime
) -> list[Sheet]:
    """So many order cards of a site, each with its own number. Raises Malformed, Objected."""
    if not by.may(Verb.PLACE_FOR) or not by.reaches(unit.path):
        raise Objected(Objection("not_your_unit", "点单卡由站、所、中心替自己的辖区印。"))
    if not 1 <= copies <= MOST_CARDS:
        raise Malformed({"copies": Phrase("一次印 1 到 {most_cards} 张。", most_cards=MOST_CARDS)})
    if not services or len(services) > faces.CARD_ROWS:
        raise Malformed(
            {"services": Phrase("选 1 到 {card_rows} 项，印在卡上。", card_rows=faces.CARD_ROWS)}
        )
    if away := [service.name for service in services if not service.reaches_some(unit.path)]:
        words = Phrase("{names}不到这里，印在卡上勾了也点不成。", names=Listed(COMMA, away))
        raise Malformed({"services": words})
    rows = [service.pk for service in services]
    made = Sheet.objects.bulk_create(
        Sheet(
            county=unit.county, no=numbers.draw(), kind=SheetKind.CARD, edition=faces.PRESENT,
            unit=unit, rows=rows, printed_at=at, printed_by_id=by.person_id,
        )
        for _ in range(copies)
    )  # fmt: skip
    note("sheet.print", "sheet", made[0].pk, unit, by=by, at=at, copies=copies, rows=len(rows))
    return made
