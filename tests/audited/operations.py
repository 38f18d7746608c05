"""For each operation of the API that writes: somebody does it, and it succeeds."""

from tests.api.test_steps import STEPS
from tests.audited import (
    accounts,
    activities,
    attendance,
    campaigns,
    certificates,
    complaints,
    contacts,
    content,
    counter,
    deliveries,
    earning,
    hours,
    households,
    meetings,
    messages,
    offline,
    persons,
    plans,
    platforms,
    points,
    posts,
    privacy,
    projects_api,
    proposals,
    resources,
    rooms,
    shops,
    sites,
    staffing,
    standing,
    support,
    teams,
    training,
    volunteering,
    volunteers,
)
from tests.audited.stages import Send, Stage, Story
from tests.world import fill
from wudan.api.v1.shapes import NOUNS
from wudan.exchange.models import Export


def _step(noun: str) -> Story:
    def story(stage: Stage) -> Send:
        at, who, _, body, _ = next(step for step in STEPS if step[2] == noun)
        order, client = stage.world.order_at(at), stage.client(who)
        given = {"version": order.version} | body
        return lambda: client.post(f"orders/{order.no}/{noun}", given).response

    return story


def _merger(stage: Stage) -> Send:
    first, second = stage.world.place(), stage.world.place(words="再问一次")
    client = stage.client("马青山")
    return lambda: client.post(f"orders/{second.no}/merger", {"into": first.no}).response


def _disavowal(stage: Stage) -> Send:
    person = {"name": "秦奶奶", "phone": "10100000000", "village": "杨柳村"}
    asked = {"channel": "telephone", "consent": "spoken_phone", "for_person": person}
    placed = stage.client("马青山").post("orders", {"service": "haircut"} | asked)
    client = stage.client("秦奶奶")
    return lambda: client.post(f"orders/{placed['no']}/disavowal").response


def _place_order(stage: Stage) -> Send:
    client = stage.client("秦奶奶")
    return lambda: client.post("orders", {"service": "haircut", "address": "三组"}).response


def _wanted(stage: Stage) -> dict[str, object]:
    return {"kind": "roster", "unit": "杨柳村", "purpose": "九月总结，报宣传部"}


def _ask_export(stage: Stage) -> Send:
    client = stage.client("柳文书")
    return lambda: client.post("exports", _wanted(stage)).response


def _decide_export(stage: Stage) -> Send:
    asked = stage.client("柳文书").post("exports", _wanted(stage))
    Export.objects.update(state="asked", needs_second=True)
    client = stage.client("乔委员")
    return lambda: client.post(f"exports/{asked['id']}/decision", {"approved": True}).response


def _queueing(stage: Stage) -> Send:
    order, client = stage.world.place(), stage.client("马青山")
    fill(stage.world, order)
    return lambda: client.post(f"orders/{order.no}/queueing", {"service": "haircut"}).response


def _unsaying(stage: Stage) -> Send:
    person = {"name": "秦奶奶", "phone": "10100000000", "village": "杨柳村"}
    asked = {"channel": "telephone", "consent": "spoken_phone", "for_person": person}
    placed = stage.client("马青山").post("orders", {"service": "haircut"} | asked)
    keeper, client = stage.client("马青山"), stage.client("秦奶奶")
    keeper.post(f"orders/{placed['no']}/withdrawal", {"channel": "telephone"})
    return lambda: client.post(f"orders/{placed['no']}/unsaying").response


_OTHERS = {"unsaying": _unsaying, "queueing": _queueing, "merger": _merger, "disavowal": _disavowal}
STORIES: dict[str, Story] = {
    f"{verb}_order": _OTHERS.get(noun) or _step(noun) for verb, noun in NOUNS.items()
} | {"place_order": _place_order, "ask_export": _ask_export, "decide_export": _decide_export}
_PARTS = (
    accounts,
    activities,
    attendance,
    certificates,
    complaints,
    contacts,
    content,
    deliveries,
    earning,
    hours,
    households,
    meetings,
    offline,
    messages,
    persons,
    plans,
    platforms,
    points,
    posts,
    privacy,
    campaigns,
    projects_api,
    proposals,
    counter,
    resources,
    rooms,
    shops,
    sites,
    staffing,
    standing,
    support,
    teams,
    training,
    volunteering,
    volunteers,
)
STORIES |= {name: story for part in _PARTS for name, story in part.OPERATIONS.items()}

SILENT: dict[str, str] = {
    "read_messages": "只是自己看过自己的通知：谁也不数，谁也不知道。",
    "choose_post": "只换自己这次会话用哪个岗位；以后每个动作都记着用的岗位。",
}
"""Operations that may write nothing into the journal, each with its reason."""
