"""A canary: a person whose every text is unlike anybody else's, and a search through all rows."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client

from tests.entering import come_in
from tests.kit.id_numbers_made import made
from tests.world import MONDAY, World, take_step
from wudan.journal.answers import Answer, answer_once
from wudan.orders import actions
from wudan.people.models import Person, Session
from wudan.people.personal import SealedField

NAME, PHONE, ADDRESS = "秦鹮奶奶", "10177665544", "杨柳村九组鹮字院"
ID_NUMBER = made("610626", date(1958, 3, 21), 422)
TEXTS = ("鹮", PHONE, ID_NUMBER, "鹮字院")
"""A letter that nothing else in the county has, and what is only digits."""


def plant(world: World) -> Person:
    """Her order was done and praised, in her words; she is signed in; an answer to her is kept."""
    elder = world.people["秦奶奶"]
    elder.name, elder.phone, elder.address = NAME, PHONE, ADDRESS
    elder.id_number, elder.born_on, elder.sex = ID_NUMBER, date(1958, 3, 21), "female"
    elder.save()
    order = world.place(words="给鹮奶奶剪头", address=ADDRESS)
    order.place = "107.96,36.96"
    order.save()
    for hour, verb in enumerate(("accept", "dispatch", "confirm", "fulfill"), start=1):
        order = take_step(world, order, verb, at=MONDAY + timedelta(hours=hour))
    by = world.oneself("秦奶奶")
    actions.review(order=order, by=by, at=MONDAY + timedelta(hours=6), score=5, words="鹮说剪得好")
    gone = world.place(words="鹮不要了")
    actions.withdraw(order=gone, by=by, at=MONDAY + timedelta(hours=6), words="鹮改主意了")
    come_in(Client(), elder.account, at=MONDAY)
    return elder


def keep_answer(elder: Person) -> None:
    """An answer to her is stored, sealed."""
    body = f'{{"name": "{NAME}", "phone": "{PHONE}"}}'
    answer_once(
        owner=elder.pk, key="canary-01", digest="x", at=MONDAY, do=lambda: Answer(200, body)
    )


def found_in_rows() -> list[str]:
    """Where one of her texts stands, in the clear or sealed: table, column, text."""
    found = []
    for table, column, text in _all_texts():
        found += [f"{table}.{column}: {text[:60]}" for word in TEXTS if word in text]
    return found


def _all_texts() -> Iterator[tuple[str, str, str]]:
    """Every value of every row as text, sealed ones opened."""
    sealed = {
        (model._meta.db_table, field.column): field.context
        for model in apps.get_models() for field in model._meta.concrete_fields
        if isinstance(field, SealedField)
    } | {("journal_storedanswer", "answer"): "journal_storedanswer.answer"}  # fmt: skip
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    text = "" if value is None else str(value)
                    context = sealed.get((table, column))
                    yield (
                        table,
                        column,
                        settings.KEYRING.unseal(text, context) if context and text else text,
                    )
    for session in Session.objects.all():
        yield "people_session", "session_data (read)", str(session.get_decoded())
