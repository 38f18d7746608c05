"""One more unit of our own tree; its path follows from where it hangs. Whoever founds one comes through here."""

from datetime import date

from wudan.areas.models import Unit


def add_unit(
    *, county: str, key: str, kind: str, name: str, short_name: str, parent: Unit | None,
    area_id: int | None, since: date,
) -> Unit:  # fmt: skip
    """Make it; the path is written once its number is known."""
    unit = Unit.objects.create(
        county=county, key=key, kind=kind, name=name, short_name=short_name, parent=parent,
        area_id=area_id, starts_on=since,
    )  # fmt: skip
    unit.path = f"{parent.path if parent else ''}{unit.pk}."
    unit.save(update_fields=["path"])
    return unit
