"""Shops in the demo: opened, stocked, and a few redemptions in each state; all through the real acts."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from wudan.areas.models import Unit
from wudan.jobs.rehearsal.curtain import by_day
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of
from wudan.kit.pack import Pack, read_toml
from wudan.kit.refusals import Refusal
from wudan.ledger import points
from wudan.ledger.actions import points as book
from wudan.ledger.enums import PointKind
from wudan.ledger.points import Told
from wudan.people.actors import THE_CLOCK, Actor, for_self
from wudan.people.models import Account, Person, Post
from wudan.people.signing_in import actor_under
from wudan.rewards.actions import amendments, goods, redemptions, shops, sponsors, stock
from wudan.rewards.actions.goods import Offer
from wudan.rewards.actions.shops import Counter
from wudan.rewards.models import Good, Redemption, Shop, Sponsor, Stock

_OFFER = ("name", "price", "kind", "words", "measure", "cost_fen", "per_month", "meant_for")
_COUNTER = ("name", "kind", "opening", "partner")
_GIVEN = 60
"""What each neighbour of a shop has to begin with."""


def keep_shops(scene: Scene, pack: Pack, *, until: datetime) -> None:
    """Play it. Nothing when it was played before."""
    if Shop.objects.filter(county=pack.county).exists():
        return
    told = read_toml(pack.folder / "demo" / "shop.toml")
    at = by_day(until - timedelta(days=40))
    listed = _goods(scene, told["goods"], at)
    givers = _sponsors(scene, told["sponsors"], at)
    units = {one.key: one for one in Unit.objects.filter(county=pack.county)}
    for row in told["shops"]:
        if row["unit"] in units:
            _shop(scene, units[row["unit"]], row, listed, givers, at=at)
    for shop in Shop.objects.filter(county=pack.county).with_units().order_by("pk"):
        _redeem(scene, shop, until=until)


def _goods(scene: Scene, rows: list[dict[str, Any]], at: datetime) -> dict[str, tuple[Good, int]]:
    office = scene.staff(scene.center.pk)
    return {
        row["key"]: (
            goods.list_good(
                unit=scene.center, key=f"demo-{row['key']}", by=office, at=at,
                offer=Offer(**{name: row[name] for name in _OFFER if name in row}),
            ),
            row.get("good_days", 0),
        )
        for row in rows
    }  # fmt: skip


def _sponsors(scene: Scene, rows: list[dict[str, Any]], at: datetime) -> list[Sponsor]:
    office = scene.staff(scene.center.pk)
    return [
        sponsors.note_sponsor(
            unit=scene.center, kind=row["kind"], name=row["name"], is_named=row["named"], by=office, at=at
        )
        for row in rows
    ]  # fmt: skip


def _shop(
    scene: Scene, unit: Unit, row: dict[str, Any], listed: dict[str, tuple[Good, int]],
    givers: list[Sponsor], *, at: datetime,
) -> None:  # fmt: skip
    office = scene.staff(scene.center.pk)
    made = shops.open_shop(
        unit=unit, key=row["key"], by=office, at=at,
        counter=Counter(**{name: row[name] for name in _COUNTER if name in row}),
    )  # fmt: skip
    for number, (good, days) in enumerate(listed.values()):
        expires: date | None = day_of(at) + timedelta(days=days + 40) if days else None
        stock.receive(
            shop=made, good=good, sponsor=givers[number % len(givers)], by=office, at=at,
            quantity=row["quantity"] - number, expires_on=expires,
        )  # fmt: skip


def _redeem(scene: Scene, shop: Shop, *, until: datetime) -> None:
    """Neighbours of the shop: collected, waiting, cancelled, expired, and one that comes back."""
    accounts = Account.objects.filter(person__home=shop.unit, person__posts=None)
    first = [one.person for one in accounts.select_related("person").order_by("pk")]
    near = [one for one in scene.cast.residents if one.home_id == shop.unit_id and one not in first]
    have = list(
        Stock.objects.filter(shop=shop, good__meant_for="everyone").with_names().order_by("pk")
    )
    keeper = _keeper(scene, shop)
    for number, person in enumerate([*first, *near[:5]]):
        _earned(scene, shop, person, until - timedelta(days=35))
        for turn, state in enumerate(_STATES[number % len(_STATES)]):
            try:
                with transaction.atomic():
                    _walk(
                        scene, have[(number + turn) % len(have)], person, state, keeper, until=until
                    )
            except Refusal:
                continue


_STATES = (
    ("pending", "collected"),
    ("collected",),
    ("cancelled",),
    ("expired",),
    ("returned", "pending"),
)
_AGO = {"pending": 2, "collected": 12, "cancelled": 9, "expired": 20, "returned": 15}


def _earned(scene: Scene, shop: Shop, person: Person, at: datetime) -> None:
    """Points that were carried over from the village's paper book when the demo began."""
    told = Told(
        "演示：村里纸质积分簿结转",
        day_of(at),
        rule="demo@1",
        origin="demo",
        origin_no=str(person.pk),
    )
    book.post(
        kind=PointKind.EARN, unit=shop.unit, owner=points.person(person.pk), honor=_GIVEN, spend=_GIVEN,
        ref=f"demo:{person.pk}", told=told, by=scene.staff(scene.center.pk), at=at,
    )  # fmt: skip


def _keeper(scene: Scene, shop: Shop) -> Actor:
    post = Post.objects.filter(unit=shop.unit, role="station_keeper").select_related("unit").first()
    return actor_under(post) if post is not None else scene.staff(shop.unit_id)


def _walk(
    scene: Scene, at_hand: Stock, person: Person, state: str, keeper: Actor, *, until: datetime
) -> Redemption:
    at, me = by_day(until - timedelta(days=_AGO[state])), for_self(person.pk)
    one = redemptions.reserve(
        person=person,
        shop=at_hand.shop,
        good=at_hand.good,
        by=me,
        at=at,
        ref=f"demo:{state}:{person.pk}",
    )
    later = at + timedelta(days=1)
    if state == "cancelled":
        return redemptions.cancel(redemption=one, by=me, at=later)
    if state == "expired":
        return redemptions.expire(redemption=one, by=THE_CLOCK, at=one.collect_by)
    if state in {"collected", "returned"}:
        one = redemptions.collect(redemption=one, code=one.code, by=keeper, at=later)
    if state == "returned":
        ask = amendments.ask_return(
            redemption=one, why="包装漏了，换不了新的。", is_usable=False, by=keeper, at=later
        )
        if at_hand.pk % 2:  # of the others the second person has not decided yet
            amendments.agree(amendment=ask, by=scene.staff(scene.center.pk), at=later)
    return one
