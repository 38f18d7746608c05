"""Both books proved as they stand at one moment: a whole one has no faults. Nobody waits for it."""

from wudan.ledger.proof.hours import prove_hours
from wudan.ledger.proof.points import prove_points
from wudan.ledger.proof.trial import TrialBalance, trial_balance
from wudan.ledger.proof.walking import Fault, Proof, one_moment

__all__ = ["Fault", "Proof", "TrialBalance", "trial_balance", "verify", "verify_points"]


def verify() -> Proof:
    """Prove the book of hours."""
    proof = Proof()
    with one_moment():
        prove_hours(proof)
    return proof


def verify_points() -> Proof:
    """Prove the book of points."""
    proof = Proof()
    with one_moment():
        prove_points(proof)
    return proof
