"""副本: all that is kept about one person, read from the inventory table and in full (PIPL §45).

Made from the same table the house test guards: a new table is in it by itself. Other people's
names, phones and addresses are not: a link to another person says only that it is another.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models

from wudan.areas.models import Unit
from wudan.kit.clock import local
from wudan.kit.inventory import Holding
from wudan.orders.models import Order
from wudan.people.models import Person, Post
from wudan.people.personal import IdNumber, Personal, Reading
from wudan.privacy.inventory import HOLDINGS, model_of
from wudan.teams.models import Team

ONESELF, ANOTHER = "本人", "另一个人"
MOST_READ = 5000
"""Rows of one kind in one copy; nobody has more, but a copy must not take the house down."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of one row, in words."""

    field: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of data, with what is kept of it about this person."""

    holding: Holding
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def secret_labels(self) -> list[str]:
        """What is kept besides, for the machine alone."""
        return [label_of(self.holding, name) for name in self.holding.secret]


def copy_of(person: Person, reading: Reading, *, on_screen: bool = False) -> list[Part]:
    """Every kind of the inventory that can be about somebody: one query each.

    An ID number is in full in the copy that is taken away (a form, a fresh proof, a record), and
    masked where it is only looked at: no page shows one (G08).
    """
    return [_part(held, person, reading, on_screen) for held in HOLDINGS if held.about]


def _part(held: Holding, person: Person, reading: Reading, on_screen: bool) -> Part:
    if not held.fields:
        return Part(held, ())
    rows = _rows(held, person)
    return Part(held, tuple(tuple(_cells(held, row, person, reading, on_screen)) for row in rows))


def _rows(held: Holding, person: Person) -> "models.QuerySet[Any]":
    model = model_of(held.model)
    links = [name for name in held.fields if isinstance(_field(held, name), models.ForeignKey)]
    about = {held.about: person.pk, **dict(held.only)}
    found = model._default_manager.filter(**about).order_by("pk")
    return found.select_related(*links)[:MOST_READ] if links else found[:MOST_READ]


def _cells(
    held: Holding, row: Any, person: Person, reading: Reading, on_screen: bool
) -> Iterator[Cell]:
    """The fields that say something; the link to oneself does not."""
    for name in held.fields:
        masked = on_screen and isinstance(getattr(row, name), IdNumber)
        text = str(getattr(row, name)) if masked else _text(row, name, person, reading)
        if text and text != ONESELF:
            yield Cell(name, label_of(held, name), text)


def _text(row: Any, name: str, person: Person, reading: Reading) -> str:
    value = getattr(row, name)
    if isinstance(value, Personal):
        return value.opened(reading)
    shown = getattr(row, f"get_{name}_display", None)
    if shown is not None:
        return str(shown())
    return _said(value, person)


def _said(value: object, person: Person) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return f"{local(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, models.Model):
        return _link(value, person)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return str(value)


def _link(row: models.Model, person: Person) -> str:
    """What another row is called; never what it holds about somebody else."""
    if isinstance(row, Person):
        return ONESELF if row.pk == person.pk else ANOTHER
    if isinstance(row, Unit):
        return row.name
    if isinstance(row, Team):
        return row.unit.name
    if isinstance(row, Order):
        return row.number
    if isinstance(row, Post):
        return row.named
    return str(getattr(row, "name", row.pk))


def _field(held: Holding, name: str) -> Any:
    return model_of(held.model)._meta.get_field(name)


def label_of(held: Holding, name: str) -> str:
    """What a field is called in Chinese; a link without a name of its own, by what it leads to."""
    if given := _NAMES.get((held.model, name)):
        return given
    field = _field(held, name)
    if str(field.verbose_name).isascii() and isinstance(field, models.ForeignKey):
        return str(field.related_model._meta.verbose_name)
    return str(field.verbose_name)


_NAMES = {
    ("journal.StoredAnswer", "owner"): "谁的", ("journal.StoredAnswer", "key"): "请求的号",
    ("journal.StoredAnswer", "digest"): "请求的指纹", ("journal.StoredAnswer", "status"): "结果的代码",
    ("journal.StoredAnswer", "answer"): "回答", ("journal.StoredAnswer", "at"): "时间",
    ("mfa.Authenticator", "type"): "种类", ("mfa.Authenticator", "data"): "密钥",
    ("mfa.Authenticator", "created_at"): "设上的时间", ("mfa.Authenticator", "last_used_at"): "上次用的时间",
    ("socialaccount.SocialAccount", "provider"): "哪里的账号", ("socialaccount.SocialAccount", "uid"): "那里的号",
    ("socialaccount.SocialAccount", "extra_data"): "那里给的资料",
}  # fmt: skip
"""Fields of libraries, whose own names are English or come and go with a version; and of a table that people never see."""
