"""What is tried on each route: an address with its gaps filled, or the very request of a story.

The stories of `tests.audited` write with success by whoever's turn it is; here the request is
caught before it leaves, and sent by everybody else as well.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.test import Client

from tests.activities.attendance.building import an_afternoon
from tests.audited import (
    activities,
    appraisals,
    campaigns,
    complaints,
    connections,
    content,
    counter,
    deliveries,
    earning,
    fund,
    households,
    inspections,
    meetings,
    messages,
    offline,
    operations,
    pages,
    paper,
    plans,
    platforms,
    projects,
    proposals,
    staffing,
    standing,
    support,
)
from tests.audited.stages import Stage
from tests.audited.volunteering import coming
from tests.intake.building import a_roster
from tests.matrix.routes import Route
from tests.resources.keeping import opened
from tests.rooms.hall import hall
from tests.sites.standing import adopted, demonstrating, looked
from tests.web.console.desk import NOON
from wudan.activities.actions.attendance import print_sheet
from wudan.activities.files import sheets_kept
from wudan.api.hsds.ids import Kind, Named
from wudan.journal.anchoring import anchor
from wudan.web.posting import new_token

Fields = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """One request, ready to be sent by anybody."""

    method: str
    path: str
    body: bytes = b""
    kind: str = "application/x-www-form-urlencoded"
    key: str = ""
    writes: bool = False
    """Whether it would, if whose turn it is sent it."""
    cookies: SimpleCookie = field(default_factory=SimpleCookie, compare=False, repr=False)
    """Of whose turn it is."""

    def spoilt(self) -> "Asked":
        """The same with a body nobody can read."""
        if self.kind.startswith("application/json"):
            return Asked(
                self.method, self.path, b'{"version": "x", "nonsense": []}', self.kind, self.key
            )
        return Asked(self.method, self.path, b"token=" + new_token().encode() + b"&%00=%FF")


class _Caught(Exception):
    """The request of a story, on its way out."""


def case_of(route: Route, stage: Stage) -> Asked:
    """Set up what the route is about, and the request for it."""
    story = _story(route)
    if story is not None:
        asked = catch(story(stage))
        return asked if route.method == asked.method else posted(route, asked.path)
    path = route.path
    for gap, value in _things(route, stage).items():
        path = path.replace(f"<{gap}>", str(value)).replace(f"{{{gap}}}", str(value))
    assert not set("<{") & set(path), f"say in THINGS what {route.key} is about"
    return posted(route, path)


def cases_of(routes: list[Route], stage: Stage) -> list[tuple[Route, Asked]]:
    """The same for a page by both its methods: what it is about is set up once, whoever asks for it and however."""
    acting = max(routes, key=lambda route: route.method == "POST")
    asked = case_of(acting, stage)
    others = [(route, posted(route, asked.path)) for route in routes if route != acting]
    return [(acting, asked), *others]


def posted(route: Route, path: str) -> Asked:
    """A request with the fields that a page without a story is sent."""
    if route.method == "GET":
        return Asked("GET", path + QUESTIONS.get(route.name, ""))
    if route.is_operation:
        body = BODIES.get(route.name, b"{}")
        return Asked(route.method, path, body, "application/json", key=new_token())
    fields = {"token": new_token(), **FIELDS.get(route.name, {})}
    return Asked("POST", path, "&".join(f"{name}={text}" for name, text in fields.items()).encode())


def catch(send: Callable[[], Any]) -> Asked:
    """The request that a story is about to send."""
    with patch.object(Client, "request", _catching):
        try:
            send()
        except _Caught as caught:
            return caught.args[0]
    raise AssertionError("the story sent nothing")


def _catching(client: Client, **given: Any) -> Any:
    raise _Caught(
        Asked(
            given["REQUEST_METHOD"],
            given["PATH_INFO"],
            given["wsgi.input"].read() if "wsgi.input" in given else b"",
            given.get("CONTENT_TYPE", ""),
            given.get("HTTP_IDEMPOTENCY_KEY", ""),
            writes=True,
            cookies=deepcopy(client.cookies),
        )
    )


def _story(route: Route) -> Any:
    table = operations.STORIES if route.is_operation else pages.STORIES
    return table.get(route.name)


def _order(stage: Stage) -> Fields:
    return {"no": stage.world.order_at("scheduled").no, "act": "review"}


def _village(stage: Stage) -> Fields:
    unit = stage.world.units["杨柳村"]
    return {"pk": unit.pk, "unit_id": unit.pk, "key": unit.key}


def _of_story(table: dict[str, Any], name: str, place: int, gap: str) -> Callable[[Stage], Fields]:
    """The thing that another route's story is about."""
    return lambda stage: {gap: catch(table[name](stage)).path.split("/")[place]}


def _a_telephone(stage: Stage) -> Fields:
    return {"pk": offline.device_there(stage).pk}


def _sealed_day(stage: Stage) -> Fields:
    stage.world.place()
    seal = anchor(folder=settings.ANCHORS, at=NOON)
    assert seal is not None
    return {"number": seal.number}


def _a_shift(stage: Stage) -> Fields:
    made, _ = an_afternoon(stage.world)
    return {"no": made.activity.no, "pk": made.pk}


def _a_photo(stage: Stage) -> Fields:
    made, _ = an_afternoon(stage.world)
    sheet = print_sheet(shift=made, by=stage.world.actor("苏远"), at=NOON)
    sheet.photo = sheets_kept().put(b"\x89PNG")
    sheet.save()
    return {"no": made.activity.no, "pk": sheet.pk}


def _a_demonstration(stage: Stage) -> Fields:
    return {"pk": demonstrating(stage.world).site.unit_id}


def _a_standard(stage: Stage) -> Fields:
    adopted()
    return {"code": "brand"}


def _a_room(stage: Stage) -> Fields:
    return {"pk": hall(stage.world).pk}


def _paper(which: str) -> Callable[[Stage], Fields]:
    """A scan that waits and what hangs on it; a roster's paper; an item of the hall's menu."""

    def made(stage: Stage) -> Fields:
        if which == "hall":
            return {"code": "haircut"}
        if which == "roster":
            sheet = a_roster(stage.world)
            return {"no": sheet.roster.shift.activity.no, "pk": sheet.roster_id}
        scan = paper.a_scan(stage)
        found = {
            "batch": {"pk": scan.batch_id},
            "no": {"no": scan.sheet.no},
            "crop": {"pk": scan.pk, "name": "signed"},
        }
        return found.get(which, {"pk": scan.pk})

    return made


THINGS: dict[str, Callable[[Stage], Fields]] = {
    "scan-batch": _paper("batch"), "scan-picture": _paper("pk"), "scan-crop": _paper("crop"), "card-heap": _paper("no"),
    "sheet-paper": _paper("roster"), "hall-item": _paper("hall"),
    "shift-code": _a_shift, "read_roster": _a_shift, "sheet-photo": _a_photo,
    "place": _village, "site-calendar": _village, "site": _village, "site-contact": _village, "site-identity": _village, "read_site": _village,
    "callback-contact": _of_story(pages.STORIES, "callback", 2, "pk"),
    "finding": _of_story(pages.STORIES, "finding-decision", 3, "pk"),
    "backfill": _of_story(pages.STORIES, "backfill-decision", 4, "pk"),
    "hour-dispute-desk": _of_story(pages.STORIES, "hour-dispute-answer", 4, "pk"),
    "hours-record": _of_story(pages.STORIES, "hours-reversal", 4, "no"),
    "hours-book": _village,
    "month": _of_story(pages.STORIES, "month-closing", 3, "pk"),
    "month-summary": _of_story(pages.STORIES, "summary-confirmation", 3, "pk"),
    "summary-sheet": _of_story(pages.STORIES, "summary-confirmation", 3, "pk"),
    "summary-figure": lambda stage: _of_story(pages.STORIES, "summary-confirmation", 3, "pk")(stage) | {"key": "orders-placed"},
    "post": _of_story(pages.STORIES, "post-ending", 3, "pk"),
    "read_post": _of_story(pages.STORIES, "post-ending", 3, "pk"),
    "handover": _of_story(pages.STORIES, "handover-acknowledgement", 3, "pk"),
    "read_handover": _of_story(pages.STORIES, "handover-acknowledgement", 3, "pk"),
    "read_export": _of_story(pages.STORIES, "export-file", 3, "number"),
    "fetch_export": _of_story(pages.STORIES, "export-file", 3, "number"),
    "anchor-slip": _sealed_day,
    "certificate-paper": _of_story(pages.STORIES, "certificate-withdrawal", 2, "pk"),
    "read_certificate": _of_story(pages.STORIES, "certificate-withdrawal", 2, "pk"),
    "fetch_certificate": _of_story(pages.STORIES, "certificate-withdrawal", 2, "pk"),
    "person": _of_story(pages.STORIES, "person-correction", 3, "pk"),
    "person-slip": _of_story(pages.STORIES, "person-teams", 3, "pk"), "volunteers-of": lambda stage: {"source": "teacher"},
    "privacy-asked": _of_story(pages.STORIES, "privacy-answer", 3, "pk"),
    "invitation-list": _of_story(pages.STORIES, "invitation-sending", 3, "pk"),
    "invitation-faults": _of_story(pages.STORIES, "invitation-sending", 3, "pk"),
    "desk-activity": _of_story(pages.STORIES, "activity-correction", 3, "no"),
    "spread-rows": staffing.reported, "activity-staffing": _of_story(pages.STORIES, "activity-correction", 3, "no"),
    "activity": lambda stage: {"no": coming(stage).shift.activity.no},
    "read_activity": lambda stage: {"no": coming(stage).shift.activity.no},
    "round-plan": lambda stage: {"no": deliveries.touring(stage).no},
    "round-plan-calendar": lambda stage: {"no": deliveries.touring(stage).no},
    "round-plan-map": lambda stage: {"no": deliveries.touring(stage).no},
    "round-plan-villages": lambda stage: {"no": deliveries.touring(stage).no},
    "round-plan-amendment": deliveries.an_amendment,
    "round": _of_story(pages.STORIES, "round-placement", 3, "no"),
    "delivery": _of_story(pages.STORIES, "delivery-acceptance", 3, "no"),
    "calendar-feed": lambda stage: {"secret": "none-such"},
    "big-screen": lambda stage: {"secret": "none-such"}, "big-screen-now": lambda stage: {"secret": "none-such"},
    **dict.fromkeys(("open311-discovery", "open311-v2-discovery", "open311-services"), lambda stage: {"form": "json"}),
    "hsds-service": lambda stage: {"pk": Named(Kind.SERVICE, stage.world.services["haircut"].pk).id},
    "hsds-organization": lambda stage: {"pk": Named(Kind.ORGANIZATION, stage.world.units["c"].pk).id},
    "hsds-at-location": connections.somewhere,
    "open311-service": lambda stage: {"code": "haircut", "form": "json"}, "open311-request": connections.brought,
    "open311-token": lambda stage: {"token": "hotline-0001", "form": "json"},
    "open-data": lambda stage: {"table": "towns"},
    "experience": _of_story(pages.STORIES, "experience-withdrawal", 3, "year"),
    "experience-paper": _of_story(pages.STORIES, "experience-withdrawal", 3, "year"),
    "support-order": lambda stage: {"pk": support.asked(stage).pk},
    "read_support_order": lambda stage: {"pk": support.asked(stage).pk},
    "read_plan": plans.adopted_number, "plan": plans.adopted_number, "plan-paper": plans.adopted_number,
    "team-plans": lambda stage: {"pk": stage.world.teams["clippers"].pk},
    "training-session": _of_story(pages.STORIES, "training-roster", 3, "pk"),
    "site-standing": _village, "check-sheet": _village, "read_standing": _village,
    "visit": _a_demonstration, "site-standard": _a_standard, "weak-item": _a_standard,
    "check": lambda stage: {"pk": looked(stage.world).pk},
    "check-picture": lambda stage: {"pk": standing.pictured(stage)},
    "appraisal-round": lambda stage: {"pk": appraisals.told(stage).pk},
    "appraisal-unit": appraisals.a_unit, "appraisal-figure": appraisals.a_figure,
    "appraisal-sheet": lambda stage: {"pk": appraisals.simulated(stage).sheet_id},
    "appraisal-simulation": lambda stage: {"pk": appraisals.simulated(stage).pk},
    "inspection": lambda stage: {"pk": inspections.coming(stage).inspection_id},
    "inspection-draw": lambda stage: {"pk": inspections.coming(stage).inspection_id},
    "unit-visit": lambda stage: {"pk": inspections.unit_coming(stage).pk},
    "inspection-visit": lambda stage: {"pk": inspections.coming(stage).pk},
    "site-visits": _village,
    "rectification": _of_story(pages.STORIES, "rectification-mending", 3, "pk"),
    "rectification-picture": lambda stage: {"pk": standing.mended(stage)},
    "demonstration": _of_story(pages.STORIES, "demonstration-review", 3, "pk"),
    "pairing": _of_story(pages.STORIES, "pairing-visit", 3, "pk"),
    "resource": _of_story(pages.STORIES, "resource-step", 3, "pk"),
    "open-resource": lambda stage: {"pk": opened(stage.world).pk},
    "fund-year": fund.year_there, "fund-rows": fund.year_there, "fund-people": fund.year_there, "fund-sheet": fund.year_there,
    "message-copies": lambda stage: {"state": "waiting"},
    "slip-sheet": lambda stage: {"pk": messages.printed(stage).pk},
    "announcement": lambda stage: {"pk": messages.written(stage).pk},
    "read_complaint_at_desk": complaints.at_desk, "complaint": complaints.shown, "fund-uses": fund.year_there, "commitment": fund.commitment_there,
    "deed": earning.a_deed, "village-rules-shown": earning.a_village, "trial": earning.a_trial,
    "counter": _of_story(pages.STORIES, "counter-redemption", 3, "pk"),
    "counter-offline": _of_story(pages.STORIES, "counter-redemption", 3, "pk"),
    "counter-receipt": counter.given, "stock-count": counter.sheet, "point-notice": counter.noticed,
    "card": _of_story(pages.STORIES, "card-loss", 3, "pk"),
    "card-sheet": _of_story(pages.STORIES, "card-loss", 3, "pk"),
    "shop": _of_story(pages.STORIES, "shop-switch", 3, "pk"),
    "redemption": _of_story(pages.STORIES, "redemption-cancellation", 2, "pk"),
    "loan": _of_story(pages.STORIES, "loan-step", 3, "pk"),
    "campaign": lambda stage: {"pk": campaigns.standing(stage).campaign_id},
    "campaign-shown": lambda stage: {"pk": campaigns.standing(stage).campaign_id},
    "piece": content.piece_there, "read_piece": content.piece_there, "piece-sheet": content.piece_there,
    "piece-picture": content.picture_there, "piece-film": content.film_there, "piece-captions": content.captions_there,
    "article": content.article_there, "article-comparison": content.article_there, "article-file": content.file_there,
    "read_article": content.article_there,
    "read_campaign": lambda stage: {"pk": campaigns.standing(stage).campaign_id},
    "candidate": lambda stage: {"pk": campaigns.standing(stage).pk},
    "candidate-plaque": lambda stage: {"pk": campaigns.honored(stage).pk},
    "scoring": lambda stage: {"pk": campaigns.scoring_there(stage).pk},
    "notice": lambda stage: {"pk": campaigns.notice_there(stage).pk},
    "story": campaigns.a_story, "story-picture": campaigns.a_story,
    "read_station": _a_telephone, "read_station_bag": _a_telephone, "read_station_acts": _a_telephone,
    "offline-icon": lambda stage: {"size": "192"},
    "standard-version": lambda stage: {"pk": adopted().pk}, "standard-paper": standing.papered,
    "team-plan": plans.adopted_number, "team-plan-paper": plans.adopted_number,
    "site-rooms": _village, "room": _a_room, "room-door": _a_room, "room-calendar": _a_room,
    "room-idle": _a_room, "read_room_week": _a_room,
    "meeting": meetings.there, "meeting-pack": meetings.there, "meeting-calendar": meetings.there,
    "meeting-figure": meetings.figure_there, "task": meetings.task_there, "read_task": meetings.task_there, "unit-duties": meetings.duties_there,
    "duty-sheet": meetings.duties_there, "seat": meetings.duties_there,
    "key-work": _of_story(pages.STORIES, "key-work-correction", 3, "pk"),
    "read_organized_activity": activities.there,
    "forum": projects.forum_there, "project": projects.shown, "read_project": projects.shown,
    **dict.fromkeys(("read_project_versions", "read_project_money", "read_decided_project", "list_gate_reviewers", "list_gate_decisions", "list_evidence"), projects.shown),
    **dict.fromkeys(("read_site_ending", "read_site_money"), _village),
    **dict.fromkeys(("read_team_facts", "read_team_dissolution"), lambda stage: {"key": "clippers"}),
    "project-shown": projects.shown, "gate-review": projects.review_there,
    "household-shown": households.shown, "household-shown-picture": households.shown,
    "household-honor": households.shown, "household-image": households.shown, "plate-sheet": households.shown,
    "household-visit": households.visit_there, "village-colors": households.village_there,
    "village-color": households.village_there, "station-colors": households.village_there,
    "station-color": households.village_there,
    "text": lambda stage: {"code": "privacy"},
    "team": lambda stage: {"pk": stage.world.teams["clippers"].pk},
    "team-shown": lambda stage: {"pk": stage.world.teams["clippers"].pk},
    "read_team": lambda stage: {"key": "clippers"},
    "read_area": lambda stage: {"code": "610626101"},
    "service": lambda stage: {"code": "haircut"},
    "read_service": lambda stage: {"code": "haircut"},
    "read_platform": lambda stage: {"code": "relief"},
    "platform-desk": lambda stage: {"code": "relief"},
    **dict.fromkeys(("platform-duties", "list_platform_duties"), lambda stage: {"code": "relief"}),
    "platform-service": lambda stage: {"code": "relief", "item": "haircut"},
    "read_capacity": lambda stage: {"code": "haircut"},
    **dict.fromkeys(("read_service_facts", "read_service_versions"), lambda stage: {"code": "haircut"}),
    "cooperation": lambda stage: {"pk": platforms.piece(stage).pk},
    "dispatch-proposal": lambda stage: {"pk": proposals.proposed(stage).pk},
    "read_dispatch_proposal": lambda stage: {"pk": proposals.proposed(stage).pk},
    "dispatch-line": lambda stage: {"pk": proposals.a_line(stage).pk},
    "propose_dispatch": lambda stage: {"no": stage.world.order_at("accepted").no},
}  # fmt: skip
"""What an address without a story is about; an order that is scheduled where nothing is said."""

FIELDS: dict[str, Fields] = {
    "acting": {"post": "0"}, "display": {"type": "large"}, "contact": {"purpose": "serve"},
    "callback-contact": {"purpose": "call_back"},
}  # fmt: skip
QUESTIONS: dict[str, str] = {
    "find_free_rooms": "?starts_at=2026-09-08T09:00:00%2B08:00&ends_at=2026-09-08T11:00:00%2B08:00",
    "readyz": "?only=serving",
    "check_certificate": "?no=38205571946&code=A1B2C3D4",
    "read_complaint": "?no=38205571946&code=123456",
    "find_candidates": "?q=高大爷&unit=石峁村&role=station_keeper",
}
BODIES: dict[str, bytes] = {
    "read_contact": b'{"purpose": "serve"}', "choose_post": b'{"post": 0}',
}  # fmt: skip


def _things(route: Route, stage: Stage) -> Fields:
    if route.name in THINGS:
        return THINGS[route.name](stage)
    return _order(stage) if "no" in route.path else {}
