"""What orders look like as JSON; `showing` fills these."""

from datetime import date, datetime

from pydantic import BaseModel, Field

from wudan.api.v1.fields import OrderNumber
from wudan.catalog.enums import PlaceMode
from wudan.orders.enums import (
    Channel,
    Consent,
    DayPart,
    DispatchKind,
    DispatchState,
    FulfillmentState,
    Holder,
    HowSaid,
    OrderState,
    Resolution,
    Stage,
    Verb,
)

NOUNS: dict[Verb, str] = {
    Verb.SUPPLEMENT: "supplement", Verb.ACCEPT: "acceptance", Verb.RETURN: "return",
    Verb.DECLINE: "declination", Verb.REFER: "referral", Verb.ESCALATE: "escalation",
    Verb.MERGE: "merger", Verb.WITHDRAW: "withdrawal", Verb.DISOWN: "disavowal",
    Verb.VOID: "voiding", Verb.DISPATCH: "dispatch", Verb.RECALL: "recall",
    Verb.CONFIRM: "confirmation", Verb.CLAIM: "claim", Verb.REFUSE: "refusal",
    Verb.SCHEDULE: "appointment", Verb.START: "start", Verb.FULFILL: "fulfillment",
    Verb.ACKNOWLEDGE: "acknowledgement", Verb.REVIEW: "review", Verb.FOLLOW_UP: "follow-up",
    Verb.QUEUE: "queueing", Verb.RECLASSIFY: "reclassification",
    Verb.UNSAY: "unsaying",
}  # fmt: skip
"""Verb → the noun that is posted to: `POST /orders/{no}/<noun>`."""


class UnitNamed(BaseModel):
    """A unit by its key."""

    key: str
    name: str


class Coded(BaseModel):
    """A platform or service by its code."""

    code: str
    name: str


class Standing(BaseModel):
    """Where an order stands; the answer to every step."""

    no: OrderNumber
    number: str = Field(description="读给人听的单号，分三段")
    stage: Stage
    stage_label: str
    state: OrderState = Field(description="五单走到哪一步，或从哪里退出")
    holder: Holder = Field(description="现在轮到谁")
    version: int
    closed_at: datetime | None


class Row(Standing):
    """An order in a list; the name is masked."""

    title: str
    person: str
    platform: Coded | None
    service: Coded | None
    unit: UnitNamed = Field(description="受理单位")
    origin: UnitNamed = Field(description="来自哪个站")
    placed_at: datetime
    wanted_on: date | None
    wanted_part: DayPart
    urgent: bool
    due_at: datetime | None = Field(description="这一步的期限")
    is_overdue: bool


class Contact(BaseModel):
    """How to reach the resident; masked for those who need not know."""

    masked: bool
    name: str
    phone: str
    address: str
    lon: float | None
    lat: float | None


class DispatchShown(BaseModel):
    """The live dispatch."""

    kind: DispatchKind
    state: DispatchState
    unit: UnitNamed
    claimed: bool
    at: datetime


class FulfillmentShown(BaseModel):
    """The service itself."""

    state: FulfillmentState
    contact: str
    people_count: int
    starts_at: datetime
    started_at: datetime | None
    done_at: datetime | None
    done_words: str
    minutes: int | None


class ReviewShown(BaseModel):
    """The resident's word, and what came of a low score."""

    at: datetime
    score: int
    words: str
    how_said: HowSaid | None = None
    """口述: how it was told to somebody who had no hand in the work; none when she gave it herself."""
    heard_by: str = ""
    """Under which post it was heard."""
    resolution: Resolution | None = None
    resolution_words: str = ""


class Closing(BaseModel):
    """How an order left early."""

    code: str
    words: str
    next_place: str
    merged_into: OrderNumber | None = None


class Why(BaseModel):
    """An objection."""

    code: str
    words: str


class Allowed(BaseModel):
    """One thing the actor's role could do here; `objection` says why not now."""

    verb: Verb
    label: str
    noun: str = Field(description="POST /orders/{no}/<noun>")
    objection: Why | None


class Detail(Row):
    """The whole order."""

    words: str
    place_mode: PlaceMode
    headcount: int
    channel: Channel
    consent: Consent
    is_by_proxy: bool
    contact: Contact
    dispatch: DispatchShown | None
    fulfillment: FulfillmentShown | None
    review: ReviewShown | None
    closing: Closing | None
    allowed: list[Allowed]


class Placed(Standing):
    """A new order; the slip code is told this once, to the one who placed it."""

    slip_code: str = Field(description="回执码，凭它和单号可在网上查这一单；守护人代点的不给")
    unit: UnitNamed
