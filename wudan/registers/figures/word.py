"""群众反响: what residents themselves said, of how many asked, and what was not met (R064, R096, R117).

Nobody's silence is praise: a share always goes with how many answered of how many, and its interval.
"""

from dataclasses import dataclass

from django.db.models import Q

from wudan.kit.figures import Figure, Share
from wudan.kit.intervals import wilson
from wudan.kit.phrases import Phrase
from wudan.orders.enums import CallbackOutcome, Stage
from wudan.projects.enums.forum import SpeakerKind
from wudan.registers.figures.measuring import figures_of
from wudan.registers.figures.scope import Scope, Window
from wudan.registers.figures.sources import (
    CALLBACKS,
    FOLLOW_UPS,
    FORUM_NOTES,
    ORDERS,
    REVIEWS,
    SERVICES,
)
from wudan.registers.figures.tallies import Ratio, Tally

GOOD = 4
_POOR = 2
TALLIES = (
    Tally("reviews", Phrase("评单"), Phrase("件"), REVIEWS, "at"),
    Tally("reviews-good", Phrase("其中四分、五分"), Phrase("件"), REVIEWS, "at", Q(score__gte=GOOD)),
    Tally("reviews-poor", Phrase("其中一分、二分"), Phrase("件"), REVIEWS, "at", Q(score__lte=_POOR)),
    Tally("reviews-told", Phrase("其中照群众的话记的"), Phrase("件"), REVIEWS, "at", Q(saying__isnull=False)),
    Tally("services-done", Phrase("服务完成"), Phrase("件"), SERVICES, "done_at"),
    Tally("services-reviewed", Phrase("其中群众评过的"), Phrase("件"), SERVICES, "done_at",
          known="order__review__at"),
    Tally("follow-ups-opened", Phrase("差评要整改"), Phrase("件"), FOLLOW_UPS, "opened_at"),
    Tally("follow-ups-closed", Phrase("差评整改完"), Phrase("件"), FOLLOW_UPS, "closed_at"),
    Tally("callbacks-made", Phrase("电话回访"), Phrase("件"), CALLBACKS, "called_at"),
    Tally("callbacks-true", Phrase("其中群众说属实"), Phrase("件"), CALLBACKS, "called_at",
          Q(outcome=CallbackOutcome.CONFIRMED)),
    Tally("residents-said", Phrase("座谈会上群众说的"), Phrase("条"), FORUM_NOTES, "forum__day",
          Q(speaker=SpeakerKind.RESIDENT), is_date=True),
    Tally("unmet-declined", Phrase("没办成：不予受理"), Phrase("件"), ORDERS, "closed_at", Q(stage=Stage.DECLINED)),
    Tally("unmet-referred", Phrase("没办成：转办"), Phrase("件"), ORDERS, "closed_at", Q(stage=Stage.REFERRED)),
    Tally("unmet-gave-up", Phrase("没办成：排队等不及"), Phrase("件"), ORDERS, "closed_at",
          Q(stage=Stage.WITHDRAWN, waiting_since__isnull=False, closed_code="withdrawn")),
    Tally("unmet-never-served", Phrase("没办成：一直没有排上"), Phrase("件"), ORDERS, "closed_at",
          Q(stage=Stage.WITHDRAWN, closed_code="never_served")),
)  # fmt: skip
SHARES = (
    Ratio("satisfied", Phrase("满意（四分、五分）"), "reviews-good", "reviews"),
    Ratio("response", Phrase("完成的单里群众评过的"), "services-reviewed", "services-done"),
)


@dataclass(frozen=True, slots=True)
class Rating:
    """How content people are: the share of good reviews, its interval, and how many answered."""

    good: Share
    answered: Share
    interval: tuple[float, float] | None


def figures(scope: Scope, window: Window) -> list[Figure | Share]:
    """The block; seven statements."""
    found = figures_of(TALLIES, scope, window)
    return [*found.values(), *_shares(found)]


def rating_of(scope: Scope, window: Window) -> Rating:
    """Satisfaction (R004) with its n, response rate and interval; two statements."""
    wanted = [tally for tally in TALLIES if tally.source in (REVIEWS, SERVICES)]
    good, answered = _shares(figures_of(wanted, scope, window))
    return rated(good, answered)


def rated(good: Share, answered: Share) -> Rating:
    """The same of figures already read."""
    return Rating(good, answered, wilson(good.part.value, good.whole.value))


def _shares(found: dict[str, Figure]) -> tuple[Share, Share]:
    good, answered = (share.of(found) for share in SHARES)
    return good, answered
