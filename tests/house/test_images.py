"""Containers: what an image is made of, and that the house in them is kept as on a small box. No Docker is asked."""

import re
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

import yaml

from tests.house.files import ROOT, kept, named

BIG = ROOT / "deploy" / "big"
COMPOSE = yaml.safe_load((BIG / "compose.yaml").read_text("utf-8"))
DOCKERFILE = (BIG / "Dockerfile").read_text("utf-8")
HOW_TO = (ROOT / "docs" / "howto" / "running.md").read_text("utf-8")
TAKEN = ("wudan/", "config/", "packs/")
MADE_BY_THE_BUNDLE = (
    "VERSION",
    "built/assets/manifest.json",
    "built/locale/en/LC_MESSAGES/django.mo",
    "wheels/a.whl",
)
INSTALLS = (
    "deploy/install.sh", "deploy/big/by-the-clock.sh", "requirements/run.txt", "requirements/paper.txt",
)  # fmt: skip


def is_left_out(name):
    """As Docker reads `.dockerignore`: of all patterns that fit a path or a folder above it, the last decides."""
    path, left = PurePosixPath(name), False
    for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        pattern = line.removeprefix("!")
        if any(fits(one, pattern) for one in (path, *path.parents) if one.parts):
            left = not line.startswith("!")
    return left


def fits(path, pattern):
    """`*` stays within one folder; `**/` before a name is any folder."""
    if pattern.startswith("**/"):
        return fnmatchcase(path.name, pattern.removeprefix("**/"))
    wanted = PurePosixPath(pattern).parts
    return len(wanted) == len(path.parts) and all(map(fnmatchcase, path.parts, wanted))


def from_the_host():
    """Every file of the machine that a service is given."""
    yield from (secret["file"] for secret in COMPOSE["secrets"].values())
    for service in COMPOSE["services"].values():
        yield from service.get("env_file", [])
        places = (volume.removesuffix(":ro").rpartition(":")[0] for volume in service.get("volumes", []))  # fmt: skip
        yield from (place for place in places if "/" in place)


def test_what_holds_secrets_lies_outside_of_what_the_image_is_made_of():
    files = {re.sub(r"\$\{\w+:-(.*?)\}", r"\1", place) for place in from_the_host()}
    ours = {named(path) for path in kept()}
    told = sorted(one for one in files if f"deploy/big/{one.removeprefix('./')}" not in ours)
    assert told == [f"/etc/wudan/{name}" for name in ("database-password", "house.env", "tls.key", "tls.pem")]  # fmt: skip
    for name in map(PurePosixPath, told):
        assert name.name in HOW_TO, f"docs/howto/running.md does not say to make {name}"
        assert is_left_out(f"deploy/big/{name.name}"), (
            "who puts it beside compose.yaml all the same"
        )
        assert is_left_out(name.name)


def test_nothing_else_of_a_working_folder_goes_into_an_image():
    mine = (
        "var/keys.json", "var/secret-key", "var/wuqi.sqlite3", "backup.key", ".env", ".git/config", ".venv/pyvenv.cfg",
        "frontend/node_modules/a/b.js", ".mypy_cache/c", "wudan/web/__pycache__/a.pyc", "config/tls.key", "tests/world.py",
    )  # fmt: skip
    assert [name for name in mine if not is_left_out(name)] == []


def test_all_that_serves_goes_in():
    wanted = [named(path) for path in kept() if named(path).startswith(TAKEN)]
    assert len(wanted) > 1000
    assert [name for name in (*wanted, *MADE_BY_THE_BUNDLE, *INSTALLS) if is_left_out(name)] == []


def test_the_programs_that_copy_are_not_older_than_the_database():
    server = re.search(r"postgres:(\d+)-", COMPOSE["services"]["database"]["image"])[1]
    assert f"postgresql-client-{server} " in DOCKERFILE


def test_copies_are_made_before_migrating_and_by_the_clock():
    services = COMPOSE["services"]
    writes = {
        name for name, one in services.items()
        if any(volume == "copies:/srv/wudan-backups" for volume in one.get("volumes", []))
    }  # fmt: skip
    assert writes == {"upgrade", "clock"}
    assert "copies" in COMPOSE["volumes"]
    assert "WUDAN_BACKUPS=/srv/wudan-backups" in DOCKERFILE
    assert "--backed-up" not in services["upgrade"]["command"]
    (script,) = services["clock"]["entrypoint"][1:]
    assert (ROOT / script.removeprefix("/opt/wudan/current/")).is_file()


def test_the_how_to_names_services_that_are_there():
    told = re.findall(r"docker compose (?:exec|run|stop|restart) ([^`#\n]+)", HOW_TO)
    assert told
    for words in told:
        first = next(word for word in words.split() if not word.startswith("-"))
        assert first in COMPOSE["services"], words
