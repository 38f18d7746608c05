"""第二因素: a code of an authenticator (TOTP, RFC 6238) or of a printed sheet of recovery codes.

The library makes and checks them; here is decided that a code works once, on every process,
and how the secrets are kept. Nothing is compulsory on a phone: the sheet alone is enough
(国办函〔2026〕12号).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from allauth.core.internal.cryptokit import compare_user_code, normalize_user_code
from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings

from wudan.people.models import Account

CONTEXT = "mfa_authenticator.data"
"""What a sealed secret is bound to."""
TOTP, SHEET = "totp", "recovery_codes"
LAST_STEP = "last_step"
"""In an authenticator's data: the newest 30 seconds whose code was taken."""


class SealedSecrets(DefaultMFAAdapter):  # type: ignore[misc]
    """How the library keeps secrets: sealed, under the same keys as personal texts."""

    def encrypt(self, text: str) -> str:
        """What is stored."""
        return str(settings.KEYRING.seal(text, CONTEXT))

    def decrypt(self, encrypted_text: str) -> str:
        """What was sealed."""
        return str(settings.KEYRING.unseal(encrypted_text, CONTEXT))


def has_second_factor(account: Account) -> bool:
    """Whether anything is set up."""
    return bool(authenticators_of(account).exists())


def authenticators_of(account: Account) -> Any:
    """What is set up, as the library's rows: an authenticator, a sheet, or both."""
    return Authenticator.objects.filter(user_id=account.pk).order_by("pk")


def sheet_of(account: Account) -> list[tuple[str, bool]]:
    """The codes of the printed sheet, in order, and whether each was used."""
    found = authenticators_of(account).filter(type=SHEET).first()
    if found is None:
        return []
    codes = RecoveryCodes(found)
    used = int(found.data["used_mask"])
    return [(code, bool(used & 1 << number)) for number, code in enumerate(codes.generate_codes())]


def codes_left(account: Account) -> int:
    """How many codes of the sheet still work."""
    return sum(not used for _, used in sheet_of(account))


def new_secret() -> str:
    """A fresh secret for an authenticator."""
    return str(totp.generate_totp_secret())


def fold(secret: str) -> str:
    """Sealed, to be kept until it is confirmed."""
    return str(get_adapter().encrypt(secret))


def unfold(sealed: str) -> str:
    """The secret again."""
    return str(get_adapter().decrypt(sealed))


def secret_address(account: Account, secret: str) -> str:
    """The `otpauth:` address that an authenticator reads from a picture."""
    return str(get_adapter().build_totp_url(account, secret))


def fits_secret(secret: str, code: str) -> bool:
    """Whether a code is of this secret, now; for setting one up."""
    return step_of(secret, code) is not None


def code_now(account: Account) -> str:
    """The present code of the account's authenticator; empty without one. For demos and tests."""
    found = authenticators_of(account).filter(type=TOTP).first()
    return code_of(get_adapter().decrypt(found.data["secret"])) if found else ""


def code_of(secret: str) -> str:
    """The present code of a secret."""
    steps = list(totp.yield_hotp_counters_from_time())
    return str(totp.format_hotp_value(totp.hotp_value(secret, steps[len(steps) // 2])))


def step_of(secret: str, code: str) -> int | None:
    """The 30 seconds a code belongs to, if it is of this secret and near enough."""
    for step in totp.yield_hotp_counters_from_time():
        expected = totp.format_hotp_value(totp.hotp_value(secret, step))
        if compare_user_code(actual=code, expected=expected):
            return int(step)
    return None


def take(held: Sequence[Authenticator], code: str, *, at: datetime, once: bool) -> str:
    """The kind of the authenticator that took the code, now used up; empty if none did.

    `held` are the account's rows, locked. `once` False lets a code be typed again (demos).
    """
    for row in held:
        taken = _take_step(row, code, once) if row.type == TOTP else _take_line(row, code)
        if taken:
            row.last_used_at = at
            row.save(update_fields=["last_used_at"])
            return str(row.type)
    return ""


def _take_step(row: Authenticator, code: str, once: bool) -> bool:
    step = step_of(get_adapter().decrypt(row.data["secret"]), code)
    if step is None or (once and step <= row.data.get(LAST_STEP, 0)):
        return False
    row.data[LAST_STEP] = step
    row.save(update_fields=["data"])
    return True


def _take_line(row: Authenticator, code: str) -> bool:
    if not normalize_user_code(code):
        return False
    return bool(RecoveryCodes(row).validate_code(code))
