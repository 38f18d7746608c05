"""The examples of docs/howto/connecting.md, as they are printed: run by a shell, each answers what it is for."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.connections.letting_in import let_in
from wudan.orders.models import Order

PAGE = Path("docs/howto/connecting.md")
BLOCKS = re.compile(r"```sh\n(.*?)```", re.DOTALL)


@pytest.mark.skipif(
    shutil.which("curl") is None, reason="no curl on this machine: apt install curl"
)
def test_every_example_of_the_page_works(shared_world, live_server):
    _, key = let_in(shared_world)
    block = "\n".join(BLOCKS.findall(PAGE.read_text("utf-8")))
    told = block.replace("http://127.0.0.1:8000", live_server.url).replace("KEY", key)
    commands = re.split(r"\n(?=curl )", told.replace("\\\n", " ").strip())
    assert len(commands) == 9
    for command in commands:
        done = subprocess.run(["sh", "-c", command.replace("curl -s", "curl -sf")], capture_output=True, text=True, check=False)  # fmt: skip
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        assert json.loads(done.stdout)
    assert Order.objects.count() == 1
