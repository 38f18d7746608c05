"""Who answers for what, from the packs, as versions with their days (R084–R094).

A county's own file stands in place of the base's. A version that is there is compared, never
changed: another wording is another version.
"""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from wudan.areas.enums import UnitKind
from wudan.kit.pack import Pack, PackError, read_toml
from wudan.meetings.models import Charge, DutyMatrix, Seat

_OPTIONAL = {"group": "", "answers_for_all": False, "role": "", "post_title": ""}
_SEAT = ("code", "level", "unit_kind", "title", "office", *_OPTIONAL)


def furnish_charges(paths: list[Path], pack: Pack) -> None:
    """Load the versions that are missing, from the first file that is there. PackError."""
    path = next(path for path in paths if path.exists())
    for row in read_toml(path).get("duties", []):
        _load(row, pack, path)


def _load(row: dict[str, Any], pack: Pack, path: Path) -> None:
    where = f"{path.parent.name}/{path.name}：第 {row.get('version')} 版"
    try:
        named = {"county": pack.county, "version": row["version"]}
        standing = dict(row.get("standing", {}))
        fields = {"name": row["name"], "starts_on": row["starts_on"], "standing": standing}
        seats = [(_seat(one), list(one["charges"])) for one in row["seats"]]
    except (KeyError, TypeError) as fault:
        message = f"{where}：缺少 {fault}"
        raise PackError(message) from fault
    if unknown := set(standing) - set(UnitKind.values):
        message = f"{where}：没有“{unknown.pop()}”这类单位，建制写不上"
        raise PackError(message)
    codes = {seat["code"] for seat, _ in seats}
    asked = {pack.convening.convener, pack.convening.platform_convener, *pack.convening.members}
    if unknown := asked - codes:
        message = f"{where}：没有“{unknown.pop()}”这个职务，会议要用它"
        raise PackError(message)
    known = DutyMatrix.objects.filter(**named).first()
    if known is None:
        _make(named | fields, seats, where)
    elif _there(known) != (fields, seats):
        message = f"{where}：已经用过的一版不能改，请写成新的一版"
        raise PackError(message)


def _seat(row: dict[str, Any]) -> dict[str, Any]:
    told = {**_OPTIONAL, **row, "unit_kind": row["at"]}
    return {name: told[name] for name in _SEAT}


def _make(
    fields: dict[str, Any], seats: list[tuple[dict[str, Any], list[str]]], where: str
) -> None:
    try:
        with transaction.atomic():
            made = DutyMatrix.objects.create(**fields)
            for position, (seat, charges) in enumerate(seats, start=1):
                sits = Seat(matrix=made, position=position, **seat)
                sits.clean_fields()
                sits.save()
                Charge.objects.bulk_create(
                    Charge(seat=sits, position=place, words=words)
                    for place, words in enumerate(charges, start=1)
                )
    except (IntegrityError, ValidationError) as fault:
        message = f"{where}：{fault}"
        raise PackError(message) from fault


def _there(known: DutyMatrix) -> tuple[dict[str, Any], list[tuple[dict[str, Any], list[str]]]]:
    seats = [
        (
            {name: getattr(seat, name) for name in _SEAT},
            [charge.words for charge in seat.charges.all()],
        )
        for seat in known.seats.prefetch_related("charges")
    ]
    fields = {"name": known.name, "starts_on": known.starts_on, "standing": known.standing}
    return fields, seats
