"""A client made from the description by others' tool, unchanged: it signs in, orders, accepts and reads (issue 9, open formats)."""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.entering import Authenticator
from tests.world import PASSWORD
from wudan.api.v1 import api
from wudan.orders.models import Order

NAME = "wudan_made_client"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The package, generated and importable for as long as this file runs."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "openapi.json").write_text(json.dumps(api.get_openapi_schema(), default=str), "utf-8")
    tools = Path(sys.executable).parent
    done = subprocess.run(
        [tools / "openapi-python-client", "generate", "--path", "openapi.json", "--meta", "none", "--output-path", NAME],
        cwd=folder, capture_output=True, text=True, check=False,
        env=os.environ | {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"},
    )  # fmt: skip
    assert (done.returncode, "warning" in done.stdout.lower()) == (0, False), done.stdout
    sys.path.insert(0, str(folder))
    yield importlib.import_module(NAME)
    sys.path.remove(str(folder))


def part(path):
    return importlib.import_module(f"{NAME}.{path}")


@pytest.fixture
def enter(made, shared_world, live_server):
    """Clients of the generated package, signed in, by the names of their owners."""
    opened = []

    def enter(name, **proof):
        client = made.Client(base_url=live_server.url)
        opened.append(client)
        account = shared_world.people[name].account.account
        told = part("models").SigningIn(account=account, password=PASSWORD, **proof)
        session = part("api.登录.sign_in").sync(client=client, body=told)
        client.get_httpx_client().headers["X-CSRFToken"] = session.csrf
        return client

    yield enter
    for client in opened:
        client.get_httpx_client().close()


def test_it_orders_accepts_and_reads(enter, shared_world):
    elder = enter("秦奶奶")
    menu = part("api.服务菜单.list_services").sync(client=elder)
    [haircut] = [one for one in menu.items if one.code == "haircut"]
    placing = part("models").Placing(service=haircut.code, address="村东头")
    place = part("api.五单.place_order")
    placed = place.sync(client=elder, body=placing, idempotency_key="made-client-1")
    again = place.sync(client=elder, body=placing, idempotency_key="made-client-1")
    assert placed.no == again.no == Order.objects.get().no
    read = part("api.五单.read_order")
    seen = read.sync(placed.no, client=elder)
    assert (seen.no, seen.stage) == (placed.no, placed.stage)
    assert {one.verb.value for one in seen.allowed} >= {"withdraw"}
    code = Authenticator(shared_world.people["马青山"].account).code
    keeper = enter("马青山", second_factor=code)
    accept, accepting = part("api.五单的步骤.accept_order"), part("models").Accepting
    stands = accept.sync(
        placed.no,
        client=keeper,
        body=accepting(version=seen.version),
        idempotency_key="made-client-2",
    )
    assert (stands.no, stands.state.value) == (placed.no, "accepted")
    late = accept.sync_detailed(
        placed.no,
        client=keeper,
        body=accepting(version=seen.version),
        idempotency_key="made-client-3",
    )
    assert late.status_code in (409, 422)
    assert late.parsed.words
