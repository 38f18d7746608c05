"""django-helpdesk: 20 public queues, 200 tickets, 100 articles; its public pages, and a ticket."""

from urllib.parse import urlencode

from bench.peers.shapes import SERIAL, Ask, Kind, Template
from bench.peers.systems.base import SEEDS, Peer

_TOKEN = "b" * 32
"""Cookie and field must be alike; any 32 letters will do."""


class Helpdesk(Peer):
    """A ticket tracker; a ticket takes no lock and has no queue of notices."""

    name, title = "helpdesk", "django-helpdesk 2.6.1"

    def environment(self, port: int) -> dict[str, str]:
        """Settings are a module of the seeds."""
        scratch = self.scratch
        return {
            "DJANGO_SETTINGS_MODULE": "helpdesk_settings", "PYTHONPATH": str(SEEDS),
            "HELPDESK_DATABASE": f"helpdesk:{scratch.password}:{scratch.port}",
        }  # fmt: skip

    def fill(self) -> None:
        """Tables, then rows."""
        self.run(self.python, "-m", "django", "migrate")
        self.run(self.python, SEEDS / "helpdesk_seed.py")

    def command(self, port: int) -> list[str]:
        """Django's own application."""
        return self.gunicorn("helpdesk_wsgi", port)

    def asks(self, port: int) -> tuple[Ask, ...]:
        """The list it has for the public is that of articles; tickets are listed to staff only."""
        headers = {
            "Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={_TOKEN}",
            "Referer": f"http://127.0.0.1:{port}/tickets/submit/",
        }  # fmt: skip
        tickets = tuple(
            Template("POST", "/tickets/submit/", headers, _ticket(queue)) for queue in range(1, 21)
        )
        return (
            Ask("list", "public home", Kind.LIST, (Template("GET", "/"),)),
            Ask(
                "articles",
                "articles of a category, 20",
                Kind.OTHER,
                (Template("GET", "/kb/cat0/"),),
                shows=("Article ", 20),
            ),
            Ask("write", "public ticket", Kind.WRITE, tickets, grows="helpdesk_ticket"),
        )


def _ticket(queue: int) -> str:
    fields = {
        "queue": queue, "title": "Water", "body": "The tap drips, please come and see.",
        "priority": 3, "csrfmiddlewaretoken": _TOKEN,
    }  # fmt: skip
    return f"{urlencode(fields)}&submitter_email=guest{SERIAL}%40example.org"
