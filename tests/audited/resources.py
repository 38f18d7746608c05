"""Resources and lending: each page and operation that writes, done by whom it belongs to."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.audited.stages import Send, Stage, Story
from tests.resources.keeping import GYM, agreed, asked, drums, gym, hour, opened, step
from tests.world import MONDAY
from wudan.sites.actions import loan as lending
from wudan.sites.models import Loan

SAID = {
    "name": GYM, "kind": "school", "origin": "closed", "area": "610626101", "address": "铁边城镇街道中段",
    "owner": "铁边城中学", "words": "篮球场两块。", "entry_words": "从北门进。",
}  # fmt: skip
AGREED = {
    "partner": "铁边城中学", "starts_on": "2026-09-07", "last_day": "2027-08-31", "responsible": "总务主任",
    "liability": "实践所看场。", "insurance": "公众责任险", "days1": ["5", "6"], "opens1": "09:00",
    "closes1": "12:00",
}  # fmt: skip
LIST = "编号,名称,类别,来源,保管单位,乡镇或村\n1,镇文化站,文化场馆,公共,铁边城,铁边城镇\n"


def a_list(text: str = LIST) -> SimpleUploadedFile:
    """The county's own list, as CSV."""
    return SimpleUploadedFile("资源.csv", text.encode(), content_type="text/csv")


def _new(stage: Stage) -> Send:
    desk, unit = stage.desk("乔委员"), stage.world.units["铁边城"]
    return lambda: desk.send("resource-new", unit=unit.pk, **SAID)


def _correction(stage: Stage) -> Send:
    found, desk = gym(stage.world), stage.desk("乔委员")
    said = SAID | {"unit": found.unit_id, "words": "篮球场三块。"}
    return lambda: desk.send("resource-correction", found.pk, **said)


def _agreement(stage: Stage) -> Send:
    found, desk = step(stage.world, gym(stage.world), "talk"), stage.desk("乔委员")
    return lambda: desk.send("resource-agreement", found.pk, **AGREED)


def _step(stage: Stage) -> Send:
    found, desk = agreed(stage.world), stage.desk("乔委员")
    return lambda: desk.send("resource-step", found.pk, verb="open", why="去看过，门开着")


def _use(stage: Stage) -> Send:
    found, desk = opened(stage.world), stage.desk("乔委员")
    return lambda: desk.send("resource-use", found.pk, on=MONDAY.date().isoformat())


def _import(stage: Stage) -> Send:
    desk = stage.desk("乔委员")
    return lambda: desk.send("resource-import", file=a_list())


def _loan(stage: Stage) -> Send:
    thing, desk = drums(stage.world), stage.desk("乔委员")
    said = {"borrower": stage.world.units["铁边城"].pk, "purpose": "庙会上用"}
    when = {"starts_at": "2026-09-10T09:00", "ends_at": "2026-09-11T09:00"}
    return lambda: desk.send("resource-loan", thing.pk, **said, **when)


def a_loan(stage: Stage) -> Loan:
    """What 铁边城 asks of 文旅局."""
    return asked(stage.world, drums(stage.world))


def _loan_step(stage: Stage) -> Send:
    loan, desk = a_loan(stage), stage.desk("艾科长")
    return lambda: desk.send("loan-step", loan.pk, verb="agree", words="早上来取")


PAGES: dict[str, Story] = {
    "resource-new": _new, "resource-correction": _correction, "resource-agreement": _agreement,
    "resource-step": _step, "resource-use": _use, "resource-import": _import,
    "resource-loan": _loan, "loan-step": _loan_step,
}  # fmt: skip


def _client_ask(stage: Stage) -> Send:
    thing, client = drums(stage.world), stage.client("乔委员")
    body = {
        "resource": thing.pk, "purpose": "庙会上用", "starts_at": hour(10, 9).isoformat(),
        "ends_at": hour(11, 9).isoformat(),
    }  # fmt: skip
    return lambda: client.post("loans", body).response


def _client_answer(stage: Stage) -> Send:
    loan, client = a_loan(stage), stage.client("艾科长")
    return lambda: client.post(f"loans/{loan.pk}/answer", {"agreed": True}).response


def _client_withdraw(stage: Stage) -> Send:
    loan, client = a_loan(stage), stage.client("乔委员")
    return lambda: client.post(f"loans/{loan.pk}/withdrawal").response


def _client_hand_over(stage: Stage) -> Send:
    loan, client = a_loan(stage), stage.client("艾科长")
    lending.agree(loan=loan, by=stage.world.actor("艾科长"), at=MONDAY)
    return lambda: client.post(f"loans/{loan.pk}/handing-over").response


def _client_take_back(stage: Stage) -> Send:
    loan, by, client = a_loan(stage), stage.world.actor("艾科长"), stage.client("艾科长")
    lending.agree(loan=loan, by=by, at=MONDAY)
    lending.hand_over(loan=loan, by=by, at=MONDAY)
    return lambda: client.post(f"loans/{loan.pk}/return", {"condition": "good"}).response


OPERATIONS: dict[str, Story] = {
    "ask_loan": _client_ask, "answer_loan": _client_answer, "withdraw_loan": _client_withdraw,
    "hand_over_loan": _client_hand_over, "take_back_loan": _client_take_back,
}  # fmt: skip
