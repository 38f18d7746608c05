"""Filling shifts: the organizer proposes, changes, sends and notes answers; the volunteer answers."""

from datetime import timedelta

from tests.activities.drafting import LATER, morning, opened, opening
from tests.audited.stages import Send, Stage, Story
from tests.web.console.desk import NOON
from tests.world import COUNTY
from wudan.activities import actions
from wudan.activities.models import Activity, ShiftInvitation
from wudan.registers.actions import ask_report, reckon_report

SENT = LATER + timedelta(hours=1)


def event(stage: Stage) -> Activity:
    """Two mornings of 理发小队; 小武 is a member."""
    return opened(stage.world, shifts=(morning(), morning(days=1)))


def line(stage: Stage) -> tuple[Activity, ShiftInvitation]:
    """小武 is on the list; nobody told him."""
    made, world = event(stage), stage.world
    put = actions.put_on_list(
        opening=opening(made), person=world.people["小武"], by=world.actor("苏远"), at=LATER
    )
    return made, put


def invited(stage: Stage) -> tuple[Activity, ShiftInvitation]:
    """小武 was sent an invitation."""
    made, _ = line(stage)
    [sent] = actions.send_invitations(activity=made, by=stage.world.actor("苏远"), at=SENT).sent
    return made, sent


def _proposal(stage: Stage) -> Send:
    made, desk = event(stage), stage.desk("苏远")
    return lambda: desk.send("staffing-proposal", made.no)


def _line(stage: Stage) -> Send:
    made, desk = event(stage), stage.desk("苏远")
    said = {"opening": opening(made).pk, "person": stage.world.people["小武"].pk}
    return lambda: desk.send("staffing-line", made.no, **said)


def _removal(stage: Stage) -> Send:
    (made, put), desk = line(stage), stage.desk("苏远")
    return lambda: desk.send("staffing-line-removal", made.no, put.pk)


def _invitations(stage: Stage) -> Send:
    (made, _), desk = line(stage), stage.desk("苏远")
    return lambda: desk.send("staffing-invitations", made.no)


def _told(stage: Stage) -> Send:
    (made, sent), desk = invited(stage), stage.desk("苏远")
    return lambda: desk.send("staffing-answer", made.no, sent.pk, answer="yes", channel="telephone")


def _answer(stage: Stage) -> Send:
    (_, sent), desk = invited(stage), stage.desk("小武")
    return lambda: desk.send("shift-invitation-answer", sent.pk, answer="no")


def _willing(stage: Stage) -> Send:
    made, desk = event(stage), stage.desk("小武")
    return lambda: desk.send(
        "willingness", made.no, most="1", **{f"shift-{opening(made).shift_id}": "liked"}
    )


def reported(stage: Stage) -> dict[str, object]:
    """A report is there; the first bar of its villages."""
    asked = ask_report(county=COUNTY, by=stage.world.actor("柳文书"), at=NOON)
    reckon_report(report_id=asked.pk, at=NOON)
    return {"side": "villages", "band": 0}


def _report(stage: Stage) -> Send:
    desk = stage.desk("柳文书")
    return lambda: desk.send("spread-report")


def _screen(stage: Stage) -> Send:
    desk = stage.desk("柳文书")
    return lambda: desk.send("screens", place="政务大厅一楼")


PAGES: dict[str, Story] = {
    "staffing-proposal": _proposal, "staffing-line": _line, "staffing-line-removal": _removal,
    "staffing-invitations": _invitations, "staffing-answer": _told,
    "shift-invitation-answer": _answer, "willingness": _willing, "spread-report": _report, "screens": _screen,
}  # fmt: skip


def _client_answer(stage: Stage) -> Send:
    (_, sent), client = invited(stage), stage.client("小武")
    return lambda: client.post(f"shift-invitations/{sent.pk}/answer", {"answer": "yes"}).response


def _client_willing(stage: Stage) -> Send:
    made, client = event(stage), stage.client("小武")
    said = {"shifts": [{"shift": opening(made).shift_id, "wish": "can"}], "most": 1}
    return lambda: client.post(f"activities/{made.no}/willingness", said).response


OPERATIONS: dict[str, Story] = {
    "answer_shift_invitation": _client_answer, "tell_willing": _client_willing,
}  # fmt: skip
