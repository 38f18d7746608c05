"""Paper in the demo: a roster and a card that were printed, filled by hand and photographed askew.

What the photographs show is drawn on the real paper. A machine that cannot read leaves them waiting.
"""

from datetime import datetime
from io import BytesIO

from PIL import Image, ImageDraw

from wudan.activities.models import Shift
from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.intake import actions
from wudan.intake.actions import Upload
from wudan.intake.faces import face_of
from wudan.intake.files import scans_kept
from wudan.intake.models import Sheet
from wudan.intake.printed import sheets_as_pdf
from wudan.intake.reading import looks_of
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.optics.opening import pages_of
from wudan.kit.optics.parts import can_read
from wudan.people.actors import Actor

_HELD = ("open", "closed", "ended")
_CARD = ("service.0", "service.2", "day.wed", "part.am", "place.home", "call.yes")


def hand_in_paper(scene: Scene, county: str, *, until: datetime) -> None:
    """Cards lie at a station, a roster comes back; both wait for a person to look."""
    if Sheet.objects.exists():
        return  # played before
    found = _keeper(scene, county, until)
    if found is None:
        return
    station, keeper = found
    menu = list(Service.objects.filter(county=county).on_offer()[:12])
    cards = actions.print_cards(unit=station, services=menu, copies=5, by=keeper, at=until)
    sheets = [cards[0], *_roster(keeper, until)]
    actions.open_kiosk(unit=station, name="一楼大厅", by=keeper, at=until)
    if not can_read():
        return
    uploads = [Upload(kept=scans_kept().put(_photographed(sheet))) for sheet in sheets]
    actions.send(uploads=uploads, by=keeper, at=until)
    while (scan := actions.take_next(holder="rehearsal", at=until)) is not None:
        looks = list(looks_of(scans_kept().get(scan.upload), county=county))
        actions.note_looks(scan=scan, holder="rehearsal", looks=looks, at=until)


def _keeper(scene: Scene, county: str, until: datetime) -> tuple[Unit, Actor] | None:
    """A station with a keeper who also has a roster to fill, if there is one; else any."""
    busy = Shift.objects.filter(
        activity__county=county, ends_at__lt=until, activity__stage__in=_HELD,
        openings__sign_ups__state="placed",
    )  # fmt: skip
    paths = busy.order_by("-starts_at", "pk").values_list("activity__unit__path", flat=True)[:40]
    units = Unit.objects.filter(county=county, kind="station", pk__in=scene.cast.staff).order_by(
        "pk"
    )
    stations = list(units)
    for path in paths:
        for unit in stations:
            if path.startswith(unit.path):
                return unit, scene.cast.staff[unit.pk]
    return (stations[0], scene.cast.staff[stations[0].pk]) if stations else None


def _roster(keeper: Actor, until: datetime) -> list[Sheet]:
    rows = Shift.objects.filter(
        activity__unit__path__startswith=keeper.unit_path, ends_at__lt=until, activity__stage__in=_HELD,
        openings__sign_ups__state="placed",
    )  # fmt: skip
    shift = rows.select_related("activity__unit").order_by("-starts_at", "pk").first()
    return [] if shift is None else actions.print_roster(shift=shift, by=keeper, at=until)[:1]


def _photographed(sheet: Sheet) -> bytes:
    """Ticked, one of them badly, and held askew."""
    [gray] = pages_of(sheets_as_pdf([sheet]))
    paper = Image.fromarray(gray)
    pen, dots = ImageDraw.Draw(paper), paper.width / 210
    face = face_of(sheet.kind, sheet.edition, len(sheet.rows))
    ticked = set(_CARD) if sheet.kind == "card" else set()
    for row in range(len(sheet.rows)):
        ticked |= {f"{row}.{'absent' if row % 5 == 3 else 'came'}", f"{row}.whole"}
    for box in face.boxes:
        if box.name in ticked:
            marks = [(0.15, 0.5), (0.4, 0.85), (1.0, 0.0)]
            line = [
                ((box.x + x * box.side) * dots, (box.y + y * box.side) * dots) for x, y in marks
            ]
            pen.line(line, fill=50, width=round(0.5 * dots))
    unsure = "service.4" if sheet.kind == "card" else f"{len(sheet.rows) - 1}.absent"
    doubt = next((box for box in face.boxes if box.name == unsure), face.boxes[0])
    spot = (
        (doubt.x + 2.5) * dots,
        (doubt.y + 3) * dots,
        (doubt.x + 3.3) * dots,
        (doubt.y + 3.5) * dots,
    )
    pen.ellipse(spot, fill=70)
    for one in face.fields:
        if one.name in {"signed", "witnessed", "name", "home"}:
            spots = [
                (
                    (one.x + 4 + i) * dots,
                    (one.y + one.height * (0.35 + 0.3 * (i * 7 % 3) / 2)) * dots,
                )
                for i in range(26)
            ]
            pen.line(spots, fill=60, width=round(0.5 * dots))
    out = BytesIO()
    paper.rotate(176, expand=True, fillcolor=140, resample=Image.Resampling.BICUBIC).save(
        out, "JPEG", quality=70
    )
    return out.getvalue()
