"""Run by pretix's own interpreter: an organizer, 200 live events, one free item each, an API token."""

import json
import sys
from datetime import timedelta
from pathlib import Path

import django

django.setup()

from django.utils.timezone import now  # noqa: E402
from django_scopes import scopes_disabled  # noqa: E402
from pretix.base.models import Event, Organizer, Team  # noqa: E402

BIG, EVENTS = 40, 200


def main() -> None:
    """Write the token, and the items of the big events, where the bench looks."""
    organizer = Organizer.objects.create(name="County", slug="county")
    team = Team.objects.create(
        organizer=organizer, name="All", all_events=True,
        all_event_permissions=True, all_organizer_permissions=True,
    )  # fmt: skip
    items = {}
    for number in range(EVENTS):
        event = Event.objects.create(
            organizer=organizer, name=f"Volunteering {number}", slug=f"v{number:03}", currency="EUR",
            live=True, is_public=True, date_from=now() + timedelta(days=60 + number),
            plugins="pretix.plugins.banktransfer",
        )  # fmt: skip
        event.settings.mail_send_order_free = False
        item = event.items.create(name="Place", default_price=0, active=True)
        quota = event.quotas.create(name="Places", size=100_000 if number < BIG else 40)
        quota.items.add(item)
        if number < BIG:
            items[event.slug] = item.pk
    token = team.tokens.create(name="bench").token
    Path(sys.argv[1]).write_text(json.dumps({"token": token, "items": items}))


with scopes_disabled():
    main()
