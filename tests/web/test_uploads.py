"""Files sent to any page: none is ever laid down on the server's disk by itself (A22)."""

import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_vite.core.asset_loader import DjangoViteAssetLoader

from wudan.kit.pictures import MOST_BYTES
from wudan.web.uploads import InMemory


@pytest.fixture(autouse=True)
def _plain_pages(settings, monkeypatch, tmp_path):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    settings.DJANGO_VITE = {"default": {"dev_mode": True}}
    monkeypatch.setattr(DjangoViteAssetLoader, "_instance", None)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.mark.parametrize("size", [1000, 3_000_000, MOST_BYTES + 2_000_000])
def test_a_file_nobody_asked_for_is_never_written_down(db, tmp_path, size, monkeypatch):
    written = []
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", lambda *a, **k: written.append(a))
    file = SimpleUploadedFile("../../etc/x.jpg", b"\xff" * size)
    answer = Client().post("/sign-in", {"account": "x", "password": "y", "file": file})
    assert answer.status_code < 500
    assert written == []
    assert list(Path(tmp_path).iterdir()) == []


def test_only_memory_takes_files_and_no_more_than_a_picture(settings):
    assert [f"{InMemory.__module__}.{InMemory.__name__}"] == settings.FILE_UPLOAD_HANDLERS
    assert settings.FILE_UPLOAD_MAX_MEMORY_SIZE >= MOST_BYTES


def received(rf, *sizes):
    """What a page is given of files of these sizes, in one request."""
    files = {
        f"file{n}": SimpleUploadedFile(f"{n}.jpg", b"x" * size) for n, size in enumerate(sizes)
    }
    given = rf.post("/", files).FILES
    return [(given[name].size, given[name].read()) for name in files]


def test_a_file_too_many_is_not_lost_in_silence_but_too_large_for_every_page(rf, settings):
    most = settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    whole, over, last = received(rf, 1000, most, most - 1000)
    assert whole == (1000, b"x" * 1000)
    assert over == (most + 1, bytes(most + 1))
    assert last == (most - 1000, b"x" * (most - 1000))
    ((size, content),) = received(rf, most + 5)
    assert (size, len(content)) == (most + 5, most + 1)


def test_what_is_too_large_takes_no_room_of_its_own(rf, settings):
    most = settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    files = {f"file{n}": SimpleUploadedFile("x.jpg", bytes(most + 1)) for n in range(3)}
    given = rf.post("/", files).FILES
    whole = [given[name].file.getvalue() for name in files]
    assert len({id(content) for content in whole}) == 1
