"""The fund: each page that writes, done by the center office; the second word by a colleague."""

from tests.audited.stages import Send, Stage, Story
from tests.funds.spending import YEAR_END, colleague, committed, granted, paid
from wudan.funds.models import Commitment

_AMOUNTS = {"running": "140000", "bases": "140000", "training": "140000", "incubation": "140000", "events": "140000"}  # fmt: skip
_PAID = {"amount": "100", "document_no": "记-9", "payee": "和顺打印社", "paid_on": "2026-09-07"}


def held(stage: Stage) -> Commitment:
    """Money held for the office's own running."""
    return committed(stage.world, granted(stage.world))


def asked(stage: Stage) -> Commitment:
    """A colleague's, that waits for the second person."""
    fund, by = granted(stage.world), colleague(stage.world)
    return committed(stage.world, fund, 20_000, by=by)


def year_there(stage: Stage) -> dict[str, object]:
    """The year 2026."""
    return {"year": granted(stage.world).year}


def commitment_there(stage: Stage) -> dict[str, object]:
    """One of its commitments."""
    return {"no": held(stage).no}


def _new(stage: Stage) -> Send:
    desk = stage.desk("柳文书")
    return lambda: desk.send("fund-new", year="2026", document_no="吴财〔2026〕12号", **_AMOUNTS)


def _addition(stage: Stage) -> Send:
    fund, desk = granted(stage.world), stage.desk("柳文书")
    return lambda: desk.send("fund-addition", fund.year, document_no="吴财〔2026〕58号", **_AMOUNTS)


def _shift(stage: Stage) -> Send:
    fund, desk = granted(stage.world), stage.desk("柳文书")
    said = {
        "source": "running",
        "target": "events",
        "amount": "100",
        "document_no": "2026-1",
        "why": "会多了",
    }
    return lambda: desk.send("fund-shift", fund.year, **said)


def _closing(stage: Stage) -> Send:
    fund, desk = granted(stage.world, 2025, at=YEAR_END), stage.desk("柳文书")
    return lambda: desk.send("fund-closing", fund.year, words="全年关账")


def _commitment(stage: Stage) -> Send:
    fund, desk = granted(stage.world), stage.desk("柳文书")
    said = {"thing": stage.world.units["c"].pk, "title": "打印", "amount": "300"}
    return lambda: desk.send("commitment-new", fund.year, "running", **said)


def _approval(stage: Stage) -> Send:
    one, desk = asked(stage), stage.desk("柳文书")
    return lambda: desk.send("commitment-approval", one.no)


def _refusal(stage: Stage) -> Send:
    one, desk = asked(stage), stage.desk("柳文书")
    return lambda: desk.send("commitment-refusal", one.no, words="今年不办")


def _payment(stage: Stage) -> Send:
    one, desk = held(stage), stage.desk("柳文书")
    return lambda: desk.send("commitment-payment", one.no, **_PAID)


def _release(stage: Stage) -> Send:
    one, desk = held(stage), stage.desk("柳文书")
    return lambda: desk.send("commitment-release", one.no, words="不办了")


def _reversal(stage: Stage) -> Send:
    one, desk = held(stage), stage.desk("柳文书")
    done = paid(stage.world, one)
    return lambda: desk.send("spending-reversal", one.no, done.pk, words="写错了")


PAGES: dict[str, Story] = {
    "fund-new": _new, "fund-addition": _addition, "fund-shift": _shift, "fund-closing": _closing, "commitment-new": _commitment,
    "commitment-approval": _approval, "commitment-refusal": _refusal, "commitment-payment": _payment,
    "commitment-release": _release, "spending-reversal": _reversal,
}  # fmt: skip
