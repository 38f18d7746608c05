"""pretix: an organizer with 200 live events; its public list, and an order by its interface."""

import json

from bench.peers.shapes import SERIAL, Ask, Kind, Template
from bench.peers.systems.base import SEEDS, Peer


class Pretix(Peer):
    """Ticketing; an order takes an advisory lock on its quota, as ours does on its person."""

    name, title = "pretix", "pretix 2026.8.0"

    def environment(self, port: int) -> dict[str, str]:
        """One settings file, written again because ports change."""
        scratch, redis = self.scratch, f"redis://127.0.0.1:{self.scratch.redis_port}"
        config = self.folder / "pretix.cfg"
        config.write_text(f"""\
[pretix]
url=http://127.0.0.1:{port}
datadir={self.folder / "data"}
registration=on
[database]
backend=postgresql
name=pretix
user=wudan
password={scratch.password}
host=127.0.0.1
port={scratch.port}
[redis]
location={redis}/0
sessions=true
[celery]
backend={redis}/1
broker={redis}/2
[django]
debug=off
secret={scratch.password}
[mail]
host=127.0.0.1
port=2525
""")
        config.chmod(0o600)
        (self.folder / "data").mkdir(exist_ok=True)
        return {"PRETIX_CONFIG_FILE": str(config), "DJANGO_SETTINGS_MODULE": "pretix.settings"}

    def fill(self) -> None:
        """Migrations take a minute or two."""
        self.run(self.python, "-m", "pretix", "migrate")
        self.run(self.python, SEEDS / "pretix_seed.py", self.folder / "seeded.json")

    def command(self, port: int) -> list[str]:
        """As its own documentation says."""
        return self.gunicorn("pretix.wsgi", port)

    def asks(self, port: int) -> tuple[Ask, ...]:
        """Orders go in turn to the 40 events with room for many."""
        told = json.loads((self.folder / "seeded.json").read_text())
        headers = {"Authorization": f"Token {told['token']}", "Content-Type": "application/json"}
        orders = tuple(
            Template(
                "POST", f"/api/v1/organizers/county/events/{slug}/orders/", headers, _order(item)
            )
            for slug, item in told["items"].items()
        )
        return (
            Ask(
                "list",
                "event list, 30 of 200",
                Kind.LIST,
                (Template("GET", "/county/"),),
                shows=('href="/county/v', 60),
            ),
            Ask("write", "order by API", Kind.WRITE, orders, grows="pretixbase_order"),
        )


def _order(item: int) -> str:
    position = {
        "positionid": 1, "item": item, "variation": None, "price": "0.00",
        "attendee_name_parts": {"full_name": "A B"}, "answers": [], "subevent": None,
    }  # fmt: skip
    order = {
        "email": f"guest{SERIAL}@example.org", "locale": "en", "sales_channel": "web",
        "positions": [position],
    }  # fmt: skip
    return json.dumps(order)
