"""Exactly once: a request that creates or moves carries a key; its answer is kept.

The first request with a key does the work and stores its answer in the same transaction;
a repeated one gets the same answer, byte for byte. A refusal is not stored: the work was
not done, so the same key may try again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import InterfaceError, OperationalError, models, transaction

from wudan.journal.models import StoredAnswer
from wudan.kit.refusals import Objected, Objection
from wudan.tables.keeping import kept_cursor

LONGEST_KEY = 80
_CONTEXT = "journal_storedanswer.answer"
"""Answers may tell a phone or a slip code to the one who asked; they are kept sealed."""

OTHER_REQUEST = Objection("key_reused", "这个提交编号已用于另一份内容。请刷新页面后重新提交。")


class InDoubt(OperationalError):
    """The database went away while it was told to keep the work: whether it did, only the same key can say."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and a body: JSON for the API, the next address for a page."""

    status: int
    body: str


def answer_once(
    *, owner: int, key: str, digest: str, at: datetime, do: Callable[[], Answer]
) -> Answer:
    """Do it and keep the answer, or give the kept one. One durable transaction.

    Raises Objected when the key was used for a different request, InDoubt when the database went away at the
    very end, and whatever `do` raises.
    """
    is_at_the_end = False
    try:
        with transaction.atomic(durable=True):
            row = StoredAnswer(owner=owner, key=key, digest=digest, at=at)
            if _claim(row):
                answer = do()
                _keep(row, answer)
            else:
                answer = _kept(owner, key, digest)
            is_at_the_end = True
        return answer
    except (OperationalError, InterfaceError) as fault:
        if is_at_the_end:
            raise InDoubt from fault
        raise


def forget_of(owner: int) -> int:
    """Drop the answers given to one person, who is being erased; how many went."""
    gone, _ = StoredAnswer.objects.filter(owner=owner).delete()
    return gone


def old_answers(before: datetime) -> models.QuerySet[StoredAnswer]:
    """Those given before an instant."""
    return StoredAnswer.objects.filter(at__lt=before)


def _claim(row: StoredAnswer) -> bool:
    """Insert the key; False when it is taken. Waits for a rival still at work."""
    before = transaction.get_connection()
    with kept_cursor(before) as cursor:
        cursor.execute(
            "INSERT INTO journal_storedanswer (owner, key, digest, status, answer, at)"
            " VALUES (%s, %s, %s, 0, '', %s) ON CONFLICT (owner, key) DO NOTHING",
            [row.owner, row.key, row.digest, before.ops.adapt_datetimefield_value(row.at)],
        )
        return bool(cursor.rowcount == 1)


def _keep(row: StoredAnswer, answer: Answer) -> None:
    with kept_cursor(transaction.get_connection()) as cursor:
        cursor.execute(
            "UPDATE journal_storedanswer SET status = %s, answer = %s WHERE owner = %s AND key = %s",
            [answer.status, settings.KEYRING.seal(answer.body, _CONTEXT), row.owner, row.key],
        )


def _kept(owner: int, key: str, digest: str) -> Answer:
    kept = StoredAnswer.objects.get(owner=owner, key=key)
    if kept.digest != digest:
        raise Objected(OTHER_REQUEST)
    return Answer(kept.status, settings.KEYRING.unseal(kept.answer, _CONTEXT))
