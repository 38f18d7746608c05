"""Lets schemathesis ask as somebody, all checks on; says how many cases it made.

What differs from its defaults, and why:

- positive_data_acceptance also takes 422: an order has a stage, a person a post; what fits the
  description may still not be done now, and the answer says why.
- Security parameters are not generated: they are the guest's own, and a negative case would be
  overwritten by them. Whether they can be left out is asked by ignored_auth, and by nobody.
"""

import json
import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.api.generated.house import Guest, House

_OWN_SESSION = ("sign_in", "sign_out", "choose_post")
_MADE = re.compile(r"^\s*(\d+) generated", re.MULTILINE)


@dataclass
class Told:
    """What came of it."""

    code: int
    cases: int
    words: str
    seed: int = field(default=0)


def ask(
    house: House, guest: Guest | None, folder: Path, *, most: int, phases: str,
    only: tuple[str, ...] = (),
) -> Told:  # fmt: skip
    """One run as one guest, or as nobody."""
    seed = random.SystemRandom().randrange(2**31)
    folder.mkdir()
    (folder / "schemathesis.toml").write_text(_settings(guest), encoding="utf-8")
    program = Path(sys.executable).with_name("st")
    command = [
        str(program if program.exists() else shutil.which("st")),
        "--config-file", "schemathesis.toml", "run", f"{house.address}/api/v1/openapi.json",
        "--phases", phases, "--max-examples", str(most), "--seed", str(seed), "--no-shrink",
        "--continue-on-failure", "--checks", "all", "--generation-database", "none",
        "--suppress-health-check", "all", "--no-color",
    ]  # fmt: skip
    if guest is not None:
        command += ["--header", f"Cookie:{guest.cookies}", "--header", f"X-CSRFToken:{guest.csrf}"]
    flag = "--include-operation-id" if only else "--exclude-operation-id"
    for name in only or (_OWN_SESSION if guest else ()):
        command += [flag, name]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    made = _MADE.search(done.stdout)
    return Told(done.returncode, int(made[1]) if made else 0, done.stdout + done.stderr, seed)


def _settings(guest: Guest | None) -> str:
    things = _things(guest) if guest else {}
    books = "".join(
        f"[dictionaries.{name}]\nvalues = {json.dumps(values)}\n" for name, values in things.items()
    )
    gaps = "".join(
        f'"path.{name}" = {{ dictionary = "{name}", probability = 0.8 }}\n' for name in things
    )
    return (
        f"{books}[parameters]\n{gaps}"
        "[generation]\nwith-security-parameters = false\n"
        "[checks.positive_data_acceptance]\n"
        'expected-statuses = ["2xx", 401, 403, 404, 409, 422, 429]\n'
        "[checks.missing_required_header]\nexpected-statuses = [401, 403, 404, 415, 422]\n"
    )


def _things(guest: Guest) -> dict[str, list[str | int]]:
    """Numbers and keys that are there, so that requests get past 404."""
    orders = [row["no"] for row in guest.read("orders")["items"]]
    posts = [row["id"] for row in guest.read("posts")["items"]]
    keys = [row["key"] for row in guest.read("sites")["items"][:20]]
    codes = [row["code"] for row in guest.read("services")["items"][:20]]
    found = {"no": orders, "pk": posts, "key": keys, "code": codes}
    return {name: values for name, values in found.items() if values}
