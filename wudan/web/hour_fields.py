"""Opening hours as a form asks for them: a few groups, each some kinds of day and from when to when."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.kit.open_hours import KINDS, LAST_MINUTE, Span, minute_of
from wudan.kit.refusals import Malformed

_DAYS = [(str(kind), words) for kind, words in enumerate(KINDS)]


def hour_fields(groups: int) -> dict[str, forms.Field]:
    """The fields of so many groups, none of them compulsory."""
    found: dict[str, forms.Field] = {}
    for group in range(1, groups + 1):
        found |= _group_fields(group)
    return found


def spans_said(said: Mapping[str, Any], groups: int) -> tuple[Span, ...]:
    """The hours that were filled in. Raises Malformed when a group is half filled in."""
    found: list[Span] = []
    for group in range(1, groups + 1):
        days, opens, closes = (said.get(f"{name}{group}") for name in ("days", "opens", "closes"))
        if not days and opens is None and closes is None:
            continue
        if not days or opens is None or closes is None:
            raise Malformed({f"days{group}": "日子、开门、关门要一起填。"})
        shuts = minute_of(closes) or LAST_MINUTE  # midnight is the end of a day
        found += [Span(int(kind), minute_of(opens), shuts) for kind in days]
    return tuple(found)


def hours_before(spans: Iterable[Span], groups: int) -> dict[str, Any]:
    """What the fields say at first: the hours as they are, put together in groups."""
    first: dict[str, Any] = {}
    for group, ((opens, closes), days) in zip(
        range(1, groups + 1), _grouped(spans).items(), strict=False
    ):
        first |= {
            f"days{group}": days,
            f"opens{group}": _time(opens),
            f"closes{group}": _time(closes),
        }
    return first


def groups_of(spans: Iterable[Span]) -> int:
    """How many groups these hours need."""
    return len(_grouped(spans))


def told_at_days(fault: Malformed) -> Malformed:
    """Faults of the hours stand at the first group."""
    return Malformed(
        {("days1" if name == "hours" else name): words for name, words in fault.fields.items()}
    )


def _grouped(spans: Iterable[Span]) -> dict[tuple[int, int], list[str]]:
    found: dict[tuple[int, int], list[str]] = {}
    for span in spans:
        found.setdefault((span.opens, span.closes), []).append(str(span.kind))
    return found


def _group_fields(group: int) -> dict[str, forms.Field]:
    label = _("哪些日子开放") if group == 1 else _("另一组日子")
    hint = _("节假日、调休上班日不勾就是不开：这两种日子不按周几算。") if group == 1 else ""
    clock = {"attrs": {"type": "time"}, "format": "%H:%M"}
    bad = {"invalid": _("时间写法不对，例：09:00。")}
    return {
        f"days{group}": forms.MultipleChoiceField(
            label=label, choices=_DAYS, widget=forms.CheckboxSelectMultiple, required=False, help_text=hint,
            error_messages={"invalid_choice": _("请选日子。")},
        ),
        f"opens{group}": forms.TimeField(label=_("几点开"), required=False, widget=forms.TimeInput(**clock), error_messages=bad),  # type: ignore[arg-type]
        f"closes{group}": forms.TimeField(label=_("几点关"), required=False, widget=forms.TimeInput(**clock), error_messages=bad),  # type: ignore[arg-type]
    }  # fmt: skip


def _time(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"
