"""Who may print, read back and confirm sheets, and set up screens."""

from wudan.activities import presence
from wudan.intake.enums import SheetKind
from wudan.intake.models import Kiosk, Sheet
from wudan.intake.querysets import READERS
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.orders.enums import Verb
from wudan.people.actors import Actor

_KEEPERS = READERS - {"team_leader"}


def sending_objection(actor: Actor) -> Objection | None:
    """Why the actor may not hand in photographs of sheets."""
    if actor.role in READERS and actor.post_id is not None:
        return None
    return Objection("not_your_role", "交纸表由站、所、中心的工作人员和队长来做。")


def taking_objection(actor: Actor, sheet: Sheet) -> Objection | None:
    """Why the actor may not confirm what stands on this sheet."""
    if sheet.kind == SheetKind.ROSTER and sheet.roster is not None:
        return presence.running_objection(actor, sheet.roster.shift.activity)
    if not actor.may(Verb.PLACE_FOR):
        return Objection("not_your_role", "点单卡由站、所、中心的工作人员来录。")
    if not actor.reaches(sheet.unit.path):
        words = Phrase("这是{unit}的点单卡，请交给他们。", unit=sheet.unit.short_name)
        return Objection("not_your_unit", words)
    return None


def taken_objection(sheet: Sheet) -> Objection | None:
    """A piece of paper counts once, however often it is photographed."""
    if sheet.taken_at is None:
        return None
    return Objection("taken", "这张表已经录过了，再交也只算一次。")


def kiosk_objection(actor: Actor, kiosk: Kiosk | None = None) -> Objection | None:
    """Why the actor may not set up or end a screen."""
    if actor.role not in _KEEPERS or actor.post_id is None:
        return Objection("not_your_role", "大厅点单机由站、所、中心的工作人员开和停。")
    if kiosk is not None and not kiosk.unit.is_within(actor.unit_path):
        return Objection("not_your_unit", "这台点单机不在您的辖区。")
    return None
