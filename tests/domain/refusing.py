"""How a story says that an act was refused. Each block is rolled back, as a face would do."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, transaction

from wudan.kit.refusals import Malformed, Missing, Objected, Refusal, Stale


@contextmanager
def objected(code: str) -> Iterator[None]:
    """Not allowed to this person, for this thing, or from this stage."""
    with pytest.raises(Objected) as caught, transaction.atomic():
        yield
    assert caught.value.code == code
    assert caught.value.words


@contextmanager
def malformed(*fields: str) -> Iterator[None]:
    """What was typed in just these fields cannot be used."""
    with pytest.raises(Malformed) as caught, transaction.atomic():
        yield
    assert set(caught.value.fields) == set(fields)
    assert all(caught.value.fields.values())


@contextmanager
def stale() -> Iterator[None]:
    """Somebody acted meanwhile."""
    with pytest.raises(Stale), transaction.atomic():
        yield


@contextmanager
def missing() -> Iterator[None]:
    """There is no such thing."""
    with pytest.raises(Missing), transaction.atomic():
        yield


@contextmanager
def refused_by_the_database(name: str) -> Iterator[None]:
    """A constraint or trigger of this name said no."""
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        yield


@contextmanager
def refused(
    kind: type[Refusal], *, match: str | None = None
) -> Iterator[pytest.ExceptionInfo[Refusal]]:
    """Refused in words like these; what was told is in the value."""
    with pytest.raises(kind, match=match) as told, transaction.atomic():
        yield told
