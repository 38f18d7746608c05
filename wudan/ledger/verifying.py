"""查验证明: what anybody who holds number and code, or the file, is told. Never a document's number."""

import hmac
import json
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from wudan.kit import numbers
from wudan.kit.clock import day_of
from wudan.kit.signing import Altered, read_pdf
from wudan.kit.text import masked_name
from wudan.ledger.models import Certificate

LARGEST_FILE = 5_000_000


@dataclass(frozen=True, slots=True)
class Standing:
    """A certificate as strangers see it."""

    no: str
    state: str
    state_label: str
    name: str
    unit: str
    since: date
    until: date
    credit_minutes: int
    honor_minutes: int
    records_count: int
    made_on: date
    is_corrected: bool
    is_reported: bool
    why: str

    @property
    def minutes(self) -> int:
        """All that is certified."""
        return self.credit_minutes + self.honor_minutes


def standing_of(no: str, code: str) -> Standing | None:
    """The certificate of a number, for who also knows its code; an unknown number and a wrong
    code are the same answer."""
    tidy_no, tidy_code = (
        "".join(letter for letter in text if letter.isalnum()) for text in (no, code)
    )
    if not numbers.is_number(tidy_no):
        return None
    found = Certificate.objects.with_names().filter(no=tidy_no).first()
    if found is None:
        return None
    given = tidy_code.upper().encode("utf-8", "replace")
    if not hmac.compare_digest(found.check_code.encode(), given):
        return None
    return _standing(found)


def is_ours(file: bytes) -> str:
    """The number in an unaltered file that this county signed; nothing for any other file."""
    try:
        signed = read_pdf(file)
        told = json.loads(signed.content)
    except (Altered, ValueError):
        return ""
    known = {key.public for key in settings.KEYRING.public_keys()}
    return str(told.get("no", "")) if signed.public in known and isinstance(told, dict) else ""


def standing_of_file(file: bytes) -> Standing | None:
    """The certificate of a file that is ours and unaltered."""
    no = is_ours(file)
    found = Certificate.objects.with_names().filter(no=no).first() if no else None
    return _standing(found) if found else None


def _standing(found: Certificate) -> Standing:
    return Standing(
        no=found.no, state=found.state, state_label=found.get_state_display(),
        name=masked_name(found.person.name), unit=found.unit.name, since=found.since,
        until=found.until, credit_minutes=found.credit_minutes, honor_minutes=found.honor_minutes,
        records_count=found.records_count, made_on=day_of(found.made_at),
        is_corrected=bool(getattr(found, "is_corrected", False)), is_reported=found.is_reported,
        why=found.ended_why,
    )  # fmt: skip
