"""The house calls nobody, but for a short visible list: no address a user typed is ever fetched
by the server (reliability A24)."""

import ast
import re

from tests.house.files import code, named

SPEAKS = ("urllib.request", "urllib3", "requests", "httpx", "aiohttp", "socket", "ssl", "http.client",
          "ftplib", "smtplib", "xmlrpc", "tencentcloud", "django.core.mail", "webbrowser")  # fmt: skip
MAY_CALL = {
    "wudan/kit/webhooks.py": "the address of a system's subscription, by the administrator, never inside (ADR 70)",
    "wudan/jobs/serving.py": "nobody: it serves on a socket that was handed over (ADR 78)",
    "wudan/notices/": "vendors of short messages, WeChat and the mail server, whose addresses are in the settings",
}
"""Whose beginning of a path → whom it calls. The address comes from settings, never from a page."""


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls_out(path):
    return any(
        name == speaks or name.startswith(f"{speaks}.") for name in imported(path) for speaks in SPEAKS
    )  # fmt: skip


def test_nobody_is_called_but_those_on_the_list():
    callers = [named(path) for path in code() if calls_out(path)]
    assert [name for name in callers if not name.startswith(tuple(MAY_CALL))] == []


def test_no_page_and_no_address_takes_a_url():
    takes = re.compile(r"\b(URLField|URLInput|AnyUrl|HttpUrl|AnyHttpUrl)\b")
    assert [named(path) for path in code() if takes.search(path.read_text("utf-8"))] == []


def test_the_check_would_notice(tmp_path):
    for line in (
        "from urllib import request",
        "import http.client as c",
        "import requests.adapters",
    ):
        path = tmp_path / "caller.py"
        path.write_text(line)
        assert calls_out(path), line
