"""收回、撤销证明: by the volunteer without a reason, by the recording unit with one (67号令 §17)."""

from datetime import datetime

from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.ledger.actions.certificates import journal, lock, one_transaction
from wudan.ledger.certifying import revoking_objection, withdrawing_objection
from wudan.ledger.enums import CertificateState
from wudan.ledger.models import Certificate
from wudan.people.actors import Actor

LONGEST_WHY = 200


@one_transaction
def withdraw_certificate(*, certificate: Certificate, by: Actor, at: datetime) -> Certificate:
    """The volunteer no longer wants it to be found. Raises Missing, Objected."""
    held = lock(certificate)
    insist(withdrawing_objection(by, held))
    return _end("withdraw", held, CertificateState.WITHDRAWN, "", by=by, at=at)


@one_transaction
def revoke_certificate(
    *, certificate: Certificate, why: str, by: Actor, at: datetime
) -> Certificate:
    """It is wrong; whoever checks it reads why. Raises Missing, Objected, Malformed."""
    said = tidy(why)
    held = lock(certificate)
    insist(revoking_objection(by, held))
    if not said:
        raise Malformed({"why": "请写一句为什么撤销：查验的人会看到。"})
    if fault := objection_to(said, most=LONGEST_WHY):
        raise Malformed({"why": fault})
    return _end("revoke", held, CertificateState.REVOKED, said, by=by, at=at)


def empty_certificates_of(person_id: int, *, by: Actor, at: datetime) -> None:
    """The person is erased: words go, what still held is withdrawn; numbers and sums stay."""
    for held in Certificate.objects.select_for_update().filter(person=person_id).order_by("pk"):
        held.words = ""
        if held.holds:
            held.state, held.ended_at, held.ended_by_id = (
                CertificateState.WITHDRAWN,
                at,
                by.person_id,
            )
        held.save()


def _end(
    verb: str, held: Certificate, state: CertificateState, why: str, *, by: Actor, at: datetime
) -> Certificate:
    held.state, held.ended_at, held.ended_why = state, at, why
    held.ended_by_id, held.ended_post_id = by.person, by.post_id
    held.save()
    journal(verb, held, by=by, at=at, why=why)
    return held
