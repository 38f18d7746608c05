"""Training: each page and operation that writes, done by whom it belongs to."""

from datetime import timedelta

from tests.audited.stages import Send, Stage, Story
from tests.training.sessions import held, joins, opened
from tests.world import MONDAY
from wudan.teams.actions import training
from wudan.teams.models import Competence, TrainingAttendance, TrainingPlan, TrainingSession

_NEW = {
    "name": "急救", "content": "止血、包扎、心肺复苏", "kind": "position", "mode": "face",
    "skill": "first_aid", "day": "2026-09-20", "begins": "09:00", "ends": "11:00",
    "place": "铁边城所", "capacity": "20", "minutes": "",
}  # fmt: skip
_PLAN = {"year": "2026", "words": "入冬前补上急救。", "general_count": "1",
         "position_count": "2", "professional_count": "0"}  # fmt: skip
_TODAY = MONDAY.date()


def _coming(stage: Stage) -> TrainingSession:
    return opened(stage.world)


def _begun(stage: Stage) -> TrainingSession:
    """One of this morning, with somebody on the roster."""
    session = opened(stage.world, day=_TODAY + timedelta(days=1))
    joins(stage.world, session, "小武", at=MONDAY)
    TrainingSession.objects.filter(pk=session.pk).update(day=_TODAY)
    return TrainingSession.objects.get(pk=session.pk)


def _line(session: TrainingSession) -> TrainingAttendance:
    return TrainingAttendance.objects.get(session=session)


def _plan(stage: Stage) -> Send:
    desk = stage.desk("乔委员")
    return lambda: desk.send("training-plan", **_PLAN)


def _adoption(stage: Stage) -> Send:
    stage.desk("乔委员").send("training-plan", **_PLAN)
    plan, desk = TrainingPlan.objects.get(), stage.desk("乔委员")
    return lambda: desk.send("training-adoption", plan.pk, version=plan.version)


def _new(stage: Stage) -> Send:
    desk = stage.desk("乔委员")
    return lambda: desk.send("training-new", **_NEW)


def _roster(stage: Stage) -> Send:
    session, desk = _begun(stage), stage.desk("乔委员")
    one = stage.world.people["小武"].pk
    return lambda: desk.send("training-roster", session.pk, present=[one], passed=[one])


def _entry(stage: Stage) -> Send:
    session, desk = _coming(stage), stage.desk("乔委员")
    return lambda: desk.send(
        "training-entry", session.pk, name="小武", phone=stage.world.phone("小武")
    )


def _release(stage: Stage) -> Send:
    session, desk = _begun(stage), stage.desk("乔委员")
    return lambda: desk.send("training-release", session.pk, _line(session).pk)


def _change(stage: Stage) -> Send:
    session, desk = _coming(stage), stage.desk("乔委员")
    return lambda: desk.send("training-change", session.pk, **_NEW)


def _cancellation(stage: Stage) -> Send:
    session, desk = _coming(stage), stage.desk("乔委员")
    return lambda: desk.send("training-cancellation", session.pk, why="下大雪封路")


def _correction(stage: Stage) -> Send:
    session = held(stage.world, _begun(stage), "小武", at=MONDAY + timedelta(hours=3))
    desk, line = stage.desk("乔委员"), _line(session)
    said = {"line": line.pk, "result": "failed", "why": "考核的名单看错了"}
    return lambda: desk.send("training-correction", session.pk, **said)


def _recognition(stage: Stage) -> Send:
    desk, phone = stage.desk("乔委员"), stage.world.phone("小武")
    said = {"skill": "bathing", "since": "2026-01-05", "proof": "市民政局助浴培训证 0123 号"}
    return lambda: desk.send("competences", name="小武", phone=phone, **said)


def recognized(stage: Stage) -> Competence:
    """What 铁边城 recognised of somebody who lives there."""
    return training.recognize(
        person=stage.world.people["小武"], unit=stage.world.units["铁边城"], skill="bathing",
        since=_TODAY, proof="市民政局助浴培训证 0123 号", by=stage.world.actor("乔委员"), at=MONDAY,
    )  # fmt: skip


def _revocation(stage: Stage) -> Send:
    competence, desk = recognized(stage), stage.desk("乔委员")
    return lambda: desk.send("competence-revocation", competence.pk, why="证是借来的")


def _sign_up(stage: Stage) -> Send:
    session, desk = _coming(stage), stage.desk("小武")
    return lambda: desk.send("training-sign-up", session.pk)


def _withdrawal(stage: Stage) -> Send:
    session, desk = _coming(stage), stage.desk("小武")
    joins(stage.world, session, "小武")
    return lambda: desk.send("training-withdrawal", session.pk)


PAGES: dict[str, Story] = {
    "training-plan": _plan, "training-adoption": _adoption, "training-new": _new,
    "training-roster": _roster, "training-entry": _entry, "training-release": _release,
    "training-change": _change, "training-cancellation": _cancellation, "training-correction": _correction,
    "competences": _recognition, "competence-revocation": _revocation,
    "training-sign-up": _sign_up, "training-withdrawal": _withdrawal,
}  # fmt: skip


def _client_sign_up(stage: Stage) -> Send:
    session, client = _coming(stage), stage.client("小武")
    return lambda: client.post(f"trainings/{session.pk}/sign-up").response


def _client_withdraw(stage: Stage) -> Send:
    session, client = _coming(stage), stage.client("小武")
    joins(stage.world, session, "小武")
    return lambda: client.post(f"trainings/{session.pk}/withdrawal").response


OPERATIONS: dict[str, Story] = {
    "sign_up_for_training": _client_sign_up, "withdraw_from_training": _client_withdraw,
}  # fmt: skip
