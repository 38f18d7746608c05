"""G10 over HTTP: at least 130 files, tables and pictures, wrong or hostile, sent to every form of the house that takes a
file. No 5xx, each answered within 10 s, no process above 500 MB, and healthy after each. What a good photograph says about
where it was taken lies in the clear nowhere in the house afterwards (that only pixels are kept: `kit.test_pictures`)."""

import secrets
import sys
import time
from collections import Counter
from contextlib import suppress
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

import pytest
from PIL import Image

from tests.clusters import children, descendants
from tests.faults.restarting import serving
from tests.faults.upload_forms import walk
from tests.kit.bad_files import everything

pytestmark = pytest.mark.long
ACCOUNTS = ("zhongxin1", "zhanzhang1", "suoyuan1", "duizhang1", "guanli1", "")
LONGEST_SECONDS, MOST_MEGABYTES, LEAST_FILES = 10, 500, 130
TAKE_FILES = {
    "article-picture", "article-film", "household-act", "certificate-check", "sheet", "national-import", "village-points-import",
    "backfill-new", "paper-desk", "site-check", "rectification-mending", "rectification-recheck", "invitation-lists",
    "resource-import", "candidate-act", "visit-findings",
}  # fmt: skip
NOT_OFFERED = {"household-act", "candidate-act", "sheet"}
"""Only at one moment of a case, which the demo has not always; their pages have tests of their own with such files."""
WHERE_TAKEN = b"Canary-48.8583-2.2945"


def parts(fields, files):
    """A form's body, as a browser spells it."""
    mark, out = secrets.token_hex(12), BytesIO()
    for name, value in fields.items():
        out.write(
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        )
    for name, (called, content) in files.items():
        called = called.replace('"', "%22")
        out.write(
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{called}"\r\n'.encode()
        )
        out.write(b"Content-Type: application/octet-stream\r\n\r\n" + content + b"\r\n")
    out.write(f"--{mark}--\r\n".encode())
    return out.getvalue(), f"multipart/form-data; boundary={mark}"


def send(port, guest, form, made):
    """All its file fields get this file; status and seconds."""
    token = {"token": secrets.token_urlsafe(12), "csrfmiddlewaretoken": guest.csrf if guest else ""}
    fields = {name: value for name, value in form.fields.items() if name not in token} | token
    body, kind = parts(fields, dict.fromkeys(form.files, made))
    began, line = time.monotonic(), HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        line.request(
            "POST",
            form.action,
            body,
            {"Content-Type": kind, "Cookie": guest.cookies if guest else ""},
        )
        answer = line.getresponse()
        answer.read()
        return answer.status, time.monotonic() - began
    finally:
        line.close()


def most_megabytes(server):
    """The most that any process that serves ever held, and any that it started to read pictures apart."""
    serving = [server.running.pid, *children(server.running.pid)]
    apart = set(descendants(server.running.pid)) - set(serving)
    return max(map(peak, serving)), max(map(peak, apart), default=0)


def peak(pid):
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text("utf-8").splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) // 1024
    return 0


def anew(server):
    """Memory is that of the files: walking every page also sets papers, whose fonts and layouts stay (300 MB)."""
    server.stop()
    server.start()
    server.wait()


def photograph():
    """A good one that says where it was taken, three ways."""
    out, exif = BytesIO(), Image.Exif()
    exif[0x010E] = exif[0x9286] = WHERE_TAKEN.decode()
    Image.new("RGB", (640, 480), "green").save(out, "JPEG", exif=exif, comment=WHERE_TAKEN)
    return "照片.jpg", out.getvalue()


def test_every_form_stands_every_file(tmp_path, capsys):
    made = everything()
    assert len(made) >= LEAST_FILES
    statuses, slowest, wrong, forms = Counter(), (0.0, ""), [], {}
    held = apart = 0
    with serving(tmp_path, is_held=True) as server:
        port = server.house.port
        guests = {one: server.house.come_in(one) if one else None for one in ACCOUNTS}
        for account in ACCOUNTS:
            for form in walk(port, account, guests[account]):
                forms.setdefault((form.name, *form.files), form)
        anew(server)
        for form in forms.values():
            for name, file in [*made.items(), ("a photograph", photograph())]:
                status, seconds = send(port, guests[form.account], form, file)
                statuses[status] += 1
                slowest = max(slowest, (seconds, f"{name} to {form.name}"))
                held, apart = map(max, zip((held, apart), most_megabytes(server), strict=True))
                if status >= 500 or seconds > LONGEST_SECONDS:
                    wrong.append(f"{form.name}, {name}: {status} in {seconds:.1f} s")
                with urlopen(f"{server.house.address}/healthz") as answer:
                    assert answer.status == 200, f"after {name} to {form.name}"
        log = server.house.log.read_text()
    told = [
        path for path in tmp_path.rglob("*") if path.is_file() and WHERE_TAKEN in path.read_bytes()
    ]
    names = sorted({form.name for form in forms.values()})
    line = (
        f"\nG10 {len(made)} files to {len(forms)} forms of {len(names)} pages ({', '.join(names)}): {dict(sorted(statuses.items()))};"
        f" slowest {slowest[0]:.1f} s ({slowest[1]}); at most {held} MB, apart {apart} MB; {len(told)} files hold what the photograph said;"
        f" not come to: {sorted(TAKE_FILES - set(names))}\n"
    )  # fmt: skip
    with capsys.disabled():
        sys.stdout.write(line)
    assert wrong == [], line
    assert held <= MOST_MEGABYTES, line
    assert told == [], line
    assert "Traceback" not in log
    assert TAKE_FILES - set(names) <= NOT_OFFERED, line
    assert set(names) <= TAKE_FILES, line
