"""Accounts at those who carry messages: short messages, WeChat, mail; as the settings describe them."""

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
class Aliyun:
    """阿里云短信: where, who, under which signature, which template has which code."""

    endpoint: str
    secret_id: str
    secret_key: str = field(repr=False)
    signature: str
    templates: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sms:
    """Which gateway carries short messages: none, the demo's inbox, or a vendor."""

    carrier: str = ""
    tencent: Tencent | None = None
    aliyun: Aliyun | None = None

    @property
    def templates(self) -> Mapping[str, str]:
        """Numbers of the vendor's templates, by what they say."""
        account = self.tencent or self.aliyun
        return account.templates if account else {}


@dataclass(frozen=True, slots=True)
class Weixin:
    """微信公众号: template messages, or subscribed ones; which kind of notice has which template."""

    endpoint: str
    app_id: str
    secret: str = field(repr=False)
    templates: Mapping[str, str]
    subscribed: bool = False


@dataclass(frozen=True, slots=True)
class Mail:
    """发邮件的服务器: where, as whom, from which address."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    sender: str
    tls: str
    """`starttls`, `ssl`, or `none` on the same machine."""
