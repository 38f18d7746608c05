"""看过: one's own notices were looked at. Nobody else learns of it, nothing counts it."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from wudan.kit.refusals import Missing
from wudan.notices.models import Message


@transaction.atomic(savepoint=False)
def read(*, person_id: int, at: datetime, messages: Collection[int] | None = None) -> int:
    """Mark some, or all, of one's own as looked at; how many were new. Raises Missing for another's."""
    own = Message.objects.of(person_id)
    if messages is not None:
        own = own.filter(pk__in=messages)
        if own.count() < len(set(messages)):
            raise Missing
    return own.filter(read_at=None).update(read_at=at)
