"""What the web server loads."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from wudan.web.turns import Application, in_turn

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application: Application = get_wsgi_application()

from django.conf import settings  # noqa: E402 - after set-up
from django.db import connection  # noqa: E402 - after set-up

from wudan.jobs.worker import start_thread  # noqa: E402 - after set-up

application = in_turn(application, writes_too=connection.vendor != "sqlite")

if settings.WORKER_THREAD:
    start_thread()

gc.collect()
gc.freeze()  # what is loaded stays: no page pays for looking through it (a millisecond each)
