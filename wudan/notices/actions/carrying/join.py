"""并在一起: what can wait and is for one person goes out as one."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count

from wudan.notices.actions.tell import copy_on
from wudan.notices.enums import Channel, CopyState, Urgency
from wudan.notices.models import Copy, Message
from wudan.notices.templates import DIGEST, LONGEST_TEXT

_MOST = 100


@transaction.atomic(savepoint=False)
def join_calm(*, channel: str, at: datetime) -> int:
    """Join what is due; how many persons get one instead of several."""
    due = Copy.objects.filter(
        channel=channel, state=CopyState.WAITING, is_calm=True, next_at__lte=at
    )
    several = due.order_by().values("message__person").annotate(many=Count("pk")).filter(many__gt=1)
    people = [row["message__person"] for row in several[:_MOST]]
    for person in people:
        rows = due.filter(message__person=person).select_for_update(of=("self",)).order_by("pk")
        _join(list(rows.select_related("message")), Channel(channel), at)
    return len(people)


def _join(copies: list[Copy], channel: Channel, at: datetime) -> None:
    first = copies[0].message
    told = Message.objects.create(
        county=first.county, person_id=first.person_id, code=DIGEST, audience=first.audience,
        topic=first.topic, urgency=Urgency.PLAIN, at=at, is_shown=False, link="/messages",
        blanks={"many": str(len(copies))},
        text="\n".join(copy.message.text for copy in copies)[:LONGEST_TEXT],
    )  # fmt: skip
    whole = copy_on(told, channel, home_id=None, at=at)
    whole.save()
    joined = [copy.pk for copy in copies]
    Copy.objects.filter(pk__in=joined).update(
        state=CopyState.JOINED, joined_into=whole, settled_at=at, next_at=None
    )
