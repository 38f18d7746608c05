"""The columns: sealed text, and the blind index beside it."""

from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from wudan.people.personal.values import (
    Address,
    ExactPlace,
    IdNumber,
    Listed,
    Personal,
    Phone,
    blind_of,
)


class _Assigned(DeferredAttribute):
    """Turns what is assigned into the value: plain text may be given, a value comes back."""

    def __set__(self, row: Any, given: object) -> None:
        row.__dict__[self.field.attname] = self.field.to_python(given)


class SealedField(models.TextField):  # type: ignore[type-arg]
    """A personal text, sealed with its column as context. No lookup but emptiness works on it."""

    value_type: type[Personal] = Personal
    descriptor_class = _Assigned

    def __init__(self, *args: Any, **given: Any) -> None:
        given.setdefault("blank", True)
        given.setdefault("default", "")
        super().__init__(*args, **given)

    @property
    def context(self) -> str:
        """Table and column: what the sealed text is bound to."""
        return f"{self.model._meta.db_table}.{self.column}"

    def from_db_value(self, stored: str | None, expression: Any, connection: Any) -> Personal:
        """The value; unsealed only when asked."""
        return self.value_type(token=stored or "", context=self.context)

    def to_python(self, given: object) -> Personal:
        """A value from a value, or from typed text."""
        if isinstance(given, self.value_type):
            return given
        if isinstance(given, Personal):
            message = f"{type(given).__name__} is no {self.value_type.__name__}"
            raise TypeError(message)
        return self.value_type("" if given is None else str(given))

    def get_prep_value(self, given: object) -> str:
        """What is stored."""
        return self.to_python(given).token_for(self.context)

    def get_lookup(self, lookup_name: str) -> Any:
        """Sealed text cannot be compared; use the blind index."""
        if lookup_name not in {"isnull"}:
            message = f"{self.context} is sealed: look it up by its blind index"
            raise TypeError(message)
        return super().get_lookup(lookup_name)

    def deconstruct(self) -> Any:
        """Migrations know a plain text column, and need nothing of this module."""
        name, _path, args, given = super().deconstruct()
        return name, "django.db.models.TextField", args, given

    def value_to_string(self, obj: Any) -> str:
        """Serialised masked: a dump is no way out."""
        return self.value_from_object(obj).masked  # type: ignore[no-any-return]


class PhoneField(SealedField):
    """A sealed phone."""

    value_type = Phone


class AddressField(SealedField):
    """A sealed address."""

    value_type = Address


class IdNumberField(SealedField):
    """A sealed ID number."""

    value_type = IdNumber


class PlaceField(SealedField):
    """A sealed exact place, `lon,lat`."""

    value_type = ExactPlace


class ListedField(SealedField):
    """Sealed rows of a file."""

    value_type = Listed


class BlindIndexField(models.CharField):  # type: ignore[type-arg]
    """The keyed hash of another field of the row, written whenever the row is."""

    def __init__(self, *args: Any, of: str = "", making: Callable[[str], str] | None = None,
                 **given: Any) -> None:  # fmt: skip
        self.of, self.making = of, making
        given.setdefault("max_length", 32)
        given.setdefault("blank", True)
        given.setdefault("default", "")
        given.setdefault("editable", False)
        super().__init__(*args, **given)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Follow the field it stands for."""
        value: Personal = getattr(model_instance, self.of)
        made = self.making(value._text()) if self.making else value.blind()
        setattr(model_instance, self.attname, made)
        return made

    def deconstruct(self) -> Any:
        """Migrations know a plain text column; they never fill it by themselves."""
        name, _path, args, given = super().deconstruct()
        return name, "django.db.models.CharField", args, given


def blind_index(kind: type[Personal], text: str) -> str:
    """What to look for in the blind index of a field of this kind."""
    return blind_of(kind.kind, text)


def sealed_fields() -> Iterator[tuple[type[models.Model], SealedField]]:
    """Every sealed column of the house: rotation and its proof go through them all."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, SealedField):
                yield model, field
