"""Indico: categories of 200 meetings; their lists, and a registration for one of them."""

import json
from pathlib import Path

from bench.peers.shapes import SERIAL, Ask, Kind, Template
from bench.peers.systems.base import SEEDS, Peer

_NO_TOKEN = "00000000-0000-0000-0000-000000000000"
"""What its own pages send where nobody is signed in."""


class Indico(Peer):
    """Events and registrations; a registration takes no lock."""

    name, title = "indico", "Indico 3.2.9"

    def environment(self, port: int) -> dict[str, str]:
        """One settings file, written again because ports change."""
        redis = f"redis://127.0.0.1:{self.scratch.redis_port}"
        for folder in ("cache", "temp", "log", "archive"):
            (self.folder / folder).mkdir(exist_ok=True)
        config = self.folder / "indico.conf"
        config.write_text(f"""\
SQLALCHEMY_DATABASE_URI = {self.scratch.url("indico")!r}
SECRET_KEY = {self.scratch.password!r}
BASE_URL = 'http://127.0.0.1:{port}'
CELERY_BROKER = '{redis}/3'
REDIS_CACHE_URL = '{redis}/4'
CACHE_DIR = {str(self.folder / "cache")!r}
TEMP_DIR = {str(self.folder / "temp")!r}
LOG_DIR = {str(self.folder / "log")!r}
STORAGE_BACKENDS = {{'default': {f"fs:{self.folder / 'archive'}"!r}}}
ATTACHMENT_STORAGE = 'default'
ENABLE_ROOMBOOKING = True
DEBUG = False
SMTP_SERVER = ('127.0.0.1', 2525)
DEFAULT_TIMEZONE = 'UTC'
DEFAULT_LOCALE = 'en_GB'
NO_REPLY_EMAIL = 'noreply@example.org'
SUPPORT_EMAIL = 'support@example.org'
PUBLIC_SUPPORT_EMAIL = 'support@example.org'
""")
        config.chmod(0o600)
        return {"INDICO_CONFIG": str(config), "PYTHONPATH": str(SEEDS)}

    def fill(self) -> None:
        """It wants two extensions of PostgreSQL."""
        packaged = next(self.python.parent.parent.glob("lib/*/site-packages/indico"))
        (self.folder / "logging.yaml").write_text((packaged / "logging.yaml.sample").read_text())
        with self.scratch.connect("indico") as opened:
            opened.execute("CREATE EXTENSION unaccent")
            opened.execute("CREATE EXTENSION pg_trgm")
        self.run(self.python.with_name("indico"), "db", "prepare")
        self.run(self.python, SEEDS / "indico_seed.py", self.folder / "seeded.json")

    def command(self, port: int) -> list[str]:
        """Its application, without a look-up of each address in the network's names."""
        return self.gunicorn("indico_wsgi", port)

    def asks(self, port: int) -> tuple[Ask, ...]:
        """Registrations go in turn to the 40 meetings that take them."""
        told = json.loads(Path(self.folder / "seeded.json").read_text())
        headers = {"X-CSRF-Token": _NO_TOKEN, "Content-Type": "application/json"}
        person = {
            "first_name": "A", "last_name": f"B{SERIAL}", "email": f"guest{SERIAL}@indico.eu",
            "affiliation": "",
        }  # fmt: skip
        signings = tuple(
            Template("POST", f"/event/{event}/registrations/{form}/", headers, json.dumps(person))
            for event, form in told["forms"]
        )
        paged, whole = (Template("GET", f"/category/{told[key]}/") for key in ("paged", "whole"))
        mark = 'class="event-title"'
        return (
            Ask("list", "category list, 30 of 200", Kind.LIST, (paged,), shows=(mark, 30)),
            Ask("whole", "category list, all 200", Kind.OTHER, (whole,), shows=(mark, 200)),
            Ask(
                "write",
                "registration",
                Kind.WRITE,
                signings,
                grows="event_registration.registrations",
            ),
        )
