"""登记接入的系统: who they are, what for, how far they reach, which post answers; no key yet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.connections.actions.journaling import note
from wudan.connections.enums import SystemState
from wudan.connections.models import System
from wudan.connections.permissions import ANSWERING, registering_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.orders.enums import Channel
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.people.signing_in import actor_under

_LONGEST = {"name": 40, "purpose": 200, "contact": 100}
_CHANNELS = frozenset(Channel.values) - {Channel.WEB}


@dataclass(frozen=True, slots=True)
class Said:
    """What the administrator wrote down; as typed, before it is checked."""

    name: str
    purpose: str
    contact: str
    unit: Unit | None = None
    post: Post | None = None
    channel: str = Channel.TELEPHONE
    services: Sequence[str] = field(default=())


@transaction.atomic(savepoint=False)
def register(*, said: Said, by: Actor, at: datetime) -> System:
    """Note a system down; it waits until the post agrees. Raises Objected, Malformed."""
    insist(registering_objection(by))
    words = {name: tidy(getattr(said, name)) for name in _LONGEST}
    faults = _faults(words, said, at=at)
    if faults or said.unit is None or said.post is None:
        raise Malformed(faults)
    made = System.objects.create(
        county=said.unit.county, **words, unit=said.unit, post=said.post, channel=said.channel,
        services=sorted(set(said.services)), state=SystemState.ASKED, made_at=at, made_by_id=by.person,
    )  # fmt: skip
    note(
        "system.register", made, by=by, at=at, name=made.name, post=said.post.pk, unit=said.unit.key
    )
    return made


def _faults(words: dict[str, str], said: Said, *, at: datetime) -> dict[str, str]:
    faults = {name: "请填写这一项。" for name, text in words.items() if not text}
    for name, text in words.items():
        if fault := objection_to(text, most=_LONGEST[name]):
            faults[name] = fault
    if said.unit is None or not said.unit.is_site:
        faults["unit"] = "请选它管到哪个中心、所、站。"
    elif System.objects.filter(county=said.unit.county, name=words["name"], ended_at=None).exists():
        faults["name"] = "已经有一个叫这个名字的系统。"
    if said.channel not in _CHANNELS:
        faults["channel"] = "请选它送来的单是怎么来的。"
    faults |= _faults_of_post(said, at=at)
    known = Service.objects.on_offer().filter(code__in=list(said.services)).count()
    if known != len(set(said.services)):
        faults["services"] = "有的服务不在菜单上，请重新选。"
    return faults


def _faults_of_post(said: Said, *, at: datetime) -> dict[str, str]:
    """The post is held today, takes orders for others, and reaches as far as the system."""
    if said.post is None:
        return {"post": "请选由哪个岗位负责。"}
    today = Post.objects.held_on(day_of(at)).at_open_units(day_of(at)).select_related("unit")
    post = today.filter(pk=said.post.pk, role__in=ANSWERING).first()
    if post is None:
        return {"post": "请选在任的中心办公室或实践所岗位。"}
    if said.unit is not None and not actor_under(post).reaches(said.unit.path):
        return {"post": "这个岗位管不到这个单位。"}
    return {}
