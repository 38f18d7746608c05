"""The photographs of one check over HTTP: each as large as a picture may be, together far more than a request holds."""

import re
import secrets
from http.client import HTTPConnection

import pytest

from tests.faults.restarting import serving
from tests.faults.test_bad_files_over_http import MOST_MEGABYTES, most_megabytes, parts, photograph
from tests.faults.upload_forms import walk
from wudan.kit.pictures import MOST_BYTES

pytestmark = pytest.mark.long
KEEPER = "zhanzhang1"


def photo(size):
    """A good photograph of this size: what follows its pixels is let go."""
    name, content = photograph()
    return name, content + bytes(size - len(content))


def ask(port, guest, method, path, body=None, kind=""):
    line = HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        line.request(method, path, body, {"Content-Type": kind, "Cookie": guest.cookies})
        answer = line.getresponse()
        return answer.status, answer.getheader("Location", ""), answer.read()
    finally:
        line.close()


def check(port, guest, form, size, *, words="看过了"):
    """Every item is met, with a photograph of this size."""
    found = {name: "met" for name in form.fields if name.startswith("found-")}
    said = {name: "" for name in form.fields if name.startswith("words-")}
    fields = form.fields | found | said | {"summary": words, "token": secrets.token_urlsafe(12)}
    body, kind = parts(
        fields | {"csrfmiddlewaretoken": guest.csrf}, dict.fromkeys(form.files, photo(size))
    )
    return ask(port, guest, "POST", form.action, body, kind)


def test_each_photograph_of_a_check_arrives_or_is_refused_in_words(tmp_path):
    with serving(tmp_path, is_held=False) as server:
        port, guest = server.house.port, server.house.come_in(KEEPER)
        form = next(one for one in walk(port, KEEPER, guest) if one.name == "site-check")
        assert len(form.files) * (MOST_BYTES - 1) > 40_000_000

        status, _, page = check(port, guest, form, MOST_BYTES + 1_000_000, words="门口新修了路")
        assert status == 422
        assert page.decode().count(f"最多 {MOST_BYTES >> 20} MB") >= 1
        assert "门口新修了路" in page.decode()

        status, where, page = check(port, guest, form, MOST_BYTES)
        assert (status, re.fullmatch(r"/desk/checks/\d+", where) is not None) == (303, True), page
        _, _, shown = ask(port, guest, "GET", where)
        pictures = set(re.findall(r"/desk/check-results/\d+/picture", shown.decode()))
        assert len(pictures) == len(form.files)
        assert all(ask(port, guest, "GET", one)[2].startswith(b"\xff\xd8") for one in pictures)
        assert max(most_megabytes(server)) <= MOST_MEGABYTES
