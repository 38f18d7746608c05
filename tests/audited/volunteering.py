"""Those who take part: sign up, cannot come, look for somebody, take over, put it in a calendar."""

from datetime import timedelta

from tests.activities.drafting import LATER, opened, opening, volunteer
from tests.audited.stages import Send, Stage, Story
from wudan.activities import actions
from wudan.activities.models import Opening, SignUp


def coming(stage: Stage) -> Opening:
    """Somewhere to sign up."""
    return opening(opened(stage.world))


def placed(stage: Stage, name: str = "小武") -> SignUp:
    """Somebody has a place."""
    world = stage.world
    return actions.sign_up(
        opening=coming(stage), person=world.people[name], by=world.oneself(name), at=LATER
    )


def offered(stage: Stage) -> SignUp:
    """Somebody's place looks for somebody else."""
    volunteer(stage.world, "李小妹")
    held = placed(stage, "李小妹")
    by, at = stage.world.oneself("李小妹"), LATER + timedelta(minutes=1)
    return actions.offer(sign_up=held, by=by, at=at)


def _sign_up(stage: Stage) -> Send:
    found, desk = coming(stage), stage.desk("小武")
    return lambda: desk.send("sign-up", found.pk)


def _withdrawal(stage: Stage) -> Send:
    held, desk = placed(stage), stage.desk("小武")
    return lambda: desk.send("own-sign-up-withdrawal", held.pk)


def _replacement(stage: Stage) -> Send:
    held, desk = placed(stage), stage.desk("小武")
    return lambda: desk.send("sign-up-replacement", held.pk)


def _taking_over(stage: Stage) -> Send:
    held, desk = offered(stage), stage.desk("小武")
    return lambda: desk.send("sign-up-taking-over", held.pk)


def _calendar(stage: Stage) -> Send:
    desk = stage.desk("小武")
    return lambda: desk.send("my-calendar")


PAGES: dict[str, Story] = {
    "sign-up": _sign_up, "own-sign-up-withdrawal": _withdrawal, "sign-up-replacement": _replacement,
    "sign-up-taking-over": _taking_over, "my-calendar": _calendar,
}  # fmt: skip


def _client_sign_up(stage: Stage) -> Send:
    found, client = coming(stage), stage.client("小武")
    return lambda: client.post(f"openings/{found.pk}/sign-ups").response


def _client_withdraw(stage: Stage) -> Send:
    held, client = placed(stage), stage.client("小武")
    return lambda: client.post(f"sign-ups/{held.pk}/withdrawal").response


def _client_offer(stage: Stage) -> Send:
    held, client = placed(stage), stage.client("小武")
    return lambda: client.post(f"sign-ups/{held.pk}/replacement").response


def _client_take_over(stage: Stage) -> Send:
    held, client = offered(stage), stage.client("小武")
    return lambda: client.post(f"replacements/{held.pk}/acceptance").response


OPERATIONS: dict[str, Story] = {
    "sign_up": _client_sign_up, "withdraw_sign_up": _client_withdraw,
    "offer_sign_up": _client_offer, "take_over_sign_up": _client_take_over,
}  # fmt: skip
