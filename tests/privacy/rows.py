"""All rows of all tables, to see whether anything was touched."""

from django.db import connection

from tests.world import MONDAY, World
from wudan.people.actions.phone_codes import draw_phone_code
from wudan.people.models import Consent, Tombstone


def all_rows() -> dict[str, list[str]]:
    """Table → its rows, as text, in order."""
    with connection.cursor() as cursor:
        found = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = sorted(map(repr, cursor.fetchall()))
        return found


def leave_something_everywhere(world: World) -> None:
    """On that Monday: closed orders, a code, a withdrawn consent, a tombstone."""
    world.order_at("reviewed")
    world.order_at("withdrawn", "高大爷")
    world.order_at("settled", "李小妹")
    draw_phone_code(phone="13900000001", at=MONDAY)
    Tombstone.objects.create(county="610626", index="x" * 32, erased_on=MONDAY.date())
    Consent.objects.create(
        county="610626", person=world.people["白嫂"], kind="volunteer", text_code="volunteer",
        text_version=MONDAY.date(), text_hash="x", given_at=MONDAY, channel="web", given_by="self",
        withdrawn_at=MONDAY, withdrawn_channel="web",
    )  # fmt: skip
