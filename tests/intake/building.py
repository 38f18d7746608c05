"""Sheets of the stories' county, printed, filled and handed in."""

import cv2

from tests.activities.attendance.building import ENDS, an_afternoon
from tests.intake.photographing import laid_out, scribble, tick
from tests.world import MONDAY, World
from wudan.intake import actions, faces
from wudan.intake.actions import Upload
from wudan.intake.files import scans_kept
from wudan.intake.models import Scan, Sheet
from wudan.intake.printed import sheets_as_pdf

LATER = ENDS.replace(hour=20)


def a_roster(world: World, *names: str) -> Sheet:
    """The afternoon's roster on one sheet of paper."""
    made, _placed = an_afternoon(world, *names)
    [sheet] = actions.print_roster(shift=made, by=world.actor("苏远"), at=MONDAY)
    return sheet


def a_card(world: World, copies: int = 1) -> Sheet:
    """An order card of 杨柳村站 with a haircut, a bath and the blood pressure on it."""
    services = [world.services[code] for code in ("haircut", "bath", "checkup")]
    return actions.print_cards(
        unit=world.units["杨柳村"], services=services, copies=copies, by=world.actor("马青山"), at=MONDAY
    )[0]  # fmt: skip


def filled(sheet: Sheet, *names: str) -> bytes:
    """The sheet with these boxes ticked and fields written in, as a scanner sees it."""
    import random

    paper, chance = laid_out(sheets_as_pdf([sheet])), random.Random(1)
    face = faces.face_of(sheet.kind, sheet.edition, len(sheet.rows))
    for box in face.boxes:
        if box.name in names:
            tick(paper, box, chance)
    for one in face.fields:
        if one.name in names:
            scribble(paper, one, chance)
    fine, packed = cv2.imencode(".png", paper)
    assert fine
    return packed.tobytes()


def sent(world: World, *contents: bytes, by: str = "马青山") -> list[Scan]:
    """Handed in together."""
    uploads = [Upload(kept=scans_kept().put(content)) for content in contents]
    batch = actions.send(uploads=uploads, by=world.actor(by), at=LATER)
    return list(batch.scans.order_by("pk"))


def read_already(world: World, sheet: Sheet, *, by: str = "马青山") -> Scan:
    """A page that was read, without the work of reading."""
    [scan] = sent(world, b"", by=by)
    Scan.objects.filter(pk=scan.pk).update(state="read", sheet=sheet, read_at=LATER)
    scan.refresh_from_db()
    return scan
