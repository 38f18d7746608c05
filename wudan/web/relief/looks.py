"""How a thing that may not be there is looked for in the running house.

Each look answers what was looked at, how much of it, and what was found; nothing found is the proof.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from wudan.appraisals.enums import Half
from wudan.appraisals.sources import QUERIES
from wudan.web.relief.house import House, fields_of, name_of, speaks_of


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look found: `found` names the things that may not be there."""

    words: str
    count: int
    """How many things were looked at."""
    found: tuple[str, ...] = ()


Look = Callable[[House], Looked]
_PERIODS = frozenset({"year", "half", "month", "week"})
"""Which period is meant is no figure somebody reports."""


def no_column(*names: str) -> Look:
    """No table keeps a thing of such a name."""

    def look(house: House) -> Looked:
        found = [one for one in house.columns if speaks_of(one.rpartition(".")[2], names)]
        return Looked(_("数据表的字段"), len(house.columns), tuple(found))

    return look


def no_address(*names: str) -> Look:
    """No page and no operation of such a name."""

    def look(house: House) -> Looked:
        found = [
            path
            for path, name in house.addresses
            if speaks_of(path, names) or speaks_of(name, names)
        ]
        return Looked(_("页面和接口的地址"), len(house.addresses), tuple(found))

    return look


def opens_to_everybody(*pages: str) -> Look:
    """These pages ask nobody to sign in."""

    def look(house: House) -> Looked:
        shut = [name for name in pages if name not in house.open_pages]
        return Looked(_("群众先要看的页面，不登录能不能打开"), len(pages), tuple(shut))

    return look


def no_file_demanded(*, but: Mapping[str, str]) -> Look:
    """No form insists on a file, but those whose very purpose it is (`but`: form and why)."""

    def look(house: House) -> Looked:
        asking = [
            one for one in house.forms if any(map(_is_demanded_file, fields_of(one).values()))
        ]
        found = [name_of(one) for one in asking if name_of(one) not in but]
        return Looked(_("表单里非传不可的文件、照片"), len(house.forms), tuple(found))

    return look


def no_field_demanded(*names: str) -> Look:
    """No form insists on such a field."""

    def look(house: House) -> Looked:
        found = [
            f"{name_of(form)}.{name}"
            for form in house.forms
            for name, field in fields_of(form).items()
            if field.required and speaks_of(name, names)
        ]
        return Looked(
            _("表单里非填不可的格子"), sum(len(fields_of(f)) for f in house.forms), tuple(found)
        )

    return look


def no_long_form(most: int, *, but: Mapping[str, str]) -> Look:
    """No form insists on more than so many fields, but those with a reason."""

    def look(house: House) -> Looked:
        found = [
            name_of(form)
            for form in house.forms
            if demanded_in(form) > most and name_of(form) not in but
        ]
        return Looked(_("每张表单非填不可的格数"), len(house.forms), tuple(found))

    return look


def nothing_typed_in(*packages: str) -> Look:
    """Forms of these packages insist on no typed field: their numbers are reckoned."""

    def look(house: House) -> Looked:
        ours = [one for one in house.forms if any(p in f".{name_of(one)}." for p in packages)]
        found = [
            f"{name_of(form)}.{name}"
            for form in ours
            for name, field in fields_of(form).items()
            if field.required
            and isinstance(field, (forms.IntegerField, forms.DecimalField))
            and name not in _PERIODS
        ]
        return Looked(_("台账、报表里要填的数"), len(ours), tuple(found))

    return look


def half_yearly_at_most() -> Look:
    """There is no word for more than two rounds of appraisal a year."""

    def look(house: House) -> Looked:
        return Looked(_("一年能考核几次"), len(Half.values), tuple(map(str, Half.values[2:])))

    return look


def never_appraised_by(*words: str) -> Look:
    """None of the queries that a sheet may use speaks of such a thing; the list is closed."""

    def look(house: House) -> Looked:
        found = [name for name in QUERIES if speaks_of(name, words)]
        return Looked(_("考核能用的数"), len(QUERIES), tuple(found))

    return look


def browser_keeps_shut(*features: str) -> Look:
    """Each answer tells the browser never to give us these."""

    def look(house: House) -> Looked:
        found = [one for one in features if one not in house.closed_features]
        return Looked(_("每一页都告诉浏览器不许用的功能"), len(house.closed_features), tuple(found))

    return look


def demanded_in(form: type[forms.BaseForm]) -> int:
    """How many fields a form insists on."""
    return sum(field.required for field in fields_of(form).values())


def _is_demanded_file(field: forms.Field) -> bool:
    return isinstance(field, forms.FileField) and field.required
