"""Django's settings: what the house is made of. Values from outside come by environment.py;
what a county decides comes from its pack; business constants live beside their rule."""

from datetime import timedelta

from config import environment
from wudan.kit import clock
from wudan.kit.pack import read_pack

ENV = environment.read()
BASE_DIR = environment.ROOT
PACK = read_pack(BASE_DIR / "packs" / ENV.pack)
DEMO = ENV.demo
HOME = ENV.home
EXPORTS = ENV.home / "exports"
PROOFS = ENV.home / "proofs"  # what was handed in with back-filled hours
SHEETS = ENV.home / "sheets"
SCANS = ENV.home / "scans"  # photographed sheets, until read and while they prove
SITE_PICTURES = ENV.home / "site-pictures"
HONOR_PICTURES = ENV.home / "honor-pictures"
CONTENT_PICTURES = ENV.home / "content-pictures"
CONTENT_FILMS = ENV.home / "content-films"
DEBUG = ENV.debug
WORKER_THREAD = ENV.worker
HELD_SOCKET = ENV.held_socket
WATCHERS, WATCH_TOKEN, COUNTED_IN = ENV.watchers, ENV.watch_token, ENV.counted_in
SECRET_KEY = ENV.secret
SMS = ENV.sms
WEIXIN_NOTICES = ENV.weixin_notices
MAIL = ENV.mail
ADDRESS = ENV.address
MAP_APPROVAL = ENV.map_approval or PACK.ground.approval
FILING = ENV.filing
TIANDITU = ENV.tianditu if MAP_APPROVAL else None
ALLOWED_HOSTS = list(ENV.hosts)
PROXIES = ENV.proxies
clock.shift(timedelta(seconds=ENV.clock_offset_seconds))
KEYRING = environment.keyring(ENV)
KEYS_FILE, KEYS_CIPHER = ENV.keys, ENV.cipher

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.weixin",
    "django_htmx",
    "django_vite",
    "wudan.journal",
    "wudan.areas",
    "wudan.people",
    "wudan.sites",
    "wudan.teams",
    "wudan.catalog",
    "wudan.orders",
    "wudan.projects",
    "wudan.activities",
    "wudan.deliveries",
    "wudan.intake",
    "wudan.ledger",
    "wudan.rewards",
    "wudan.honors",
    "wudan.inspections",
    "wudan.offline",
    "wudan.notices",
    "wudan.funds",
    "wudan.statistics",
    "wudan.complaints",
    "wudan.content",
    "wudan.registers",
    "wudan.meetings",
    "wudan.appraisals",
    "wudan.lessons",
    "wudan.backups",
    "wudan.privacy",
    "wudan.exchange",
    "wudan.connections",
    "wudan.web",
    "wudan.jobs",
]

MIDDLEWARE = [
    "wudan.web.watching.WatchingMiddleware",
    "wudan.web.headers.HeadersMiddleware",
    "wudan.web.proxies.ProxyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "wudan.web.squeezing.SqueezeMiddleware",
    "wudan.web.language.LanguageMiddleware",
    "wudan.web.hall_only.HallMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "wudan.web.acting.AccountMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wudan.web.lasting.SignInRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wudan.web.acting.ActingMiddleware",
    "wudan.web.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DATABASES = environment.databases(ENV)
DATABASE_ROUTERS = ["wudan.tables.replica.Router"] if ENV.replica else []
REPLICA_LAG_SECONDS = ENV.replica_lag_seconds
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["wudan.people.signing_in.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "wudan.people.passwords.NotTheAccountName"},
    {
        "NAME": "wudan.people.passwords.NotTheHouse",
        "OPTIONS": {
            "words": ["wudan", "五单", PACK.name, PACK.county, PACK.county_name, PACK.brand.short]
        },
    },
]
LOGIN_URL = "sign-in"

# The account library (ADR 10): behind our own pages; none of its addresses is open by itself.
ACCOUNT_USER_MODEL_USERNAME_FIELD = "account"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_ADAPTER = "wudan.web.portal.weixin_answers.WeixinAnswers"
SOCIALACCOUNT_PROVIDERS = {"weixin": ENV.weixin} if ENV.weixin else {}
SOCIALACCOUNT_STORE_TOKENS = False
MFA_ADAPTER = "wudan.people.second_factor.SealedSecrets"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = f"{PACK.brand.short}·五单"
MFA_TOTP_TOLERANCE = 1  # clocks of phones and of this machine may differ by half a minute
MFA_RECOVERY_CODE_COUNT = 40  # a sheet alone lasts a keeper two months of working days

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "wudan.web.context.house",
            ],
            "libraries": {"i18n": "wudan.web.templatetags.speaking"},
            "builtins": [
                "wudan.web.templatetags.speaking",
                "wudan.web.templatetags.words",
                "wudan.web.templatetags.parts",
            ],
        },
    }
]

SILENCED_SYSTEM_CHECKS = [
    "templates.W003"
]  # `i18n` is ours on purpose: Django's tags, with constants kept

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [ENV.built / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

ANCHORS = ENV.anchors
ARCHIVE = ENV.home / "archive"
JOURNAL_MONTHS = ENV.journal_months
BACKUPS, BACKUP_KEY = ENV.backups, ENV.backup_key
BACKUPS_TO, BACKUPS_SEND = ENV.backups_to, ENV.backups_send
POSTGRES_PROGRAMS = ENV.postgres_programs

STATIC_URL = "/static/"
ASSETS = ENV.built / "assets"
STATIC_ROOT = (
    ASSETS if ASSETS.exists() else None
)  # built by Vite, hashed names; nothing is collected
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+[-.][0-9a-zA-Z_-]{8,12}\..+$"
DJANGO_VITE = {
    "default": {
        "dev_mode": False,
        "manifest_path": ASSETS / ".vite" / "manifest.json",
        "static_url_prefix": STATIC_URL,
    }
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", *(TIANDITU.hosts if TIANDITU else ())],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "wudan.web.sessions"
SESSION_COOKIE_AGE = 30 * 24 * 3600  # how long it really lasts is decided in wudan.web.lasting
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "wudan.web.refusals.csrf_failure"
CSRF_COOKIE_HTTPONLY = True  # the page carries the token
TLS = ENV.tls
COOKIE_PREFIX = "__Host-" if TLS else ""
FORM_RENDERER = "wudan.web.selects.Renderer"
MESSAGE_STORAGE = "wudan.web.headers.PrefixedCookieStorage"
if TLS:  # plain HTTP is for loopback only
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_SSL_REDIRECT = True
    # the machine itself asks healthz; a program must not learn that plain HTTP works as well
    SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$", r"^api/", r"^open311/"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = (
    11 * 1024 * 1024
)  # the files of one request together: one picture, and some room
FILE_UPLOAD_HANDLERS = ["wudan.web.uploads.InMemory"]
SILENCED_SYSTEM_CHECKS = ["templates.W003"]
"""`speaking` stands in the place of Django's i18n tags, on purpose."""
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "lines": {"()": "wudan.kit.log_lines.PlainLines"},
        "json": {"()": "wudan.kit.log_lines.JsonLines"},
    },
    "handlers": {
        "console": {
            "class": "wudan.kit.log_lines.Weighed"
            if ENV.is_in_the_journal
            else "logging.StreamHandler",
            "formatter": ENV.log_form,
        }
    },
    "filters": {
        # a database away: two lines a request say it, not a hundred
        "database": {
            "()": "wudan.kit.log_lines.WithoutTrace",
            "kinds": ["OperationalError", "InterfaceError"],
        }
    },
    "loggers": {
        "wudan.access": {"level": "INFO" if ENV.log_requests else "WARNING"},
        "django.request": {"filters": ["database"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
