"""The only reader of what is set by hand. Each is listed in docs/howto/settings.md; the manager's own: `config.managed`."""

import os
import shlex
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from config import managed
from config.database.lines import protected
from config.sessions import kept_secret
from wudan.kit.sealing import CIPHERS, KeyringInUse, KeysFileError
from wudan.kit.sms import Aliyun, Mail, Sms, Tencent, Weixin
from wudan.kit.tianditu import Tianditu

ROOT: Path = Path(__file__).resolve().parent.parent


_PLANNING = "-c join_collapse_limit=4 -c random_page_cost=1.1"
"""An order's page joins nine small tables by their keys; weighing every order of joining them
cost the server 10 ms a page, and the order written is the right one. A county's tables lie in memory
or on a disk without a head: a row by its index costs what the next row costs, and ten of a team's
orders are no reason to read all fulfilments (`make bench-scale`)."""


_GIVES_UP = {
    "connect_timeout": 5, "keepalives_idle": 10, "keepalives_interval": 3, "keepalives_count": 3, "tcp_user_timeout": 15_000,
}  # fmt: skip
"""A machine that is gone says nothing: after these seconds (the last in thousandths) the line counts as broken. The
kernel's own patience is a quarter of an hour, for which every thread of ours would stand still (G13)."""


LEAST_JOURNAL_MONTHS, LONGER_THAN_THE_LAW_MONTHS = 6, 12
"""How long events stay in the database: 网络安全法 asks for six months, we keep twelve."""


_OF_ONE_HOUSE = {"WUDAN_KEYS", "WUDAN_ANCHORS", "WUDAN_BACKUPS", "WUDAN_BACKUP_KEY"}
"""Settings that name a place of this house; another one has its own."""


class SettingError(SystemExit):
    """A setting is wrong; the message is the one line an administrator reads."""


@dataclass(frozen=True, slots=True)
class Environment:
    """What the surroundings decide."""

    home: Path
    built: Path
    secret: str
    keys: Path
    cipher: str
    database: str
    replica: str
    replica_lag_seconds: int
    pack: str
    hosts: tuple[str, ...]
    demo: bool
    debug: bool
    tls: bool
    proxies: tuple[str, ...]
    clock_offset_seconds: int
    worker: bool
    sms: Sms
    weixin_notices: Weixin | None
    mail: Mail | None
    address: str
    weixin: dict[str, Any]
    anchors: Path
    backups: Path
    backup_key: Path
    backups_to: tuple[Path, ...]
    backups_send: tuple[str, ...]
    postgres_programs: Path | None
    journal_months: int
    map_approval: str
    filing: str
    tianditu: Tianditu | None
    held_socket: int | None
    is_in_the_journal: bool
    log_form: str
    log_requests: bool
    watchers: tuple[str, ...]
    watch_token: str
    counted_in: str


def read() -> Environment:
    """Read and check the environment once."""
    home = Path(os.environ.get("WUDAN_HOME") or ROOT / "var")
    home.mkdir(parents=True, exist_ok=True)
    found = Environment(
        home=home,
        built=Path(os.environ.get("WUDAN_BUILT") or home),
        secret=os.environ.get("WUDAN_SECRET_KEY") or kept_secret(home),
        keys=keys_path(),
        cipher=os.environ.get("WUDAN_CIPHER") or "aes-256-gcm",
        database=os.environ.get("WUDAN_DATABASE_URL", ""),
        replica=os.environ.get("WUDAN_REPLICA_URL", ""),
        replica_lag_seconds=_whole("WUDAN_REPLICA_LAG_SECONDS", 30),
        pack=os.environ.get("WUDAN_PACK", "wuqi"),
        hosts=tuple(os.environ.get("WUDAN_HOSTS", "localhost,127.0.0.1,[::1]").split(",")),
        demo=_flag("WUDAN_DEMO"),
        debug=_flag("WUDAN_DEBUG"),
        tls=_flag("WUDAN_TLS"),
        proxies=_networks("WUDAN_PROXIES", "127.0.0.1,::1" if _flag("WUDAN_TLS") else ""),
        clock_offset_seconds=_whole("WUDAN_CLOCK_OFFSET_SECONDS"),
        worker=_flag("WUDAN_WORKER"),
        sms=_sms(demo=_flag("WUDAN_DEMO")),
        weixin_notices=_weixin_notices(),
        mail=_mail(),
        address=_endpoint("WUDAN_ADDRESS", "http://localhost:8000"),
        weixin=_weixin(),
        anchors=Path(os.environ.get("WUDAN_ANCHORS") or home / "anchors"),
        backups=Path(os.environ.get("WUDAN_BACKUPS") or home / "backups"),
        backup_key=Path(os.environ.get("WUDAN_BACKUP_KEY") or home / "backup.key"),
        backups_to=_paths("WUDAN_BACKUPS_TO"),
        backups_send=_command("WUDAN_BACKUPS_SEND"),
        postgres_programs=next(iter(_paths("WUDAN_POSTGRES_PROGRAMS")), None),
        journal_months=_whole("WUDAN_JOURNAL_MONTHS", LONGER_THAN_THE_LAW_MONTHS),
        map_approval=os.environ.get("WUDAN_MAP_APPROVAL", "").strip(),
        filing=os.environ.get("WUDAN_FILING", "").strip(),
        tianditu=_tianditu(),
        held_socket=managed.held_socket(),
        is_in_the_journal=managed.writes_to_the_journal(),
        log_form=os.environ.get("WUDAN_LOG") or "lines",
        log_requests=_flag("WUDAN_LOG_REQUESTS"),
        watchers=_networks("WUDAN_WATCHERS", "127.0.0.0/8,::1"),
        watch_token=os.environ.get("WUDAN_WATCH_TOKEN", ""),
        counted_in=os.environ.get(COUNTED_IN, ""),
    )
    if found.journal_months < LEAST_JOURNAL_MONTHS:
        raise SettingError(f"WUDAN_JOURNAL_MONTHS: the law asks for {LEAST_JOURNAL_MONTHS} months.")
    if found.clock_offset_seconds and not found.demo:
        raise SettingError("WUDAN_CLOCK_OFFSET_SECONDS: only a demo may move the clock.")
    if found.log_form not in {"lines", "json"}:
        raise SettingError(f"WUDAN_LOG: write lines or json, not “{found.log_form}”.")
    if 0 < len(found.watch_token) < _LEAST_TOKEN:
        raise SettingError(f"WUDAN_WATCH_TOKEN: at least {_LEAST_TOKEN} characters.")
    if found.tls and (found.debug or "*" in found.hosts):
        raise SettingError(
            "WUDAN_TLS: not with WUDAN_DEBUG=1, and not for every name (WUDAN_HOSTS=*)."
        )
    return found


COUNTED_IN = "PROMETHEUS_MULTIPROC_DIR"
"""Where the processes of one server count together; the library reads it by itself."""
_LEAST_TOKEN = 24


def keys_path() -> Path:
    """Where the keys file is, or would be; nothing is made."""
    home = Path(os.environ.get("WUDAN_HOME") or ROOT / "var")
    return Path(os.environ.get("WUDAN_KEYS") or home / "keys.json")


def surroundings_of(home: Path, database: str) -> dict[str, str]:
    """The environment of a command of ours that works in another house, a restored one."""
    ours = {name: text for name, text in os.environ.items() if name not in _OF_ONE_HOUSE}
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    told = {"WUDAN_HOME": str(home), "WUDAN_DATABASE_URL": database, "PYTHONPATH": path}
    return ours | told | {"WUDAN_WORKER": "0"}


def keyring(found: Environment) -> KeyringInUse:
    """The keys that seal personal texts. What is not there is not made here, where nobody knows yet
    whether a database needs the old ones (`backups.first_keys`). SettingError if unusable."""
    if found.cipher not in CIPHERS:
        raise SettingError(f"WUDAN_CIPHER: write {' or '.join(CIPHERS)}, not “{found.cipher}”.")
    try:
        return KeyringInUse(found.keys)
    except (KeysFileError, OSError) as fault:
        raise SettingError(f"WUDAN_KEYS: {fault}") from fault


def database(url: str, home: Path, pack: str) -> dict[str, object]:
    """Django's description of the database: a file in `home`, or a PostgreSQL address."""
    if url.startswith(("postgres://", "postgresql://")):
        return _postgres(url)
    if url and not url.startswith("sqlite:///"):
        raise SettingError("WUDAN_DATABASE_URL: write sqlite:///… or postgresql://…")
    return {
        "ENGINE": "config.database.fair_sqlite",
        "NAME": url.removeprefix("sqlite:///") or str(home / f"{pack}.sqlite3"),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 15,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; PRAGMA synchronous=FULL;"
                " PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;"
                " PRAGMA mmap_size=268435456;"
            ),
        },
    }


def databases(found: Environment) -> dict[str, dict[str, object]]:
    """Django's databases: ours, and the copy that reports are read from, where there is one."""
    ours = {"default": database(found.database, found.home, found.pack)}
    if not found.replica:
        return ours
    if not all(
        url.startswith(("postgres://", "postgresql://")) for url in (found.database, found.replica)
    ):
        raise SettingError(
            "WUDAN_REPLICA_URL: only PostgreSQL has replicas; write postgresql://… in both."
        )
    copy = _postgres(found.replica, " -c default_transaction_read_only=on")
    return ours | {"replica": copy | {"TEST": {"MIRROR": "default"}}}


def _postgres(url: str, more: str = "") -> dict[str, object]:
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **_GIVES_UP,
            "prepare_threshold": None,  # what is kept is kept by wudan.tables.libpq; the driver would drop it
            "options": f"-c lock_timeout=3000 -c statement_timeout=15000 {_PLANNING}{more}",
            **_line_to(parts.hostname or "", parts.query),
        },
    }


def _line_to(host: str, asked: str) -> dict[str, str]:
    given = dict(parse_qsl(asked, keep_blank_values=True))
    if unknown := sorted(given.keys() - {"sslmode", "sslrootcert"}):
        raise SettingError(f"WUDAN_DATABASE_URL: “{unknown[0]}” is not understood.")
    return protected(host, given)


def _tianditu() -> Tianditu | None:
    """The licensed ground of maps; off until a key is set."""
    key = os.environ.get("WUDAN_TIANDITU_KEY", "").strip()
    address = os.environ.get("WUDAN_TIANDITU_URL", Tianditu.ADDRESS).rstrip("/")
    parts = urlsplit(address.replace("{server}", "0"))
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path:
        raise SettingError("WUDAN_TIANDITU_URL: write https://host, without a path.")
    return Tianditu(key, address) if key else None


_VENDORS = {
    "tencent": ("https://sms.tencentcloudapi.com", ("SECRET_ID", "SECRET_KEY", "APP_ID", "SIGNATURE", "TEMPLATE_CODE")),
    "aliyun": ("https://dysmsapi.aliyuncs.com", ("SECRET_ID", "SECRET_KEY", "SIGNATURE", "TEMPLATE_CODE")),
}  # fmt: skip
"""Who can carry short messages: where, and what an account needs."""


def _sms(*, demo: bool) -> Sms:
    """The gateway of short messages: `inbox` (demo only), a vendor, or none."""
    carrier = os.environ.get("WUDAN_SMS", "inbox" if demo else "")
    if carrier == "inbox" and not demo:
        raise SettingError("WUDAN_SMS: the inbox shows every code, so it is for demos only.")
    if carrier not in {"", "inbox", *_VENDORS}:
        raise SettingError(f"WUDAN_SMS: write inbox, tencent or aliyun, not “{carrier}”.")
    if carrier not in _VENDORS:
        return Sms(carrier)
    address, wanted = _VENDORS[carrier]
    given = {name: os.environ.get(f"WUDAN_SMS_{name}", "") for name in wanted}
    if missing := [f"WUDAN_SMS_{name}" for name, text in given.items() if not text]:
        raise SettingError(f"WUDAN_SMS={carrier} also needs {', '.join(missing)}.")
    endpoint = _endpoint("WUDAN_SMS_ENDPOINT", address)
    templates = {"sign_in_code": given["TEMPLATE_CODE"], **_templates("WUDAN_SMS_TEMPLATES")}
    known = {
        "endpoint": endpoint, "secret_id": given["SECRET_ID"], "secret_key": given["SECRET_KEY"],
        "signature": given["SIGNATURE"],
    }  # fmt: skip
    if carrier == "aliyun":
        return Sms(carrier, aliyun=Aliyun(**known, templates=templates))
    region = os.environ.get("WUDAN_SMS_REGION", "ap-guangzhou")
    account = Tencent(**known, app_id=given["APP_ID"], region=region, templates=templates)
    return Sms(carrier, tencent=account)


def _weixin_notices() -> Weixin | None:
    """Notices by an official account: there when its templates are."""
    templates = _templates("WUDAN_WEIXIN_TEMPLATES")
    app, secret = (os.environ.get(f"WUDAN_WEIXIN_{name}", "") for name in ("APP_ID", "SECRET"))
    if not templates:
        return None
    if not app or not _flag("WUDAN_WEIXIN_IN_APP"):
        raise SettingError(
            "WUDAN_WEIXIN_TEMPLATES: also needs WUDAN_WEIXIN_APP_ID, WUDAN_WEIXIN_SECRET and"
            " WUDAN_WEIXIN_IN_APP=1: only an official account sends notices."
        )
    endpoint = _endpoint("WUDAN_WEIXIN_ENDPOINT", "https://api.weixin.qq.com")
    return Weixin(endpoint, app, secret, templates, _flag("WUDAN_WEIXIN_SUBSCRIBED"))


def _mail() -> Mail | None:
    """The mail server; none without a host."""
    host = os.environ.get("WUDAN_MAIL_HOST", "")
    if not host:
        return None
    sender, tls = os.environ.get("WUDAN_MAIL_FROM", ""), os.environ.get("WUDAN_MAIL_TLS", "ssl")
    if "@" not in sender:
        raise SettingError("WUDAN_MAIL_FROM: write the address letters come from.")
    if tls not in {"ssl", "starttls", "none"}:
        raise SettingError("WUDAN_MAIL_TLS: write ssl, starttls or none.")
    if tls == "none" and host not in {"localhost", "127.0.0.1", "::1"}:
        raise SettingError("WUDAN_MAIL_TLS=none: on the same machine only.")
    user, password = (os.environ.get(f"WUDAN_MAIL_{name}", "") for name in ("USER", "PASSWORD"))
    return Mail(host, _whole("WUDAN_MAIL_PORT", 465), user, password, sender, tls)


def _templates(name: str) -> dict[str, str]:
    """`code=number` pairs, comma separated."""
    pairs = [text.strip() for text in os.environ.get(name, "").split(",") if text.strip()]
    if wrong := [text for text in pairs if not all(text.partition("=")[::2])]:
        raise SettingError(f"{name}: write code=number, not “{wrong[0]}”.")
    return {
        code.strip(): number.strip() for code, _, number in (text.partition("=") for text in pairs)
    }


def _endpoint(name: str, otherwise: str) -> str:
    address = os.environ.get(name, otherwise).rstrip("/")
    if urlsplit(address).scheme not in {"http", "https"} or not urlsplit(address).netloc:
        raise SettingError(f"{name}: write https://…")
    return address


_IN_APP = "https://open.weixin.qq.com/connect/oauth2/authorize"
_WEBSITE = "https://open.weixin.qq.com/connect/qrconnect"


def _weixin() -> dict[str, Any]:
    """The account library's description of WeChat sign-in; empty when it is not set up."""
    app, secret = (os.environ.get(f"WUDAN_WEIXIN_{name}", "") for name in ("APP_ID", "SECRET"))
    if bool(app) != bool(secret):
        raise SettingError("WUDAN_WEIXIN_APP_ID and WUDAN_WEIXIN_SECRET: set both or none.")
    if not app:
        return {}
    in_app = _flag("WUDAN_WEIXIN_IN_APP")
    return {
        "APPS": [{"client_id": app, "secret": secret, "key": ""}],
        "AUTHORIZE_URL": _IN_APP if in_app else _WEBSITE,
        "SCOPE": ["snsapi_base" if in_app else "snsapi_login"],
    }


def _flag(name: str) -> bool:
    text = os.environ.get(name, "").lower()
    if text not in {"", "0", "1", "false", "true", "no", "yes"}:
        raise SettingError(f"{name}: write 1 or 0, not “{text}”.")
    return text in {"1", "true", "yes"}


def _paths(name: str) -> tuple[Path, ...]:
    """Folders, separated as in PATH."""
    return tuple(Path(text) for text in os.environ.get(name, "").split(os.pathsep) if text)


def _command(name: str) -> tuple[str, ...]:
    """A command line, cut into words as a shell would; no shell runs it."""
    try:
        return tuple(shlex.split(os.environ.get(name, "")))
    except ValueError as fault:
        raise SettingError(f"{name}: a quotation mark is not closed.") from fault


def _networks(name: str, otherwise: str) -> tuple[str, ...]:
    """Addresses or networks, comma separated."""
    given = [text.strip() for text in os.environ.get(name, otherwise).split(",") if text.strip()]
    for text in given:
        try:
            ip_network(text)
        except ValueError:
            raise SettingError(f"{name}: “{text}” is no address and no network.") from None
    return tuple(given)


def _whole(name: str, unless_set: int = 0) -> int:
    text = os.environ.get(name, str(unless_set))
    try:
        return int(text)
    except ValueError:
        raise SettingError(f"{name}: write a whole number, not “{text}”.") from None
