"""Exactly once: what creates or moves carries `Idempotency-Key`; the first answer is kept.

A repeated key gets the same answer byte for byte, even when the order has left the actor's
sight meanwhile. A refusal is not kept: nothing was done, so the same key may try again.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Header
from pydantic import BaseModel

from wudan.api.v1.answering import written
from wudan.api.v1.signing import actor_of
from wudan.journal.answers import LONGEST_KEY, Answer, answer_once
from wudan.kit.canonical import digest, spell

HEADER = "Idempotency-Key"
Key = Annotated[
    str,
    Header(
        alias=HEADER,
        pattern=rf"^[A-Za-z0-9._~-]{{8,{LONGEST_KEY}}}$",
        description="提交编号，每次新的提交换一个；断网重发用原来的，不会重复办理。保留 30 天。",
    ),
]


def once(
    request: HttpRequest, key: str, body: BaseModel, *, at: datetime, do: Callable[[], Answer]
) -> HttpResponse:
    """Do it and answer, or give the answer kept under this key.

    Raises Objected when the key was used for another content, and whatever `do` raises.
    """
    said = body.model_dump(mode="json", exclude_unset=True)
    answer = answer_once(
        owner=actor_of(request).person_id or 0,
        key=key,
        digest=digest(request.path.encode(), spell(said)),
        at=at,
        do=do,
    )
    return written(answer.body, answer.status)
