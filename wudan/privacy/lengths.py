"""保存多久: the defaults, in days, each with its source; a county may shorten, never lengthen (G21).

Shorter ones stand in the pack: `[retention]` in pack.toml. `check` refuses a longer one at start;
should one slip in all the same, the default counts.
"""

from collections.abc import Iterator

from django.conf import settings

from wudan.kit.phrases import Phrase

DEFAULTS = {
    "codes": 1,
    "phone_codes": 1,
    "sessions": 30,
    "answers": 30,
    "tallies": 1,
    "inbox": 1,
    "messages": 365,
    "announcements": 3 * 365,
    "export_files": 1,
    "exports": 3 * 365,
    "tombstones": 30,
    "nominations": 365,
    "orders": 2 * 365,
    "proposals": 30,
    "invitations": 30,
    "invitation_lists": 1,
    "answered_invitations": 365,
    "consents": 3 * 365,
    "bonds": 3 * 365,
    "training_withdrawn": 365,
    "team_applications": 365,
    "team_foundings": 365,
    "shift_invitations": 30,
    "presence_hints": 90,
    "sheet_photos": 3 * 365,
    "scan_pictures": 3 * 365,
    "scans_left": 30,
    "check_pictures": 3 * 365,
    "own_bookings": 365,
    "refused_backfills": 3 * 365,
    "backfill_proofs": 10 * 365,
    "hour_disputes": 3 * 365,
    "complaints": 3 * 365,
    "offline_acts": 90,
    "deliveries": 30,
    "neighbour_words": 365,
    "display_consents": 3 * 365,
    "forum_contacts": 1,
    "requests": 3 * 365,
    "runs": 3 * 365,
}
FIXED = frozenset({"invitations", "export_files", "exports", "tombstones", "tallies"})
"""Not the county's to change: a law or a limit asks for just this long."""


def days_of(name: str) -> int:
    """How many days this rule keeps something here."""
    default = DEFAULTS[name]
    return min(default, int(settings.PACK.retention.get(name, default)))


def faults() -> Iterator[str]:
    """What is wrong with the county's own lengths."""
    for name, days in settings.PACK.retention.items():
        if name not in DEFAULTS:
            yield Phrase("[retention] {name}：没有这一项。", name=name)
        elif not isinstance(days, int) or isinstance(days, bool) or days < 1:
            yield Phrase("[retention] {name}：要写天数，至少 1。", name=name)
        elif name in FIXED and days != DEFAULTS[name]:
            yield Phrase("[retention] {name}：这一项不能改。", name=name)
        elif days > DEFAULTS[name]:
            yield Phrase(
                "[retention] {name}：最长 {defaults} 天，只能缩短。",
                name=name,
                defaults=DEFAULTS[name],
            )
