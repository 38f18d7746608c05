"""An account at a vendor of short messages, as the settings describe it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Tencent:
    """腾讯云短信: where, who, under which signature, which template has which number."""

    endpoint: str
    secret_id: str
    secret_key: str = field(repr=False)
    app_id: str
    signature: str
    region: str
    templates: Mapping[str, str]

    @property
    def protocol(self) -> str:
        """https, or http for a local stand-in."""
        return urlsplit(self.endpoint).scheme

    @property
    def host(self) -> str:
        """The vendor's host, with its port if it has one."""
        return urlsplit(self.endpoint).netloc


@dataclass(frozen=True, slots=True)
class Sms:
    """Which gateway carries short messages: none, the demo's inbox, or a vendor."""

    carrier: str = ""
    tencent: Tencent | None = None
