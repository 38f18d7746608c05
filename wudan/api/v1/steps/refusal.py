"""拒单: a team says no. Nothing is held against it (条例 §25, §22)."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from wudan.api.v1.fields import Code, Note, OrderNumber, Seen
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.api.v1.steps.reasons import reasons
from wudan.orders import actions
from wudan.orders.enums import Verb
from wudan.orders.policies import NOT_OUR_REMIT


class Refusing(Seen):
    """Why; a duty is handed back only as not the department's own."""

    reason: Code = Field(json_schema_extra=reasons(Verb.REFUSE, NOT_OUR_REMIT))
    words: Note = ""


@step(Verb.REFUSE)
def refuse_order(request: HttpRequest, no: OrderNumber, key: Key, body: Refusing) -> HttpResponse:
    """队伍谢绝邀约，不影响任何评价；部门退回不属本部门的职责单。"""
    act = partial(actions.refuse, reason=body.reason, words=body.words)
    return move(request, no, key, body, act)
