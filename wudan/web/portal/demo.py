"""The demo's invented accounts, as the pack lists them. Not asked in a real county."""

from functools import lru_cache
from typing import Any

from django.conf import settings

from wudan.kit.pack import PackError, read_toml
from wudan.people.roles import ROLES


def demo_accounts() -> list[dict[str, Any]]:
    """Accounts by role, in the order in which an order passes through their hands."""
    rows = _rows()
    groups = []
    for code in dict.fromkeys(row["role"] for row in rows):
        role = ROLES[code]
        accounts = [row for row in rows if row["role"] == code]
        groups.append({"name": role.name, "what": role.description, "accounts": accounts})
    return groups


def demo_password(account: str) -> str:
    """The password of a demo account; empty for any other."""
    return next((str(row["password"]) for row in _rows() if row["account"] == account), "")


@lru_cache(maxsize=1)
def _rows() -> list[dict[str, Any]]:
    try:
        rows: list[dict[str, Any]] = read_toml(settings.PACK.folder / "demo" / "accounts.toml")[
            "accounts"
        ]
    except (PackError, KeyError):
        return []
    return [row for row in rows if row["role"] in ROLES]
