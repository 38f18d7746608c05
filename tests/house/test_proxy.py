"""nginx lets through what the house takes, and writes down nobody's address."""

import re
import shutil
import subprocess
import tomllib

import pytest
from django.conf import settings
from django.urls import reverse

from tests.house.files import ROOT
from wudan.intake.actions.send import MOST_FILES
from wudan.kit import pictures, recordings
from wudan.kit.optics import opening

FILES = [ROOT / "deploy" / size / "nginx.conf" for size in ("small", "big")]
AROUND = 100_000
"""What a form's other fields and the marks between files may add."""
CERTIFICATE = {"/etc/ssl/wudan.pem": "cert.pem", "/etc/ssl/private/wudan.key": "key.pem"}
both = pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)


def place_of(file, address):
    """What is said in the location that serves an address: an exact one, else a pattern, else the rest."""
    said = file.read_text("utf-8")
    found = re.findall(r"^    location (=|~)? ?(\S+) \{\n(.*?)^    \}", said, re.MULTILINE | re.DOTALL)  # fmt: skip
    fits = {"=": lambda told: told == address, "~": lambda told: re.search(told, address), "": address.startswith}  # fmt: skip
    for kind in ("=", "~", ""):
        for how, told, inner in found:
            if how == kind and fits[kind](told):
                return inner
    raise AssertionError(address)


def most_bytes(file, address):
    told = re.compile(r"client_max_body_size (\d+)m;")
    here = told.search(place_of(file, address)) or told.search(file.read_text("utf-8"))
    return int(here[1]) * 1024 * 1024


@both
def test_films_and_heaps_of_sheets_come_through_and_lie_nowhere_on_the_way(file):
    largest = {
        reverse("article-film", args=[7]): recordings.MOST_BYTES,
        reverse("paper-desk"): MOST_FILES * opening.MOST_BYTES,
    }
    for address, most in largest.items():
        assert most_bytes(file, address) >= most + AROUND, address
        assert "proxy_request_buffering off;" in place_of(file, address)


@both
def test_a_form_with_a_picture_for_each_item_comes_through(file):
    standards = (
        tomllib.loads(path.read_text("utf-8")) for path in ROOT.glob("packs/*/standards.toml")
    )
    items = max(len(one["items"]) for told in standards for one in told["standards"])
    for name in ("site-check", "visit-findings"):
        address = reverse(name, args=[7])
        assert most_bytes(file, address) >= items * pictures.MOST_BYTES + AROUND, address
        assert "proxy_request_buffering off;" in place_of(file, address)


@both
def test_everything_else_may_be_as_large_as_the_house_takes_and_hardly_larger(file):
    assert 0 <= most_bytes(file, reverse("article-picture", args=[7])) - settings.FILE_UPLOAD_MAX_MEMORY_SIZE <= 2**20  # fmt: skip


@both
def test_every_location_that_passes_on_tells_who_asks(file):
    """A location with a header of its own would lose those of the server."""
    inner = [place_of(file, address) for address in ("/", "/desk/paper", "/desk/content/7/films")]
    assert all("proxy_pass http://" in one and "proxy_set_header" not in one for one in inner)
    assert "\n    proxy_set_header X-Forwarded-For $remote_addr;\n" in file.read_text("utf-8")


@both
def test_nobody_is_written_down(file):
    servers = re.split(r"^server \{$", file.read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert len(servers) == 2
    for one in servers:
        assert "\n    access_log off;" in one
        assert "\n    error_log /var/log/nginx/error.log crit;" in one


@both
def test_too_large_is_said_in_words_and_with_the_true_numbers(file):
    (words,) = re.findall(r'return 413 "(.*)\\n";', file.read_text("utf-8"))
    told = [int(number) for number in re.findall(r"\d+", words)]
    assert told == [
        pictures.MOST_BYTES >> 20,
        recordings.MOST_BYTES >> 20,
        MOST_FILES,
        opening.MOST_BYTES >> 20,
    ]


@both
@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed")
def test_nginx_understands_it(file, tmp_path):
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost",
         "-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    said = file.read_text("utf-8")
    for place, name in CERTIFICATE.items():
        said = said.replace(place, str(tmp_path / name))
    said = re.sub(r"server web-[ab]:", "server 127.0.0.1:", said)
    said = said.replace("/var/log/nginx/error.log", str(tmp_path / "error.log"))
    said = re.sub(
        r"(listen .*)\b(80|443)\b", r"\g<1>18\2", said
    )  # the test opens them, root or not
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    said += "".join(f"{kind}_temp_path {tmp_path};" for kind in kinds)
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ access_log off; {said} }}")  # fmt: skip
    done = subprocess.run(["nginx", "-t", "-c", whole, "-p", tmp_path], capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
