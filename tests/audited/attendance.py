"""Who was there: the leader's roster and its twins, a volunteer's code, both signatures."""

import json

from tests.activities.attendance.building import an_afternoon, code, present
from tests.activities.attendance.telephone import Telephone
from tests.audited.stages import Send, Stage, Story
from tests.web.console.desk import NOON
from wudan.activities.actions import attendance
from wudan.activities.models import Attendance

_LEADER, _VOLUNTEER = "苏远", "小武"


def _left(sign_up: object) -> Attendance:
    return present(sign_up, left_at=NOON, left_by="code", state="left")


def _roster(stage: Stage) -> Send:
    made, [own, _] = an_afternoon(stage.world)
    fields = {"shift": made.pk, "mark": f"came:{own.pk}"}
    return lambda: stage.desk(_LEADER).send("roster", made.activity.no, **fields)


def _vouching(stage: Stage) -> Send:
    made, [own, _] = an_afternoon(stage.world)
    fields = {"shift": made.pk, "attendance": _left(own).pk}
    return lambda: stage.desk(_LEADER).send("roster-vouching", made.activity.no, **fields)


def _witnessing(stage: Stage) -> Send:
    made, [own, _] = an_afternoon(stage.world)
    fields = {"shift": made.pk, "attendance": _left(own).pk, "kind": "site"}
    return lambda: stage.desk("马青山").send("roster-witness", made.activity.no, **fields)


def _printing(stage: Stage) -> Send:
    made, _ = an_afternoon(stage.world)
    return lambda: stage.desk(_LEADER).send("sheet-printing", made.activity.no, made.pk)


def _sheet(stage: Stage) -> Send:
    made, [own, _] = an_afternoon(stage.world)
    sheet = attendance.print_sheet(shift=made, by=stage.world.actor(_LEADER), at=NOON)
    fields = {f"came-{own.pk}": "14:00", f"left-{own.pk}": "16:30"}
    return lambda: stage.desk(_LEADER).send("sheet", made.activity.no, sheet.pk, **fields)


def _a_batch(stage: Stage) -> tuple[object, object, object, object]:
    made, [own, _] = an_afternoon(stage.world)
    phone = Telephone()
    device = attendance.take_roster(
        shift=made, key=phone.key, by=stage.world.actor(_LEADER), at=NOON
    )
    phone.note(own.pk, "came", NOON)
    return made, device, phone, phone.batch(device.pk, at=NOON)


def as_json(batch: object) -> dict[str, object]:
    """A batch as the API takes it."""
    marks = [
        {"counter": one.counter, "client_id": one.client_id, "sign_up": one.sign_up,
         "kind": one.kind, "said_at": one.said_at}
        for one in batch.marks
    ]  # fmt: skip
    return {"sent_at": batch.sent_at, "marks": marks, "signature": batch.signature}


def _offline(stage: Stage) -> Send:
    made, device, _, batch = _a_batch(stage)
    text = json.dumps({"device": device.pk, **as_json(batch)})
    return lambda: stage.desk(_LEADER).send("offline-roster", made.activity.no, made.pk, batch=text)


def _presence(stage: Stage) -> Send:
    _, [own, _] = an_afternoon(stage.world)
    found = _left(own)
    fields = {"came_at": "14:00", "left_at": "16:00", "why": "四点走的"}
    return lambda: stage.desk(_VOLUNTEER).send("presence", found.pk, **fields)


def _striking(stage: Stage) -> Send:
    _, [own, _] = an_afternoon(stage.world)
    found = _left(own)
    return lambda: stage.desk(_LEADER).send("presence-striking", found.pk, note="点错了人")


def _attend(stage: Stage) -> Send:
    made, _ = an_afternoon(stage.world)
    return lambda: stage.desk(_VOLUNTEER).send("attend", made.pk, code=code(made, at=NOON))


PAGES: dict[str, Story] = {
    "roster": _roster, "roster-vouching": _vouching, "roster-witness": _witnessing,
    "sheet-printing": _printing, "sheet": _sheet, "offline-roster": _offline,
    "presence": _presence, "presence-striking": _striking, "attend": _attend,
}  # fmt: skip


def _come(stage: Stage) -> Send:
    made, _ = an_afternoon(stage.world)
    client = stage.client(_VOLUNTEER)
    return lambda: client.post(f"shifts/{made.pk}/arrival", {"code": code(made, at=NOON)}).response


def _leave(stage: Stage) -> Send:
    made, [own, _] = an_afternoon(stage.world)
    present(own)
    client = stage.client(_VOLUNTEER)
    return lambda: (
        client.post(f"shifts/{made.pk}/departure", {"code": code(made, "left", at=NOON)}).response
    )


def _take(stage: Stage) -> Send:
    made, _ = an_afternoon(stage.world)
    client, phone = stage.client(_LEADER), Telephone()
    return lambda: client.post("rosters", {"shift": made.pk, "key": phone.key}).response


def _deliver(stage: Stage) -> Send:
    _, device, _, batch = _a_batch(stage)
    client = stage.client(_LEADER)
    return lambda: client.post(f"rosters/{device.pk}/batches", as_json(batch)).response


OPERATIONS: dict[str, Story] = {
    "come": _come, "leave": _leave, "take_roster": _take, "deliver_roster": _deliver,
}  # fmt: skip
