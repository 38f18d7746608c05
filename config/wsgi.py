"""What the web server loads."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402 - after set-up

from wudan.jobs.worker import start_thread  # noqa: E402 - after set-up

if settings.WORKER_THREAD:
    start_thread()

gc.collect()
gc.freeze()  # what is loaded stays: no page pays for looking through it (a millisecond each)
