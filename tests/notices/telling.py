"""How stories of notices go on: the worker hears what happened."""

from datetime import timedelta

from tests.world import MONDAY
from wudan.jobs.reactions import reactions_to
from wudan.journal.outbox import deliver
from wudan.notices.models import Copy, Message

DAY = timedelta(days=1)


def hear(at=MONDAY + DAY):
    """All reactions that wait."""
    while deliver(reactions_to, at=at):
        pass


def told(person):
    """What somebody reads on their own page, oldest first."""
    return list(Message.objects.filter(person=person).order_by("pk").values_list("text", flat=True))


def channels(person):
    """By which ways it goes to them."""
    copies = Copy.objects.filter(message__person=person).order_by("pk")
    return [(copy.channel, copy.state) for copy in copies]
