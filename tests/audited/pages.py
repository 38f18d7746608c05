"""For each page that writes: somebody does it, and it succeeds. Named by the page's name."""

from datetime import date, timedelta

from tests.audited import (
    accounts,
    activities,
    appraisals,
    attendance,
    campaigns,
    certificates,
    complaints,
    connections,
    contacts,
    content,
    counter,
    deliveries,
    earning,
    fund,
    hours,
    households,
    inspections,
    lessons,
    meetings,
    messages,
    national,
    offline,
    paper,
    persons,
    plans,
    platforms,
    points,
    posts,
    privacy,
    projects,
    proposals,
    registers,
    resources,
    rooms,
    shops,
    staffing,
    standing,
    support,
    teams,
    training,
    volunteering,
    volunteers,
)
from tests.audited.stages import Send, Stage, Story
from tests.grounds.building import a_base
from tests.web.console.desk import NOON, tomorrow
from tests.world import MONDAY, fill, walk
from wudan.exchange.actions import Wanted, ask, make
from wudan.exchange.models import Export
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.ledger.models import Finding
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.models import Callback, Order
from wudan.sites.models import SitePeriod
from wudan.teams.models import Membership

_ACTS: dict[str, tuple[str, str, dict[str, object]]] = {
    "acceptance": ("placed", "马青山", {"note": "认识"}),
    "confirmation": ("offered", "苏远", {"contact": "苏远", "people_count": "1", "starts_at": ""}),
    "fulfillment": ("started", "苏远", {"words": "剪好了", "minutes": "40"}),
    "follow-up": ("following_up", "柳文书", {"resolution": "redone", "words": "补剪了"}),
    "start": ("scheduled", "苏远", {}),
    "appointment": ("scheduled", "苏远", {"words": "下雨", "starts_at": ""}),
    "return": ("placed", "马青山", {"reason": "time_missing"}),
    "referral": ("placed", "马青山", {"target": "12345"}),
    "escalation": ("placed", "马青山", {"words": "站里没人"}),
    "declination": ("placed", "马青山", {"reason": "out_of_scope", "next_place": "12345"}),
    "refusal": ("offered", "苏远", {"reason": "no_people"}),
    "recall": ("offered", "景科长", {"words": "换一队"}),
    "reclassification": ("accepted", "马青山", {"words": "归错了"}),
    "voiding": ("accepted", "柳文书", {"reason": "wrong_person"}),
    "claim": ("accepted", "苏远", {"contact": "苏远", "people_count": "1", "starts_at": ""}),
    "supplement": ("returned", "秦奶奶", {"words": "周三上午"}),
    "withdrawal": ("placed", "秦奶奶", {}),
    "acknowledgement": ("done", "秦奶奶", {}),
    "review": ("acknowledged", "秦奶奶", {"score": "5"}),
}
_SPOKEN: dict[str, tuple[str, str, dict[str, object]]] = {
    "spoken-supplement": ("returned", "马青山", {"words": "周三在家"}),
    "spoken-withdrawal": ("placed", "马青山", {}),
    "spoken-disavowal": ("placed", "马青山", {}),
    "spoken-review": ("done", "乔委员", {"score": "5"}),
}


def _act(noun: str) -> Story:
    """An act on an order, at the stage where it is due, by whoever's turn it is."""

    def story(stage: Stage) -> Send:
        at, who, fields = _ACTS[noun]
        order, desk = stage.world.order_at(at), stage.desk(who)
        given = fields | ({"starts_at": tomorrow()} if "starts_at" in fields else {})
        if noun == "acceptance":
            given = given | {"service": order.service_id}
        if noun == "reclassification":
            given = given | {"service": stage.world.services["opera"].pk}
        return lambda: desk.act(noun, order, **given)

    return story


def _slip_code(stage: Stage) -> Send:
    order = stage.world.place()
    return lambda: stage.desk("马青山").send("slip-code", order.no)


def _merger(stage: Stage) -> Send:
    first, second = stage.world.place(), stage.world.place()
    return lambda: stage.desk("马青山").act("merger", second, into=first.pk)


def _dispatch(stage: Stage) -> Send:
    order, team = stage.world.order_at("accepted"), stage.world.teams["clippers"].pk
    return lambda: stage.desk("景科长").act("dispatch", order, team=team, note="就近")


def _taken(stage: Stage, at: str) -> Order:
    """秦奶奶 rang the station; her order stands there."""
    order = actions.place_for(
        need=Need(service=stage.world.services["haircut"]), channel="telephone",
        consent="spoken_phone", beneficiary=stage.world.people["秦奶奶"],
        by=stage.world.actor("马青山"), at=clock.now(),
    )  # fmt: skip
    return walk(stage.world, order, at, at=clock.now())


def _spoken(noun: str) -> Story:
    """What she says of it, written down by who may."""

    def story(stage: Stage) -> Send:
        at, who, fields = _SPOKEN[noun]
        order, desk = _taken(stage, at), stage.desk(who)
        return lambda: desk.act(noun, order, channel="telephone", **fields)

    return story


def _unsaying(noun: str, who: str) -> Story:
    """A supplement that she never gave."""

    def story(stage: Stage) -> Send:
        asked = _taken(stage, "returned")
        order = actions.supplement(
            order=asked,
            by=stage.world.actor("马青山"),
            at=clock.now(),
            words="周三",
            channel="telephone",
        )
        desk = stage.desk(who)
        return lambda: desk.act(noun, order)

    return story


def _queueing(stage: Stage) -> Send:
    order = stage.world.place()
    fill(stage.world, order)
    return lambda: stage.desk("马青山").act("queueing", order, service=order.service_id)


def _disavowal(stage: Stage) -> Send:
    order = actions.place_for(
        need=Need(service=stage.world.services["haircut"]), channel="telephone",
        consent="spoken_phone", beneficiary=stage.world.people["秦奶奶"],
        by=stage.world.actor("马青山"), at=clock.now(),
    )  # fmt: skip
    return lambda: stage.desk("秦奶奶").act("disavowal", order)


def _place_order(stage: Stage) -> Send:
    need = {"words": "水龙头漏水，想请人来看看。", "place_mode": "home", "address": "三组"}
    return lambda: stage.desk("秦奶奶").send("place-order", **need)


def _intake(stage: Stage) -> Send:
    fields = {
        "step": "place", "channel": "telephone", "consent": "spoken_phone", "place_mode": "home",
        "wanted_part": "", "person": stage.world.people["秦奶奶"].pk,
        "service": stage.world.services["haircut"].pk,
    }  # fmt: skip
    return lambda: stage.desk("马青山").send("intake", **fields)


def _callback(stage: Stage) -> Send:
    order = stage.world.order_at("reviewed")
    drawn = Callback.objects.create(
        order=order, county=order.county, drawn_at=NOON, drawn_for=f"unit:{order.origin_id}"
    )
    return lambda: stage.desk("乔委员").send("callback", drawn.pk, outcome="confirmed")


def _decision(stage: Stage) -> Send:
    world = stage.world
    world.order_at("reviewed")
    Membership.objects.create(
        team=world.teams["clippers"], person=world.people["秦奶奶"], joined_on=date(2025, 1, 1)
    )
    office = stage.desk("柳文书")
    key = office.see("attention").context["lines"][0][1].key
    return lambda: office.send("decision", key=key, words="已核实，确有服务")


def _site_closing(stage: Stage) -> Send:
    unit = stage.world.units["杨柳村"].pk
    return lambda: stage.desk("柳文书").send("site-closing", unit, why="村部翻修")


def _site_moving(stage: Stage) -> Send:
    unit = stage.world.units["杨柳村"].pk
    where = {"address": "小学旁", "system": "GCJ-02", "lon": "107.97", "lat": "36.96"}
    return lambda: stage.desk("柳文书").send("site-moving", unit, why="搬到新村部", **where)


def _site_reopening(stage: Stage) -> Send:
    unit = stage.world.units["杨柳村"].pk
    SitePeriod.objects.filter(site__unit=unit).update(state="closed")
    return lambda: stage.desk("柳文书").send(
        "site-reopening", unit, why="修好了", system="GCJ-02", address="老村部"
    )


def _site_rehanging(stage: Stage) -> Send:
    units = stage.world.units
    said = {"parent": units["周湾"].pk, "moved_on": f"{day_of(MONDAY)}", "why": "区划调整"}
    return lambda: stage.desk("柳文书").send("site-rehanging", units["石峁村"].pk, **said)


def _site_ending(stage: Stage) -> Send:
    unit = a_base(stage.world, at=MONDAY - timedelta(days=1)).unit_id
    return lambda: stage.desk("柳文书").send("site-ending", unit, why="归还文物局")


def _site_contact(stage: Stage) -> Send:
    unit = stage.world.units["杨柳村"].pk
    said = {
        "version": 1,
        "phone": "10100000009",
        "days1": ["0", "1"],
        "opens1": "09:00",
        "closes1": "12:00",
    }
    return lambda: stage.desk("马青山").send("site-contact", unit, **said)


def _site_identity(stage: Stage) -> Send:
    unit = stage.world.units["杨柳村"].pk
    said = {"version": 1, "name": "杨柳村新时代文明实践站", "host": "村党群服务中心"}
    return lambda: stage.desk("乔委员").send("site-identity", unit, **said)


def _site_new(stage: Stage) -> Send:
    said = {
        "kind": "station",
        "parent": stage.world.units["铁边城"].pk,
        "name": "新寨村新时代文明实践站",
    }
    return lambda: stage.desk("乔委员").send("site-new", **said)


def _export_request(stage: Stage) -> Send:
    asked = {"kind": "roster", "form": "csv", "unit": stage.world.units["杨柳村"].pk,
             "purpose": "九月总结，报县委宣传部"}  # fmt: skip
    return lambda: stage.desk("柳文书").send("export-request", **asked)


def _finding_decision(stage: Stage) -> Send:
    made = a_finding(stage)
    return lambda: stage.desk("乔委员").send(
        "finding-decision", made.pk, outcome="fine", words="问过站长，属实"
    )


def a_finding(stage: Stage) -> Finding:
    """What a detector saw at 杨柳村."""
    unit = stage.world.units["杨柳村"]
    return Finding.objects.create(
        county=unit.county,
        unit=unit,
        kind="night",
        key="night:1",
        words="半夜的补录",
        found_at=NOON,
    )


def _export_decision(stage: Stage) -> Send:
    wanted = Wanted(kind="roster", unit=stage.world.units["杨柳村"], purpose="九月总结，报宣传部")
    export = ask(wanted=wanted, by=stage.world.actor("柳文书"), at=clock.now())
    Export.objects.filter(pk=export.pk).update(state="asked", needs_second=True)
    return lambda: stage.desk("乔委员").send("export-decision", export.pk, answer="approve")


def _export_file(stage: Stage) -> Send:
    wanted = Wanted(kind="roster", unit=stage.world.units["杨柳村"], purpose="九月总结，报宣传部")
    export = ask(wanted=wanted, by=stage.world.actor("柳文书"), at=clock.now())
    make(export_id=export.pk, at=clock.now())
    return lambda: stage.desk("柳文书").see("export-file", export.pk)


def _slip_act(stage: Stage) -> Send:
    order, visitor = stage.world.order_at("done"), stage.desk()
    visitor.send("slip", no=order.no, code=order.slip_code)
    return lambda: visitor.send("slip-act", order.no, "review", score="5", version=order.version)


_PARTS = (
    accounts,
    activities,
    appraisals,
    attendance,
    certificates,
    complaints,
    connections,
    contacts,
    content,
    deliveries,
    earning,
    fund,
    hours,
    households,
    meetings,
    offline,
    messages,
    lessons,
    national,
    paper,
    persons,
    plans,
    platforms,
    points,
    posts,
    privacy,
    campaigns,
    projects,
    proposals,
    counter,
    registers,
    fund,
    resources,
    rooms,
    shops,
    staffing,
    inspections,
    standing,
    support,
    teams,
    training,
    volunteering,
    volunteers,
)
STORIES: dict[str, Story] = {
    name: story for part in _PARTS for name, story in part.PAGES.items()
} | {noun: _act(noun) for noun in _ACTS} | {noun: _spoken(noun) for noun in _SPOKEN} | {
    "unsaying": _unsaying("unsaying", "秦奶奶"), "spoken-unsaying": _unsaying("spoken-unsaying", "马青山"),
    "merger": _merger, "dispatch": _dispatch, "disavowal": _disavowal, "queueing": _queueing,
    "place-order": _place_order, "intake": _intake, "callback": _callback, "decision": _decision,
    "site-closing": _site_closing, "site-moving": _site_moving,
    "site-reopening": _site_reopening, "site-rehanging": _site_rehanging, "site-ending": _site_ending,
    "site-contact": _site_contact, "site-identity": _site_identity, "site-new": _site_new, "slip-act": _slip_act,
    "export-request": _export_request, "export-decision": _export_decision, "finding-decision": _finding_decision,
    "export-file": _export_file, "slip-code": _slip_code,
}  # fmt: skip

SILENT: dict[str, str] = {
    "messages-read": "只是自己看过自己的通知：谁也不数，谁也不知道。",
    "card-desk": "只是查人和卡，同上。",
    "counter": "只是查卡和人，同上；兑换、挂失各有记录。",
    "people": "只是查人：姓名和电话不放在网址里，所以用提交；次数另有限额。",
    "household-list": "只是查户，同上。",
    "readmission": "只是查人，同上；开锁、撤销各有记录。",
    "call": "只是一问一问往下走，什么也没有写；最后交到代点单，另记 order.place_for。",
    "acting": "只换自己这次会话用哪个岗位；以后每个动作都记着用的岗位。",
    "stay": "只是还在，把登录再延半小时，和翻一页一样。",
    "step-up": "只证明还是本人；它放行的动作各有记录，输错另记 account.fail。",
    "weixin_login": "只是出发去微信；回来时另记 account.sign_in 或 account.fail。",
    "weixin-binding": "只是出发去微信；回来绑上时另记 account.connect。",
    "certificate-paper": "只是看自己的：提交的只有再验一次身份的密码。",
    "certificate-check": "只是查验：文件看完就扔；输错的次数另有限额。",
    "complaints": "只是看；输错到锁住会另记 complaint.lock_slip。",
    "slip": "只是看；输错到锁住会另记 order.lock_slip。",
}
"""Pages that may write nothing into the journal, each with its reason."""
