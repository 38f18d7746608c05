"""The hot pages and writes, each asked for by who asks for it in a county."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from django.urls import reverse

from bench.calls import Caller, weigh
from tests.entering import come_in
from wudan.catalog.models import Service
from wudan.kit import clock
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.models import Order
from wudan.people.actors import for_self
from wudan.people.models import Account, Person, Post
from wudan.web.posting import new_token

SPARE = 11
"""Calls of `weigh` that warm up or are counted, beside those that are weighed: every order takes every step."""
_NEED = {"words": "水龙头漏水，想请人来看看。", "place_mode": "home", "address": "一组三号"}
_STAFF = ("center_office", "department_officer", "leader", "auditor")
Call = Callable[[int], tuple[int, bytes]]


@dataclass
class Cast:
    """Who asks, signed in."""

    who: dict[str, Any]
    application: WSGIHandler = field(default_factory=WSGIHandler)
    callers: dict[str, Caller] = field(default_factory=dict)

    def of(self, account: Account) -> Caller:
        """This account's browser."""
        if account.account not in self.callers:
            browser = come_in(Client(HTTP_HOST="localhost"), account)
            caller = self.callers[account.account] = Caller(self.application, browser.cookies)
            caller.call("GET", "/services")
        return self.callers[account.account]

    def named(self, name: str) -> Caller:
        """`keeper` or `resident`, whom the county was prepared for."""
        return self.of(Account.objects.get(account=self.who[name]))

    def holding(self, role: str, **where: Any) -> Caller:
        """Somebody who holds such a post."""
        post = Post.objects.filter(role=role, ends_on=None, **where).order_by("pk")[0]
        return self.of(account_of(post.person))


def account_of(person: Person) -> Account:
    """Somebody's account; made where there is none."""
    found = Account.objects.filter(person=person).first()
    return found or Account.objects.create(account=f"bench{person.pk}", person=person)


@dataclass
class AnyOf:
    """Whoever's turn it is, weighed as one."""

    cpu: float = 0.0

    def get(self, caller: Caller, path: str) -> tuple[int, bytes]:
        """One page."""
        told = caller.call("GET", path)
        self.cpu = caller.cpu
        return told

    def json(self, caller: Caller, path: str, fields: dict[str, Any]) -> tuple[int, bytes]:
        """One post of the API."""
        told = caller.json(path, fields, new_token())
        self.cpu = caller.cpu
        return told


def weighed(who: dict[str, Any], runs: int) -> list[dict[str, Any]]:
    """All of them, one after another."""
    cast = Cast(who)
    return [*_pages(cast, runs), *_writes(cast, runs)]


def _pages(cast: Cast, runs: int) -> list[dict[str, Any]]:
    visitor, keeper, resident = Caller(cast.application), cast.named("keeper"), cast.named("resident")  # fmt: skip
    center, officer, leader, auditor = (cast.holding(role) for role in _STAFF)
    team = cast.holding("team_leader")
    own = cast.who["order"]
    asked = {
        "portal": (visitor, "/"), "menu": (visitor, "/services"), "menu as JSON": (visitor, "/api/v1/services"),
        "activities": (resident, "/activities"), "own orders": (resident, "/orders/mine"),
        "own order": (resident, f"/orders/{own}"), "own order as JSON": (resident, f"/api/v1/orders/{own}"),
        "own points": (resident, "/points"), "own hours": (resident, "/hours"),
        "own activities": (resident, "/activities/mine"),
        "station's queue": (keeper, "/desk/queue"),
        "station's queue as JSON": (keeper, "/api/v1/orders?stage=placed&limit=30"),
        "county's queue": (center, "/desk/queue"), "to be dispatched": (officer, "/desk/dispatching"),
        "what needs attention": (center, "/desk/attention"), "overview": (leader, "/desk/overview"),
        "all orders": (center, "/orders"), "orders with a word": (center, f"/orders?q={quote('剪')}"),
        "order by its number": (center, f"/orders?q={own}"), "people": (center, f"/desk/people?q={quote('测1')}"),
        "journal": (auditor, "/desk/journal"), "team's desk": (team, "/desk/team"),
        "orders to claim": (team, "/desk/claims"),
    }  # fmt: skip
    return [
        asdict(weigh(name, caller, _getting(caller, path), runs=runs, aim_ms=5, aim_sql=6))
        for name, (caller, path) in asked.items()
    ]


def _getting(caller: Caller, path: str) -> Call:
    return lambda _turn: caller.call("GET", path)


def _writes(cast: Cast, runs: int) -> list[dict[str, Any]]:
    resident, keeper = cast.named("resident"), cast.named("keeper")
    pool = {"way": "into", "spend": "1"}
    rows: list[tuple[str, Any, Call]] = [
        ("place by form", resident, lambda _: resident.form("/orders/new", _NEED | {"token": new_token(), "anyway": "1"})),
        ("place by API", resident, lambda _: resident.json("/api/v1/orders", dict(_NEED), new_token())),
        ("pool points", resident, lambda _: resident.form("/points/pool", pool | {"token": new_token()})),
    ]  # fmt: skip
    walk = Walk(cast, runs + SPARE)
    rows.append(("accept by form", keeper, walk.accept))
    rows += [(name, walk.any, call) for name, call in walk.calls().items()]
    return [
        asdict(weigh(name, caller, call, runs=runs, aim_ms=5, aim_sql=15))
        for name, caller, call in rows
    ]


class Walk:
    """Fresh orders of the station's residents, each taken through all five steps by whose turn it is."""

    def __init__(self, cast: Cast, many: int) -> None:
        self.cast, self.any = cast, AnyOf()
        people = list(Person.objects.filter(home=cast.who["station"], posts=None).order_by("pk")[:6])  # fmt: skip
        offered = Service.objects.on_offer().filter(county=people[0].county, is_limited=False, months=[], once_a_day=False)  # fmt: skip
        service = next(one for one in offered if "home" in one.places)
        need = Need(words="想请人上门来。", service=service, address="一组三号")
        self.orders = [
            actions.place(need=need, by=for_self(people[turn % len(people)].pk), at=clock.now())
            for turn in range(many)
        ]
        self.turns: dict[str, list[Order]] = {}
        self.team_of: dict[str, str] = {}

    def accept(self, turn: int) -> tuple[int, bytes]:
        """The keeper presses."""
        order = self._next("accept")
        fields = {"token": new_token(), "version": str(order.version)}
        return self.cast.named("keeper").form(reverse("acceptance", args=[order.no]), fields)

    def calls(self) -> dict[str, Call]:
        """By name."""
        return {
            "propose teams": self.propose, "dispatch": self.dispatch, "confirm": self.confirm,
            "fulfill": self.fulfill, "review": self.review,
        }  # fmt: skip

    def propose(self, _turn: int) -> tuple[int, bytes]:
        """Which teams could go; whichever comes first is sent."""
        order, office = self._next("propose"), self.cast.holding("center_office")
        status, body = self.any.get(office, f"/api/v1/orders/{order.no}/dispatch")
        if status < HTTPStatus.BAD_REQUEST:
            self.team_of[order.no] = json.loads(body)["choices"][0]["team"]["key"]
        return status, body

    def dispatch(self, _turn: int) -> tuple[int, bytes]:
        """The center sends an order to it."""
        order, office = self._next("dispatch"), self.cast.holding("center_office")
        return self._post(office, order, "dispatch", {"team": self.team_of[order.no], "note": "就近"})  # fmt: skip

    def confirm(self, _turn: int) -> tuple[int, bytes]:
        """The team's leader says yes."""
        order = self._next("confirm")
        starts = (clock.now() + timedelta(days=1)).isoformat()
        return self._post(self._leader(order), order, "confirmation", {"starts_at": starts, "contact": "队长"})  # fmt: skip

    def fulfill(self, _turn: int) -> tuple[int, bytes]:
        """And that it is done."""
        order = self._next("fulfill")
        return self._post(self._leader(order), order, "fulfillment", {"words": "做好了。", "minutes": 40})  # fmt: skip

    def review(self, _turn: int) -> tuple[int, bytes]:
        """Whom it was for says how it was."""
        order = self._next("review")
        person = Person.objects.get(pk=order.placed_for_id)
        return self._post(self.cast.of(account_of(person)), order, "review", {"score": 5})

    def _post(
        self, caller: Caller, order: Order, noun: str, fields: dict[str, Any]
    ) -> tuple[int, bytes]:
        return self.any.json(caller, f"/api/v1/orders/{order.no}/{noun}", fields)

    def _leader(self, order: Order) -> Caller:
        return self.cast.holding("team_leader", unit__key=self.team_of[order.no])

    def _next(self, step: str) -> Order:
        left = self.turns.setdefault(step, list(self.orders))
        return left.pop()
