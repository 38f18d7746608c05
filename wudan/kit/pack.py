"""A county pack: names, labels, deadlines, brand. Another county is another pack.

Decides nothing; holds what a county may decide for itself (domain §1.9, feature 50).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

from wudan.kit.complaining import Complaining, complaining
from wudan.kit.convening import Convening, convening
from wudan.kit.funding import Funding, funding
from wudan.kit.honoring import Honoring, honoring
from wudan.kit.noticing import Noticing, noticing
from wudan.kit.phrases import Phrase
from wudan.kit.publishing import Publishing, publishing
from wudan.kit.reaching import Pace
from wudan.kit.staffing import Staffing, staffing
from wudan.kit.standing import Standing, standing
from wudan.kit.texts import Texts, read_texts
from wudan.kit.working_time import Span, Term

AIMS = frozenset({"organize", "publicize", "educate", "serve"})
"""The four verbs (R001)."""


class PackError(ValueError):
    """A pack's file is missing or wrong; the message says which and where."""


@dataclass(frozen=True, slots=True)
class Brand:
    """The county's own names, shown to people."""

    product: str
    title: str
    short: str
    slogan: str
    hotline: str
    household: str
    """What a household that is honoured is called (R073)."""
    bank: str
    """What the points and what they buy are called (R076)."""
    model: str
    """What a role model is called (R079)."""
    purpose: str
    """What every plan and report of a year stands under (R002)."""

    @property
    def card(self) -> str:
        """What stands on a card of points: the bank's name before it, if it has one of its own."""
        plain = Phrase("积分卡")
        return plain if self.bank == PLAIN["bank"] else f"{self.bank} {plain}"


PLAIN: Mapping[str, str] = {
    "household": Phrase("文明家庭"), "bank": Phrase("积分"), "model": Phrase("身边的典型"),
}  # fmt: skip
"""What is said in a county that gave no name of its own; a name is pack data (R073)."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long each step may take (domain §2.1: proposed defaults, all configurable).

    There is none for the first contact: who takes an order on says when they come and who calls (`confirm`), and the
    resident is told at once.
    """

    accept: Term
    accept_urgent: Term
    dispatch: Term
    confirm: Term
    complete: Term
    review: Term
    follow_up: Term
    supplement: Term


@dataclass(frozen=True, slots=True)
class Callbacks:
    """How many finished proxy orders are called back (domain §5, row 9)."""

    share_percent: int
    minimum_per_month: int


@dataclass(frozen=True, slots=True)
class Hours:
    """How service hours are counted (domain §2.3): minutes, and terms in working time."""

    daily_minutes: int
    approved_daily_minutes: int
    grace_minutes: int
    exclude_travel: bool
    record_within: Term
    dispute_within: Term
    backfill_back_days: int
    backfill_monthly_minutes: int
    backfill_share_percent: int
    stars: tuple[tuple[str, int], ...]
    """Names of the grades of stars and from how many hours on, lowest first."""


@dataclass(frozen=True, slots=True)
class Reaching:
    """What the county calls near, how fast its people walk, after how long a site is silent."""

    pace: Pace
    near_km: float
    silent_days: int


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the county lies: a rectangle of degrees, and the number its maps were approved under."""

    west: float
    south: float
    east: float
    north: float
    approval: str = ""
    """审图号; without one no map is shown (地图管理条例 §15)."""

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point can be in the county at all."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


@dataclass(frozen=True, slots=True)
class Colors:
    """七色: which colour a platform's orders and an honoured household stand for (R080)."""

    meanings: Mapping[str, str]
    platforms: Mapping[str, str]
    household: str


@dataclass(frozen=True, slots=True)
class Pack:
    """One county's settings, read once at start."""

    name: str
    folder: Path
    base: Path
    county: str
    county_name: str
    brand: Brand
    steps: Mapping[str, str]
    steps_explained: Mapping[str, str]
    tiers: tuple[str, ...]
    """What teams are called from the top down; how many there are is how deep they go."""
    site_kinds: Mapping[str, str]
    site_kinds_short: Mapping[str, str]
    heads: Mapping[str, str]
    deadlines: Deadlines
    office_hours: tuple[Span, ...]
    counts: Mapping[str, int]
    callbacks: Callbacks
    hours: Hours
    reach: Reaching
    ground: Ground
    retention: Mapping[str, int]
    reasons: Mapping[str, Mapping[str, str]]
    skills: Mapping[str, str]
    skilled: Mapping[str, int]
    """Skills that need training first, and how many months one lasts (条例 §16)."""
    licences: Mapping[str, str]
    platforms: Mapping[str, str]
    room_themes: Mapping[str, str]
    """What rooms are booked for (R028)."""
    room_uses: Mapping[str, str]
    room_answer: Term
    """Until when who keeps a room answers a request."""
    support_answer: Term
    """Until when a request for support, or an offer of it, is answered (R053)."""
    honoring: Honoring
    colors: Colors
    aims: Mapping[str, str]
    """Platform → which of the four verbs its activities are mostly for (R001)."""
    staffing: Staffing
    standing: Standing
    fund: Funding
    convening: Convening
    visits: Mapping[str, int]
    """How often one site is visited a month, by kind of visit (domain §5 row 32)."""
    complaints: Complaining
    content: Publishing
    notices: Noticing
    texts: Texts


def read_pack(folder: Path) -> Pack:
    """Read one pack with what it inherits. PackError says what is missing or wrong."""
    own = read_toml(folder / "pack.toml")
    base = folder.parent / str(own.get("inherits", "base"))
    try:
        return _build(own, folder, base)
    except (KeyError, TypeError, ValueError) as fault:
        message = f"{folder.name}/pack.toml：{fault}"
        raise PackError(message) from fault


def read_toml(path: Path) -> dict[str, Any]:
    """One TOML file; PackError when it is missing or broken."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        message = f"{path.parent.name}/{path.name}：{fault}"
        raise PackError(message) from fault


def _build(own: dict[str, Any], folder: Path, base: Path) -> Pack:
    brand = PLAIN | own["brand"]
    return Pack(
        name=own["name"],
        folder=folder,
        base=base,
        county=own["county"],
        county_name=own["county_name"],
        brand=Brand(**{field: brand[field] for field in Brand.__slots__}),
        steps=own["steps"],
        steps_explained=own["steps_explained"],
        tiers=_tiers(own["tiers"]["names"]),
        site_kinds=own["site_kinds"],
        site_kinds_short=own["site_kinds_short"],
        heads=own["heads"],
        deadlines=_deadlines(own["deadlines"]),
        office_hours=tuple(_span(text) for text in own["office_hours"].values()),
        counts=own["counts"],
        callbacks=Callbacks(**own["callback"]),
        hours=_hours(read_toml(base / "hours.toml") | own.get("hours", {})),
        reach=_reaching(read_toml(base / "reach.toml") | own.get("reach", {})),
        ground=Ground(**own["ground"]),
        retention=own.get("retention", {}),
        reasons=read_toml(base / "reasons.toml"),
        skills=read_toml(base / "skills.toml")["skills"],
        skilled=_skilled(base),
        licences=read_toml(base / "licences.toml")["licences"],
        platforms={p["code"]: p["name"] for p in read_toml(base / "platforms.toml")["platforms"]},
        **_rooms(base / "rooms.toml", folder / "rooms.toml"),
        support_answer=Term.parse(
            (read_toml(base / "support.toml") | own.get("support", {}))["answer_within"]
        ),
        honoring=honoring(read_toml(base / "honors.toml") | own.get("honors", {})),
        colors=_colors(read_toml(base / "colors.toml")),
        aims=_aims(read_toml(base / "aims.toml")["platforms"] | own.get("aims", {})),
        staffing=staffing(read_toml(base / "staffing.toml") | own.get("staffing", {})),
        standing=standing(read_toml(base / "standing.toml") | own.get("standing", {})),
        complaints=complaining(read_toml(base / "complaints.toml") | own.get("complaints", {})),
        content=publishing(read_toml(base / "content.toml") | own.get("content", {})),
        notices=noticing(read_toml(base / "notices.toml") | own.get("notices", {})),
        fund=funding(read_toml(base / "fund.toml") | own.get("fund", {})),
        convening=convening(read_toml(base / "meetings.toml") | own.get("meetings", {})),
        visits=_visits(read_toml(base / "inspections.toml") | own.get("visits", {})),
        texts=read_texts(base / "texts", folder / "texts"),
    )


def _visits(told: Mapping[str, Any]) -> Mapping[str, int]:
    """At least one of each kind: a county that sends nobody says so by planning nothing. Raises ValueError."""
    found = {kind: told[kind] for kind in ("inspection", "guidance")}
    if not all(isinstance(most, int) and 1 <= most <= 20 for most in found.values()):
        message = "inspections.toml：每月次数写 1 到 20"
        raise ValueError(message)
    return found


def _aims(told: Mapping[str, str]) -> Mapping[str, str]:
    """Each is one of the four verbs. Raises ValueError."""
    if unknown := set(told.values()) - AIMS:
        message = f"aims.toml：没有“{unknown.pop()}”这个动词"
        raise ValueError(message)
    return dict(told)


def _colors(told: Mapping[str, Any]) -> Colors:
    """Each platform's colour is one that has a meaning. Raises ValueError."""
    found = Colors(told["meanings"], told["platforms"], told["household"])
    if unknown := {found.household, *found.platforms.values()} - set(found.meanings):
        message = f"colors.toml：没有“{unknown.pop()}”这一色"
        raise ValueError(message)
    return found


def _rooms(*paths: Path) -> dict[str, Any]:
    """Themes and uses of rooms; a county adds its own words to the base's. Raises ValueError."""
    told = [read_toml(path) for path in paths if path.exists()]
    terms = [rows["answer_within"] for rows in told if "answer_within" in rows]
    return {"room_answer": Term.parse(terms[-1])} | {
        f"room_{group}": {
            code: str(name) for rows in told for code, name in rows.get(group, {}).items()
        }
        for group in ("themes", "uses")
    }


def _skilled(base: Path) -> Mapping[str, int]:
    """Skills that need training, each a skill there is, each for a month at least."""
    known = read_toml(base / "skills.toml")["skills"]
    months: dict[str, int] = read_toml(base / "skilled.toml")["skilled"]
    for skill, lasts in months.items():
        if skill not in known or not isinstance(lasts, int) or lasts < 1:
            message = f"skilled.toml：{skill}"
            raise ValueError(message)
    return months


def _tiers(names: list[str]) -> tuple[str, ...]:
    """Names of the tiers of teams, each once. Raises ValueError."""
    if not names or len(set(names)) != len(names) or not all(name.strip() for name in names):
        message = "tiers.names：从上到下写层级的名称，至少一级，不重名"
        raise ValueError(message)
    return tuple(names)


def _deadlines(terms: Mapping[str, str]) -> Deadlines:
    if unknown := sorted(terms.keys() - set(Deadlines.__slots__)):
        message = f"[deadlines] 里没有“{unknown[0]}”这一步：写了期限而没有谁去等，就是空话"
        raise ValueError(message)
    return Deadlines(**{field: Term.parse(terms[field]) for field in Deadlines.__slots__})


def _hours(told: Mapping[str, Any]) -> Hours:
    plain = {field: told[field] for field in Hours.__slots__ if field not in _TOLD_ELSE}
    return Hours(
        **plain,
        record_within=Term.parse(told["record_within"]),
        dispute_within=Term.parse(told["dispute_within"]),
        stars=tuple((star["name"], star["hours"]) for star in told["stars"]),
    )


def _reaching(told: Mapping[str, Any]) -> Reaching:
    """Speeds and distances above nothing: else every place would be near or none."""
    pace = Pace(**{field: told[field] for field in Pace.__slots__})
    found = Reaching(pace, float(told["near_km"]), int(told["silent_days"]))
    if min(pace.walk_km_per_hour, pace.drive_km_per_hour, found.near_km, found.silent_days) <= 0:
        message = "reach"
        raise ValueError(message)
    return found


_TOLD_ELSE = frozenset({"record_within", "dispute_within", "stars"})


def _span(text: str) -> Span:
    start, end = text.split("-")
    return time.fromisoformat(start), time.fromisoformat(end)
