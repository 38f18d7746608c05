"""What people write in four books of the house while it is in trouble, and whether all of it is there afterwards."""

import json
import random
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.api.generated.house import Guest
from tests.faults.asking import IN_DOUBT, Asker, Tally, Write
from tests.faults.restarting import Server
from tests.tables import ROOT

OURS = "演练 "
REFUSALS, GIVE_UP = 10, 2
"""One in so many asks for what must be refused; one in so many gives up at a 503."""
Turn = Callable[[Asker], None]


def told(server: Server, what: str, folder: Path) -> dict[str, Any]:
    """What a process in the house's own surroundings prepared or found."""
    out = folder / f"{what}.json"
    command = [sys.executable, "-m", "tests.faults.books", what, str(out)]
    around = server.around | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    subprocess.run(command, cwd=ROOT, env=around, check=True, timeout=300)
    return dict(json.loads(out.read_text("utf-8")))


@dataclass
class Books:
    """Who writes what; each turn is one thing somebody wanted, with all its steps."""

    server: Server
    prepared: dict[str, Any]
    seed: int
    guests: dict[str, Guest] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        for account in (
            "qunzhong1",
            "qunzhong2",
            *self.prepared["persons"],
            "zhongxin1",
            "zhongxin2",
        ):
            self.guests[account] = self.server.house.come_in(account)

    def asker(self, tally: Tally) -> Asker:
        """Somebody who asks by hand."""
        return Asker(self.server.house.port, tally, self.chance, threading.Event())

    def turns(self) -> list[Turn]:
        """One of each."""
        return [self.place, self.redeem, self.set_aside, self.witness]

    def place(self, asker: Asker) -> None:
        """An order; now and then one that must be refused, or whose sender gives up at a 503."""
        key, is_wrong = secrets.token_urlsafe(12), self._is_one_in(REFUSALS)
        words = f"{OURS}{key}"
        fields = {
            "words": words,
            "place_mode": "nowhere" if is_wrong else "home",
            "address": "一组三号",
        }
        who = self.guests[self.chance.choice(("qunzhong1", "qunzhong2"))]
        asker.write(Write(who, "/api/v1/orders", fields, "orders", words, key=key), again=not self._is_one_in(GIVE_UP))  # fmt: skip

    def redeem(self, asker: Asker) -> None:
        """Goods and points are set aside, and given back."""
        account = self.chance.choice(list(self.prepared["persons"]))
        key, quantity = secrets.token_urlsafe(12), 20 if self._is_one_in(REFUSALS) else 1
        ref = f"api:{self.prepared['persons'][account]}:{key}"
        fields = {"reward": self.chance.choice(self.prepared["rewards"]), "quantity": quantity}
        who = self.guests[account]
        answer = asker.write(Write(who, "/api/v1/redemptions", fields, "redemptions", ref, key=key))
        if answer is not None and answer.is_done:
            path = f"/api/v1/redemptions/{json.loads(answer.body)['id']}/cancellation"
            asker.write(Write(who, path, {}, "redemptions", ref, "cancelled"))

    def set_aside(self, asker: Asker) -> None:
        """A yuan of the fund is held, and released."""
        key = secrets.token_urlsafe(12)
        title, amount = f"{OURS}{key}", "99000000" if self._is_one_in(REFUSALS) else "1.00"
        fields = {"title": title, "amount": amount, "thing": self.prepared["unit"]}
        who = self.guests[self.chance.choice(("zhongxin1", "zhongxin2"))]
        path = f"/desk/fund/{self.prepared['year']}/commitments/running"
        answer = asker.write(Write(who, path, fields, "commitments", title, key=key))
        if answer is not None and answer.is_done:
            asker.write(Write(who, f"{answer.location}/release", {"words": "不办了"}, "commitments", title, "done"))  # fmt: skip

    def witness(self, asker: Asker) -> None:
        """The second signature of a presence: two hours are recorded by the worker."""
        hours = self.prepared["hours"]
        with self._lock:
            shift, presence = hours["presences"].pop()
        fields = {"shift": shift, "attendance": presence, "kind": "site"}
        path = f"/activities/{hours['activity']}/roster/witness"
        asker.write(
            Write(self.guests["zhongxin1"], path, fields, "records", str(presence), "recorded")
        )

    def _is_one_in(self, many: int) -> bool:
        with self._lock:
            return self.chance.randrange(many) == 0


READ = ("/services", "/orders/mine", "/", "/api/v1/services", "/orders/new")
"""What residents look at meanwhile."""


@contextmanager
def at_work(
    books: Books, tally: Tally, *, writers: int, readers: int = 0, rest: float = 0.0
) -> Iterator[None]:
    """So many people who write in all four books, and who read, until the block ends; `rest`: seconds between."""
    over = threading.Event()

    def work(place: int, *, reads: bool) -> None:
        chance = random.Random(f"{books.seed} {place}")
        asker = Asker(books.server.house.port, tally, chance, over)
        while not over.is_set():
            if reads:
                asker.read(chance.choice(READ), books.guests["qunzhong1"])
            else:
                chance.choice(books.turns())(asker)
            over.wait(rest)

    threads = [
        threading.Thread(target=work, args=(place,), kwargs={"reads": place >= writers})
        for place in range(writers + readers)
    ]
    for one in threads:
        one.start()
    try:
        yield
    finally:
        over.set()
        for one in threads:
            one.join()


@dataclass(frozen=True)
class Compared:
    """What was said to people, laid beside what is in the books."""

    lost: list[str]
    doubled: list[str]
    refused_but_done: list[str]


def compare(tally: Tally, found: dict[str, dict[str, list[str]]]) -> Compared:
    """Acknowledged and not there; there more than once; refused, or sent away as not saved, and there."""
    lost = [
        f"{write.path} {write.called}: {states}" for write, _ in tally.done.values()
        if not (states := found[write.book].get(write.called, [])) or write.state not in {"", *states}
    ]  # fmt: skip
    doubled = [
        f"{book} {called}" for book, rows in found.items() for called, states in rows.items() if len(states) > 1
    ]  # fmt: skip
    surely = [write for write, _ in tally.refused.values()] + [
        write for write, answer in tally.turned_away.values() if IN_DOUBT not in answer.body.decode()
    ]  # fmt: skip
    undone = [write.called for write in surely if found[write.book].get(write.called)]
    return Compared(lost, doubled, undone)


def replayed(books: Books, tally: Tally, *, many: int) -> list[str]:
    """Some acknowledged writes asked once more: those not answered byte for byte as before."""
    kept = list(tally.done.values())
    asker = books.asker(Tally())
    differ = []
    for write, before in books.chance.sample(kept, min(many, len(kept))):
        again = asker.once(write)
        if again is None or (again.status, again.body, again.location) != (before.status, before.body, before.location):  # fmt: skip
            differ.append(write.path)
    return differ
