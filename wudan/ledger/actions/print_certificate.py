"""打印证明: the signed paper, made anew from the kept words; at the counter the trail comes first."""

import json
from datetime import datetime
from typing import Any

from django.conf import settings

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.ledger.actions.certificates import journal, lock, one_transaction
from wudan.ledger.certifying import printing_objection
from wudan.ledger.models import Certificate
from wudan.ledger.papers import as_pdf
from wudan.people import opening
from wudan.people.actors import Actor


def print_certificate(*, certificate: Certificate, address: str, by: Actor, at: datetime) -> bytes:
    """The PDF. `address` is the page where anybody can check it. Raises Missing, Objected."""
    content = _opened(certificate, by=by, at=at)
    key = settings.KEYRING.signer(on=day_of(at))
    return as_pdf(content, address=address, code=certificate.check_code, key=key)


@one_transaction
def _opened(certificate: Certificate, *, by: Actor, at: datetime) -> dict[str, Any]:
    held = lock(certificate)
    insist(printing_objection(by, held))
    if by.is_staff:
        reading = opening.recorded(journal("print", held, by=by, at=at))
    else:
        reading = opening.own(by, held.person_id)
    told: dict[str, Any] = json.loads(held.words.opened(reading))
    return told
