"""How many SQL statements this thread has sent: a number that grows, read before and after."""

import threading
from typing import Any

from django.db import connections
from django.db.backends.signals import connection_created


class _Sent(threading.local):
    many = 0


_sent = _Sent()


def sent() -> int:
    """Statements of this thread since it began."""
    return _sent.many


def _count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    _sent.many += 1
    return execute(sql, params, many, context)


def _watch(connection: Any, **_: Any) -> None:
    """Before all others: whoever watches for a while takes away the last one at the end, and it must be theirs."""
    if _count not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, _count)


def begin() -> None:
    """Count on every connection from now on, those of this thread that are open included."""
    connection_created.connect(_watch, dispatch_uid="wudan.vitals.statements")
    for opened in connections.all(initialized_only=True):
        _watch(opened)
