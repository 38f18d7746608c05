"""Paper handed in and looked over, cards printed, screens in the hall."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.audited.stages import Send, Stage, Story
from tests.intake.building import a_card, a_roster, read_already
from tests.web.console.desk import NOON
from wudan.intake import actions
from wudan.intake.actions import AT_SCREEN
from wudan.intake.files import scans_kept
from wudan.intake.models import Kiosk, KioskAsk, Scan
from wudan.web.portal.hall.screen import HALL_COOKIE

_KEEPER = "马青山"


def _handing_in(stage: Stage) -> Send:
    photo = SimpleUploadedFile("a.jpg", b"\xff\xd8\xff of a sheet", "image/jpeg")
    return lambda: stage.desk(_KEEPER).send("paper-desk", files=photo)


def _cards(stage: Stage) -> Send:
    world = stage.world
    fields = {
        "unit": world.units["杨柳村"].pk,
        "services": [world.services["haircut"].pk],
        "copies": 2,
    }
    return lambda: stage.desk(_KEEPER).send("card-printing", **fields)


def a_scan(stage: Stage) -> Scan:
    """A card of 杨柳村站 that was read and waits, with its picture."""
    made = read_already(stage.world, a_card(stage.world))
    made.picture = scans_kept().put(_picture())
    made.marks = {
        "service.0": ["ticked", 1.0],
        "signed": ["ticked", 1.0],
        "day.mon": ["doubtful", 0.5],
    }
    made.save()
    return made


def _picture() -> bytes:
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.new("L", (420, 594), 255).save(out, "JPEG")
    return out.getvalue()


def _card(stage: Stage) -> Send:
    made, world = a_scan(stage), stage.world
    fields = {
        "step": "place", "person": world.people["秦奶奶"].pk, "services": ["0"], "place_mode": "home",
        "is_signed": "on", "village": world.units["杨柳村"].pk,
    }  # fmt: skip
    return lambda: stage.desk(_KEEPER).send("scan", made.pk, **fields)


def _roster(stage: Stage) -> Send:
    made = read_already(stage.world, a_roster(stage.world))
    fields = {"answer-0": "absent", "answer-1": "blank"}
    return lambda: stage.desk(_KEEPER).send("scan", made.pk, **fields)


def _dropping(stage: Stage) -> Send:
    made = a_scan(stage)
    return lambda: stage.desk(_KEEPER).send("scan-dropping", made.pk)


def a_kiosk(stage: Stage, *, begun: bool = True) -> tuple[Kiosk, str]:
    """A screen in 杨柳村站's hall; with its code, or begun with its key."""
    world = stage.world
    made, code = actions.open_kiosk(
        unit=world.units["杨柳村"], name="一楼大厅", by=world.actor(_KEEPER), at=NOON
    )
    return actions.begin_kiosk(code=code, by=AT_SCREEN, at=NOON) if begun else (made, code)


def an_ask(stage: Stage) -> KioskAsk:
    """A number drawn there."""
    kiosk, _key = a_kiosk(stage)
    return actions.ask_at_kiosk(
        kiosk=kiosk, service=stage.world.services["haircut"], part="am", by=AT_SCREEN, at=NOON
    )


def _opening(stage: Stage) -> Send:
    fields = {"unit": stage.world.units["杨柳村"].pk, "name": "一楼大厅"}
    return lambda: stage.desk(_KEEPER).send("kiosk-desk", **fields)


def _ending(stage: Stage) -> Send:
    kiosk, _key = a_kiosk(stage)
    return lambda: stage.desk(_KEEPER).send("kiosk-ending", kiosk.pk)


def _settling(stage: Stage) -> Send:
    asked = an_ask(stage)
    return lambda: stage.desk(_KEEPER).send("kiosk-ask", asked.pk)


def _beginning(stage: Stage) -> Send:
    _kiosk, code = a_kiosk(stage, begun=False)
    return lambda: stage.desk().send("hall", code=code)


def _asking(stage: Stage) -> Send:
    _kiosk, key = a_kiosk(stage)
    desk = stage.desk()
    desk.client.cookies[HALL_COOKIE] = key
    return lambda: desk.send("hall-number", "haircut", part="am")


PAGES: dict[str, Story] = {
    "paper-desk": _handing_in, "card-printing": _cards, "scan": _card, "scan-dropping": _dropping,
    "kiosk-desk": _opening, "kiosk-ending": _ending, "kiosk-ask": _settling, "hall": _beginning,
    "hall-number": _asking,
}  # fmt: skip
