"""Files sent to any page: none is ever laid down on the server's disk by itself (A22)."""

import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.test import Client
from django_vite.core.asset_loader import DjangoViteAssetLoader

from wudan.kit.pictures import MOST_BYTES


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
    assert [name.rsplit(".", 1)[1] for name in settings.FILE_UPLOAD_HANDLERS] == [
        MemoryFileUploadHandler.__name__
    ]
    assert settings.FILE_UPLOAD_MAX_MEMORY_SIZE >= MOST_BYTES
