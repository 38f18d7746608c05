"""Enumerations whose labels can be said in another language (ADR 72).

Used instead of Django's own: the label of a member is a `Phrase`, so it is stored, exported and
compared in Chinese, and shown on a page in the reader's language. The catalogue gathers the
labels by reading the classes.
"""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.enums import ChoicesType

from wudan.kit.phrases import Phrase

if TYPE_CHECKING:
    from django.db.models import IntegerChoices as IntegerChoices
    from django.db.models import TextChoices as TextChoices
else:

    class _Worded(ChoicesType):
        """Makes each label a phrase, once, when the class is made."""

        def __new__(cls, name: str, bases: tuple[type, ...], held: Any, **others: Any) -> Any:
            made = super().__new__(cls, name, bases, held, **others)
            for member in made:
                member._label_ = Phrase(member._label_)
            return made

    class TextChoices(models.TextChoices, metaclass=_Worded):
        """As Django's."""

    class IntegerChoices(models.IntegerChoices, metaclass=_Worded):
        """As Django's."""
