"""我的通知: one's own notices, and how one wants to be told. Nobody else's are here."""

from datetime import datetime
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Fields
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.notices.actions import prefer, read
from wudan.notices.enums import NoticeWay
from wudan.notices.models import Message, Preference
from wudan.people.actors import for_self
from wudan.people.models import Person
from wudan.people.opening import own

router = Router(tags=["我的通知"], auth=signed_in)
MOST = 50
_LARGEST = 2**63 - 1


class MessageShown(BaseModel):
    """One notice as it was told."""

    id: int
    topic: str = Field(description="哪一类，见 /messages/ways 的 topics")
    text: str
    link: str = Field(description="看哪一页；没有就是空的")
    at: datetime
    read_at: datetime | None


class Messages(BaseModel):
    """Some notices, newest first."""

    items: list[MessageShown]
    has_unread: bool


class ReadingMessages(Fields):
    """Which were looked at."""

    ids: list[Annotated[int, Field(ge=1, le=_LARGEST)]] = Field(
        default_factory=list, max_length=MOST, description="空着就是全部"
    )


class WaysShown(BaseModel):
    """How one is told, and what can be chosen."""

    way: NoticeWay
    mail: str
    topics_off: list[str]
    topics: dict[str, str] = Field(description="各类的代号和名称")


class Preferring(Fields):
    """The whole choice anew."""

    way: NoticeWay
    mail: str = ""
    topics_off: list[str] = Field(default_factory=list, max_length=MOST)


@router.get("/messages", summary="我的通知", operation_id="list_messages", response={200: Messages, **READING_SIGNED_IN})  # fmt: skip
def list_messages(
    request: HttpRequest, before: Annotated[int, Query(ge=0, le=_LARGEST)] = 0
) -> HttpResponse:
    """新的在前，一次五十条；`before` 写上一页最后一条的 id。"""
    mine = Message.objects.of(actor_of(request).person_id)
    rows = (mine.filter(pk__lt=before) if before else mine).order_by("-pk")[:MOST]
    items = [_shown(row) for row in rows]
    return told(Messages(items=items, has_unread=mine.unread().exists()))


@router.post("/messages/read", summary="看过了", operation_id="read_messages", response={200: Messages, **WRITING})  # fmt: skip
def read_messages(request: HttpRequest, key: Key, body: ReadingMessages) -> HttpResponse:
    """把自己的通知标成看过；别人的就是没有（404）。"""
    at, person = clock.now(), actor_of(request).person

    def do() -> Answer:
        read(person_id=person, at=at, messages=body.ids or None)
        has_unread = Message.objects.of(person).unread().exists()
        return Answer(200, Messages(items=[], has_unread=has_unread).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.get("/messages/ways", summary="怎样告诉我", operation_id="read_message_ways", response={200: WaysShown, **READING_SIGNED_IN})  # fmt: skip
def read_message_ways(request: HttpRequest) -> HttpResponse:
    """自己定的，和有哪些可以选。"""
    return told(_ways(actor_of(request).person))


@router.put("/messages/ways", summary="定怎样告诉我", operation_id="put_message_ways", response={200: WaysShown, **WRITING})  # fmt: skip
def put_message_ways(request: HttpRequest, key: Key, body: Preferring) -> HttpResponse:
    """整个改一遍。法律和安全要求告诉的，关了那一类也还会告诉。"""
    at, pk = clock.now(), actor_of(request).person

    def do() -> Answer:
        person = Person.objects.select_related("home").get(pk=pk)
        prefer(
            person=person, way=body.way, mail=body.mail, topics_off=body.topics_off,
            by=for_self(pk), at=at,
        )  # fmt: skip
        return Answer(200, _ways(pk).model_dump_json())

    return once(request, key, body, at=at, do=do)


def _shown(row: Message) -> MessageShown:
    return MessageShown(
        id=row.pk, topic=row.topic, text=row.text, link=row.link, at=row.at, read_at=row.read_at
    )


def _ways(person_id: int) -> WaysShown:
    row = Preference.objects.filter(person=person_id).first()
    mail = row.mail.opened(own(for_self(person_id), person_id)) if row and row.mail else ""
    return WaysShown(
        way=NoticeWay(row.way) if row else NoticeWay.FITTING, mail=mail,
        topics_off=row.topics_off if row else [], topics=dict(settings.PACK.notices.topics),
    )  # fmt: skip
