"""What is done to posts, by pages and by operations: each succeeds and is recorded."""

from datetime import date

from tests.audited.stages import Send, Stage, Story
from wudan.kit import clock
from wudan.people.actions import posts
from wudan.people.models import Handover, Nomination, Post

_TERMS = {"role": "station_keeper", "standing": "regular", "title": "站长"}


def _grant(stage: Stage) -> Send:
    fields = {"unit": stage.world.units["石峁村"].pk, "person": stage.world.people["高大爷"].pk}
    return lambda: stage.desk("柳文书").send("post-grant", **_TERMS, **fields)


def _ending(stage: Stage) -> Send:
    return lambda: stage.desk("柳文书").send("post-ending", _keeper(stage), why="换届")


def _handover(stage: Stage) -> Send:
    heir = stage.world.people["高大爷"].pk
    return lambda: stage.desk("柳文书").send("post-handover", _keeper(stage), person=heir, **_TERMS)


def _confirmation(stage: Stage) -> Send:
    Post.objects.update(confirmed_until=date(2026, 9, 30))
    desk = stage.desk("柳文书")
    return lambda: desk.send("post-confirmation", shown=[_keeper(stage)], scope="page")


def _acknowledgement(stage: Stage) -> Send:
    made = _handed(stage)
    return lambda: stage.desk("高大爷").send("handover-acknowledgement", made.pk)


def _nomination(stage: Stage) -> Send:
    world = stage.world
    made: Nomination = posts.nominate(
        person=world.people["高大爷"], role="security_administrator", unit=world.units["c"],
        by=world.actor("安守一"), at=clock.now(),
    )  # fmt: skip
    return lambda: stage.desk("安守二").send("nomination", made.pk, decision="agree")


PAGES: dict[str, Story] = {
    "post-grant": _grant, "post-ending": _ending, "post-handover": _handover,
    "post-confirmation": _confirmation, "handover-acknowledgement": _acknowledgement,
    "nomination": _nomination,
}  # fmt: skip


def _post(where: str, body: dict[str, object], who: str = "柳文书") -> Story:
    def story(stage: Stage) -> Send:
        client = stage.client(who)
        filled = where.replace("{keeper}", str(_keeper(stage)))
        given = {name: _filled(stage, value) for name, value in body.items()}
        return lambda: client.post(filled, given).response

    return story


def _filled(stage: Stage, value: object) -> object:
    return {"heir": stage.world.people["高大爷"].pk, "keepers": [_keeper(stage)]}.get(
        str(value), value
    )


def _signing(stage: Stage) -> Send:
    made = _handed(stage)
    client = stage.client("高大爷")
    return lambda: client.post(f"handovers/{made.pk}/acknowledgement").response


def _confirming(stage: Stage) -> Send:
    Post.objects.update(confirmed_until=date(2026, 9, 30))
    return _post("posts/confirmation", {"posts": "keepers"})(stage)


OPERATIONS: dict[str, Story] = {
    "grant_post": _post("posts", {"person": "heir", "role": "station_keeper", "unit": "石峁村"}),
    "end_post": _post("posts/{keeper}/ending", {"why": "换届"}),
    "hand_over_post": _post("posts/{keeper}/handover", {"person": "heir"}),
    "confirm_posts": _confirming,
    "acknowledge_handover": _signing,
}


def _keeper(stage: Stage) -> int:
    return stage.world.posts["马青山"].pk


def _handed(stage: Stage) -> Handover:
    world = stage.world
    return posts.hand_over(
        post=world.posts["马青山"], to=world.people["高大爷"], by=world.actor("柳文书"),
        at=clock.now(), items={},
    )  # fmt: skip
