"""What the actions of the menu share: one transaction, locked rows, the journal."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from wudan.catalog.models import Platform, Service
from wudan.journal.events import Subject, record
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor

one_transaction = transaction.atomic(savepoint=False)
"""All of an action, or none of it. Joins the face's durable transaction."""


def lock_service(service: Service) -> Service:
    """The item, locked, then read with its platform. Raises Missing."""
    list(Service.objects.select_for_update().filter(pk=service.pk).values_list("pk"))
    held = Service.objects.select_related("platform", "provider").filter(pk=service.pk).first()
    if held is None:
        raise Missing
    return held


def lock_platform(platform: Platform) -> Platform:
    """The platform, locked. Raises Missing."""
    held = Platform.objects.select_for_update().filter(pk=platform.pk).first()
    if held is None:
        raise Missing
    return held


def journal(
    verb: str, kind: str, pk: int, county: str, *, by: Actor, at: datetime, why: str = "",
    facts: Mapping[str, object] | None = None,
) -> None:  # fmt: skip
    """Write the event of an action on the menu; the chain is the county's."""
    record(verb, Subject(kind, pk, county, by.unit_id), by=by, at=at, why=why, facts=facts)
