"""Stories of the platforms: for each page and operation, somebody writes with success."""

from dataclasses import replace
from datetime import date, timedelta

from tests.audited.stages import Send, Stage, Story
from tests.projects import working
from tests.web.console.desk import NOON
from tests.world import SINCE
from wudan.catalog.details import as_it_is
from wudan.catalog.enums import DutyKind
from wudan.catalog.models import PlatformDuty, ServiceChange
from wudan.orders.actions import cooperating
from wudan.orders.models import Cooperation
from wudan.people.models import Post
from wudan.people.signing_in import actor_under
from wudan.projects.actions.changes import change_item

_OCTOBER = date(2026, 10, 1)
ITEM = ("relief", "haircut")
EDITED = {
    "name": "上门剪发", "summary": "到家里剪", "description": "不收钱。", "duration_minutes": "40", "headcount": "1",
    "lead_days": "1", "complete_days": "10", "places": ["home"], "skills": ["haircut"], "provider": "", "why": "说清楚",
    "risk": "none", "open_claim": "on", "once_a_day": "on", "words": "理发\n剃头",
}  # fmt: skip


def health(stage: Stage) -> Post:
    """文旅局 cooperates on 扶贫帮困; its officer is 艾科长."""
    world = stage.world
    PlatformDuty.objects.get_or_create(
        platform=world.platforms["relief"], unit=world.units["文旅局"], kind=DutyKind.COOPERATING,
        starts_on=SINCE,
    )  # fmt: skip
    return world.posts["艾科长"]


def piece(stage: Stage, state: str = "asked") -> Cooperation:
    """A piece that 民政局 asked of 文旅局, as far as `state`."""
    post, world = health(stage), stage.world
    made = cooperating.ask(
        platform=world.platforms["relief"], unit=world.units["文旅局"], words="请出一台节目",
        wanted_by=(NOON + timedelta(days=9)).date(), service=world.services["haircut"],
        by=world.actor("景科长"), at=NOON,
    )  # fmt: skip
    if state != "asked":
        made = cooperating.answer(
            piece=made,
            accepted=state == "accepted",
            words="演员不够",
            by=actor_under(post),
            at=NOON,
        )
    if state == "escalated":
        made = cooperating.escalate(piece=made, by=world.actor("景科长"), at=NOON)
    return made


def _edit(stage: Stage) -> Send:
    return lambda: stage.desk("景科长").send("service-edit", *ITEM, version=1, **EDITED)


def asked(stage: Stage) -> ServiceChange:
    """A change of risk that 民政局 asked for, and that waits."""
    item = stage.world.services["haircut"]
    wanted = replace(as_it_is(item), risk="bodily", needs_insurance=True)
    change_item(
        service=item, wanted=wanted, why="要动剪刀", by=stage.world.actor("景科长"), at=NOON
    )
    return ServiceChange.objects.get(service=item)


def _settle(stage: Stage) -> Send:
    made = asked(stage)
    fields = {"outcome": "admitted", "reasons": "应当有保险"}
    return lambda: stage.desk("柳文书").send("service-change", *ITEM, made.pk, **fields)


def _limit(stage: Stage) -> Send:
    fields = {"period": "month", "places": "20", "starts_on": NOON.date().isoformat()}
    return lambda: stage.desk("景科长").send("service-limit", *ITEM, **fields)


def _join_work(stage: Stage) -> Send:
    work = working.listed(stage.world)
    return lambda: stage.desk("景科长").send("service-key-work", *ITEM, key_work=work.pk)


def _offer(stage: Stage) -> Send:
    return lambda: stage.desk("景科长").send("service-offer", *ITEM, offered="0", why="师傅休假")


def _month(stage: Stage) -> Send:
    world = stage.world
    pks = [world.services[code].pk for code in ("haircut", "bath")]
    fields = {f"offered-{pk}": "1" for pk in pks} | {f"places-{pks[0]}": "30"}
    return lambda: stage.desk("景科长").send("platform-month", "relief", **fields)


def _handover(stage: Stage) -> Send:
    unit = stage.world.units["卫健局"].pk
    fields = {"unit": unit, "starts_on": _OCTOBER.isoformat(), "why": "会议纪要"}
    return lambda: stage.desk("柳文书").send("platform-handover", "relief", **fields)


def _joining(stage: Stage) -> Send:
    unit = stage.world.units["文旅局"].pk
    fields = {"unit": unit, "starts_on": _OCTOBER.isoformat(), "why": "会议纪要"}
    return lambda: stage.desk("柳文书").send("platform-joining", "relief", **fields)


def _one_of_two(stage: Stage) -> PlatformDuty:
    """卫健局's, beside 文旅局's, which stays."""
    health(stage)
    return PlatformDuty.objects.get(unit=stage.world.units["卫健局"], kind="cooperating")


def _parting(stage: Stage) -> Send:
    duty = _one_of_two(stage)
    fields = {"ends_on": _OCTOBER.isoformat(), "why": "分工调整"}
    return lambda: stage.desk("柳文书").send("platform-parting", "relief", duty.pk, **fields)


def _ask(stage: Stage) -> Send:
    unit = stage.world.units["卫健局"].pk
    fields = {
        "unit": unit,
        "service": "haircut",
        "words": "一并量血压",
        "wanted_by": _OCTOBER.isoformat(),
    }
    return lambda: stage.desk("景科长").send("cooperation-new", "relief", **fields)


_ACTS: dict[str, tuple[str, str, str, dict[str, object]]] = {
    "answer": ("asked", "艾科长", "answer", {"accepted": "yes", "words": ""}),
    "completion": ("accepted", "艾科长", "finish", {"words": "演了一场"}),
    "escalation": ("refused", "景科长", "escalate", {"words": "还是要办"}),
    "ruling": ("escalated", "柳文书", "rule", {"charged": "yes", "words": "这是职责"}),
    "withdrawal": ("asked", "景科长", "take_back", {"words": "自己办"}),
}


def _page(noun: str) -> Story:
    def story(stage: Stage) -> Send:
        state, who, _, fields = _ACTS[noun]
        made = piece(stage, state)
        return lambda: stage.desk(who).send(
            f"cooperation-{noun}", made.pk, version=made.version, **fields
        )

    return story


def _operation(noun: str) -> Story:
    def story(stage: Stage) -> Send:
        state, who, _, fields = _ACTS[noun]
        made, client = piece(stage, state), stage.client(who)
        body = {
            name: value == "yes" if name in {"accepted", "charged"} else value
            for name, value in fields.items()
        }
        return lambda: client.post(f"cooperations/{made.pk}/{noun}", body).response

    return story


def _ask_by_client(stage: Stage) -> Send:
    client = stage.client("景科长")
    body = {
        "platform": "relief",
        "unit": "卫健局",
        "service": "haircut",
        "words": "一并量血压",
        "wanted_by": "2026-10-01",
    }
    return lambda: client.post("cooperations", body).response


PAGES: dict[str, Story] = {
    "service-edit": _edit, "service-change": _settle, "service-limit": _limit, "service-offer": _offer, "service-key-work": _join_work, "platform-month": _month,
    "platform-handover": _handover, "platform-joining": _joining, "platform-parting": _parting,
    "cooperation-new": _ask, **{f"cooperation-{noun}": _page(noun) for noun in _ACTS},
}  # fmt: skip


def _client_keep(stage: Stage) -> Send:
    client = stage.client("景科长")
    told = {"version": 1, "words": ["剃头"], "serves": ["铁边城"], "why": "只到镇上"}
    return lambda: client.post("services/haircut/facts", told).response


def _client_offer(stage: Stage) -> Send:
    client = stage.client("景科长")
    told = {"offered": False, "why": "师傅休假"}
    return lambda: client.post("services/haircut/offering", told).response


def _client_settle(stage: Stage) -> Send:
    made, client = asked(stage), stage.client("柳文书")
    told = {"outcome": "admitted", "reasons": "应当有保险"}
    return lambda: client.post(f"service-changes/{made.pk}/decision", told).response


def _client_join_work(stage: Stage) -> Send:
    work, client = working.listed(stage.world), stage.client("景科长")
    return lambda: client.post("services/haircut/key-work", {"key_work": work.pk}).response


_GIVEN = {"starts_on": _OCTOBER.isoformat(), "why": "会议纪要"}


def _client_limit(stage: Stage) -> Send:
    client = stage.client("景科长")
    told = {"period": "month", "places": 20, "starts_on": NOON.date().isoformat()}
    return lambda: client.post("services/haircut/limit", told).response


def _client_handover(stage: Stage) -> Send:
    client = stage.client("柳文书")
    return lambda: client.post("platforms/relief/handover", _GIVEN | {"unit": "卫健局"}).response


def _client_cooperation(stage: Stage) -> Send:
    client = stage.client("柳文书")
    return lambda: client.post("platforms/relief/cooperation", _GIVEN | {"unit": "文旅局"}).response


def _client_parting(stage: Stage) -> Send:
    duty = _one_of_two(stage)
    client, where = stage.client("柳文书"), f"platform-duties/{duty.pk}/parting"
    told = {"ends_on": _OCTOBER.isoformat(), "why": "分工调整"}
    return lambda: client.post(where, told).response


OPERATIONS: dict[str, Story] = {
    "limit_service": _client_limit,
    "hand_over_platform": _client_handover,
    "let_department_cooperate": _client_cooperation,
    "end_department_cooperation": _client_parting,
    "join_service_to_key_work": _client_join_work,
    "keep_service_facts": _client_keep,
    "offer_service": _client_offer,
    "settle_service_change": _client_settle,
    "ask_cooperation": _ask_by_client,
    **{f"{act}_cooperation": _operation(noun) for noun, (_, _, act, _) in _ACTS.items()},
}
