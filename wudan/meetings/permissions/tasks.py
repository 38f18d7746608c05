"""May this person take this step with a decision: the owner reports, who held the meeting decides."""

from wudan.kit.refusals import Objection
from wudan.meetings import flow
from wudan.meetings.enums import TaskStep
from wudan.meetings.flow import STEPS
from wudan.meetings.models import Task
from wudan.people.actors import Actor


def stepping_objection(by: Actor, task: Task, step: TaskStep) -> Objection | None:
    """Why this step is not this actor's, or not now."""
    if objection := _side(by, task, step):
        return objection
    if objection := flow.objection(task.state, step):
        return objection
    if step == TaskStep.ACCEPT and by.person_id == task.reported_by_id:
        return Objection("own_report", "自己报办完的，请另一位同志来验收。")
    return None


def _side(by: Actor, task: Task, step: TaskStep) -> Objection | None:
    if STEPS[step].side == "owner":
        if not by.may("answer_tasks") or by.unit_id != task.unit_id:
            return Objection("not_your_unit", "由承办单位来报。")
        return None
    if not by.may("hold_meetings") or not by.reaches(task.meeting.unit.path):
        return Objection("not_yours", "由召集会议的单位来定。")
    return None
