"""From the row of a sheet to its paper: what a reprint prints is what was printed."""

from collections.abc import Iterable

from django.conf import settings

from wudan.activities.models import SignUp
from wudan.catalog.models import Service
from wudan.intake.enums import SheetKind
from wudan.intake.files import code_seal
from wudan.intake.models import Sheet
from wudan.intake.papers import Head, RosterLine, card_page, drawn, roster_page
from wudan.kit.clock import local
from wudan.kit.optics.codes import Code
from wudan.sites.models import Site


def sheets_as_pdf(sheets: Iterable[Sheet]) -> bytes:
    """One page a sheet, in the order given."""
    return drawn(_roster(one) if one.kind == SheetKind.ROSTER else _card(one) for one in sheets)


def rows_of_roster(sheet: Sheet) -> list[SignUp | None]:
    """Whoever stands on each row, in printed order; None for who is in no list any more."""
    rows = SignUp.objects.filter(pk__in=sheet.rows)
    by_pk = {
        row.pk: row for row in rows.select_related("person", "opening__position", "attendance")
    }
    return [by_pk.get(pk) for pk in sheet.rows]


def rows_of_card(sheet: Sheet) -> list[Service | None]:
    """The menu items of each row, in printed order."""
    found = Service.objects.in_bulk(sheet.rows)
    return [found.get(pk) for pk in sheet.rows]


def _head(sheet: Sheet, title: str, lead: tuple[str, str]) -> Head:
    code = Code(sheet.county, sheet.no, len(sheet.rows)).spelt(code_seal)
    when = f"{local(sheet.printed_at):%Y-%m-%d %H:%M} 打印"
    footer = f"第 {sheet.part} 张，共 {sheet.parts} 张　{when}" if sheet.parts > 1 else when
    return Head(code, sheet.no, title, lead, f"{settings.PACK.name}　{footer}")


def _roster(sheet: Sheet) -> list[dict[str, object]]:
    assert sheet.roster is not None  # noqa: S101 - the database says so
    shift = sheet.roster.shift
    activity = shift.activity
    starts, ends = local(shift.starts_at), local(shift.ends_at)
    lead = (
        f"{starts:%Y年%m月%d日 %H:%M}–{ends:%H:%M}　{activity.place}",
        f"{activity.unit.name}　活动编号 {activity.no}",
    )
    first = sheet.roster.lines.index(sheet.rows[0]) + 1
    lines = []
    for number, row in enumerate(rows_of_roster(sheet), start=first):
        told = f"{row.opening.position.name}　{row.person.phone}" if row else ""
        lines.append(RosterLine(number, row.person.name if row else "", told))
    return roster_page(_head(sheet, activity.title, lead), lines)


def _card(sheet: Sheet) -> list[dict[str, object]]:
    site = Site.objects.filter(unit=sheet.unit_id).first()
    phone = f"　电话 {site.phone}" if site and site.phone else ""
    lead = (f"{sheet.unit.name}{phone}", "写好交给站上的人，或拍照发给他们")
    names = [service.name if service else "（已不在菜单上）" for service in rows_of_card(sheet)]
    return card_page(_head(sheet, "点单卡", lead), names)
