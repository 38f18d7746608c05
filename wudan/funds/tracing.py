"""从事到钱: what of the fund was held and paid for one thing, by which documents, who agreed (R118).

Who does not read the fund is told nothing, without a statement; who does, all of it in one.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q

from wudan.funds.enums import CommitmentState, LinkKind, Use
from wudan.funds.models import Commitment
from wudan.funds.querysets import reads_fund
from wudan.people.actors import Actor

_HELD = ("pk", "no", "title", "use", "state", "amount_fen", "spent_fen", "released_fen", "made_at", "made_as", "decided_as")  # fmt: skip
_PAID = ("paid_on", "document_no", "payee", "amount_fen", "reversed_at")


@dataclass(frozen=True, slots=True)
class Paid:
    """One document; a reversed one counts in no sum, and stays to be seen."""

    paid_on: date
    document_no: str
    payee: str
    amount_fen: int
    is_reversed: bool


@dataclass(frozen=True, slots=True)
class Held:
    """One commitment for the thing, with what was paid of it; amounts in fen."""

    no: str
    title: str
    use: Use
    state: CommitmentState
    amount_fen: int
    spent_fen: int
    left_fen: int
    made_at: datetime
    made_as: str
    decided_as: str
    paid: list[Paid] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Traced:
    """All the fund's money for one thing, the newest first."""

    held: list[Held]

    @property
    def spent_fen(self) -> int:
        """What was paid and not reversed: the sum of the rows below."""
        return sum(one.spent_fen for one in self.held)

    @property
    def left_fen(self) -> int:
        """What is still held."""
        return sum(one.left_fen for one in self.held)

    @property
    def adds_up(self) -> bool:
        """Whether the documents shown are what the commitments say was spent."""
        shown = sum(p.amount_fen for one in self.held for p in one.paid if not p.is_reversed)
        return shown == self.spent_fen


def money_for(actor: Actor, **things: int) -> Traced | None:
    """The money of one thing by its kind (`project=pk`), of several as of one (`site=…, unit=…`).

    None for who does not read the fund. What was refused held nothing and is left out.
    """
    if not reads_fund(actor):
        return None
    which = Q(pk__in=[])
    for kind, pk in things.items():
        which |= Q(**{f"{LinkKind(kind)}_id": pk})
    rows = Commitment.objects.visible_to(actor).filter(which).exclude(state=CommitmentState.REFUSED)
    columns = (*_HELD, *(f"spendings__{name}" for name in _PAID))
    ordered = rows.order_by("-made_at", "-pk", "spendings__paid_on", "spendings__pk")
    found: dict[int, Held] = {}
    for row in ordered.values_list(*columns):
        held, paid = row[: len(_HELD)], row[len(_HELD) :]
        one = found.setdefault(held[0], _held(*held[1:]))
        if paid[0] is not None:
            on, document, payee, amount, reversed_at = paid
            one.paid.append(Paid(on, document, payee, amount, reversed_at is not None))
    return Traced(list(found.values()))


def _held(
    no: str, title: str, use: str, state: str, amount: int, spent: int, released: int,
    made_at: datetime, made_as: str, decided_as: str,
) -> Held:  # fmt: skip
    left = amount - spent - released
    return Held(
        no,
        title,
        Use(use),
        CommitmentState(state),
        amount,
        spent,
        left,
        made_at,
        made_as,
        decided_as,
    )
