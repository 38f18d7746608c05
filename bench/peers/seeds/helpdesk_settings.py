"""Settings of the django-helpdesk that is measured: production-like, public pages open."""

import os

_NAME, _PASSWORD, _PORT = os.environ["HELPDESK_DATABASE"].split(":")

SECRET_KEY = _PASSWORD
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = [
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.sites",
    "django.contrib.humanize", "django.contrib.messages", "django.contrib.staticfiles", "django.contrib.admin",
    "rest_framework", "helpdesk",
]  # fmt: skip
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
ROOT_URLCONF = "helpdesk_urls"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql", "NAME": _NAME, "USER": "wudan", "PASSWORD": _PASSWORD,
        "HOST": "127.0.0.1", "PORT": _PORT, "CONN_MAX_AGE": 60,
    }
}  # fmt: skip
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
STATIC_URL, MEDIA_URL, SITE_ID, USE_TZ = "/static/", "/media/", 1, True
HELPDESK_PUBLIC_ENABLED = HELPDESK_SUBMIT_A_TICKET_PUBLIC = HELPDESK_VIEW_A_TICKET_PUBLIC = True
HELPDESK_KB_ENABLED = True
HELPDESK_TEAMS_MODE_ENABLED = False
