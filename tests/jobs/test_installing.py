"""安装: what root lays on a machine, in which order, and what runs afterwards. The machine's own programs are stood in for."""

import configparser
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tables import ROOT

STAND_INS = {
    "id": 'if [ "$*" = -u ]; then echo 0; fi',
    "useradd": "",
    "runuser": 'shift 3; exec "$@"',
    "install": """
for word in "$@"; do
    shift
    case $word in -o | -g) skip=1 ;; *) [ -n "${skip:-}" ] || set -- "$@" "$word"; skip= ;; esac
done
exec /usr/bin/install "$@"
""",
    "systemctl": """
echo "$*" >> "$STATE/said"
for unit; do :; done
touch "$STATE/active"
case $1 in
    is-active) grep -qx "$unit" "$STATE/active" ;;
    is-enabled) grep -qx "$unit" "$STATE/enabled" 2>&1 ;;
    stop) : > "$STATE/active" ;;
    start | restart) shift; printf '%s\\n' "$@" >> "$STATE/active" ;;
esac
""",
    "sync": """
[ ! -e "$STATE/power-goes" ] || exit 1
[ -e "$2/whole" ] && stands=whole || stands=laid
echo "${2##*/} $stands" >> "$STATE/synced"
""",
    "python3": f"""
[ "$1" != -I ] || exec {shlex.quote(sys.executable)} "$@"
[ "$2" = venv ] || exit 0
mkdir -p "$3/bin"
printf '#!/bin/sh\\n' > "$3/bin/pip"
cat > "$3/bin/python" <<'END'
#!/bin/sh
[ "$2" != compileall ] || exit 0
[ -e "$WUDAN_HOME/closed" ] && door=closed || door=open
shift 2
echo "wudan $* ($door, $(wc -l < "$STATE/active") at work)" >> "$STATE/said"
echo "$WUDAN_BUILT $PYTHONSAFEPATH $PWD" > "$STATE/surroundings"
echo "$WUDAN_DATABASE_URL" > "$STATE/database"
case $2 in --check) cat "$STATE/check" ;; --do) exit "$(cat "$STATE/answer")" ;; esac
END
chmod 755 "$3/bin/pip" "$3/bin/python"
""",
}
"""`wudan` says how it was called, and answers `upgrade --do` as it is told to."""


@dataclass
class Machine:
    """A folder that stands for a machine."""

    root: Path

    def install(self, version="1.0-old", *words, mask=0o022):
        """As root, from a bundle of this version; the exit code and what was printed."""
        bundle = self.root / f"wudan-{version}"
        if not bundle.exists():
            shutil.copytree(ROOT / "deploy", bundle / "deploy")
            (bundle / "VERSION").write_text(f"{version}\n")
            (bundle / "built").mkdir()
        around = os.environ | {
            "PATH": f"{self.root / 'programs'}:{os.environ['PATH']}",
            "DESTDIR": str(self.root), "STATE": str(self.root / "state"),
        }  # fmt: skip
        return subprocess.run(
            ["sh", bundle / "deploy" / "install.sh", *words], env=around, umask=mask, cwd=bundle,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip

    def will_answer(self, code):
        (self.root / "state" / "answer").write_text(str(code))

    def settle(self, **more):
        """The settings as an administrator would have them."""
        file = self.root / "etc" / "wudan" / "wudan.env"
        lines = [f"{name}='{text}'" for name, text in ({"WUDAN_HOME": self.home} | more).items()]
        file.write_text("\n".join(lines))

    def said(self):
        """What was asked of systemd and of us since last time, questions left out."""
        file = self.root / "state" / "said"
        lines = file.read_text().splitlines()
        file.write_text("")
        return [line for line in lines if not line.startswith(("is-", "daemon-reload"))]

    def torn(self, version):
        """Its files as a power cut leaves them when nothing was synced: names, and nothing in them."""
        for path in (self.root / "opt" / "wudan" / version).rglob("*"):
            if path.is_file():
                path.write_bytes(b"")

    @property
    def home(self):
        return self.root / "var" / "lib" / "wudan"

    @property
    def units(self):
        return self.root / "etc" / "systemd" / "system"

    @property
    def current(self):
        return (self.root / "opt" / "wudan" / "current").resolve().name


@pytest.fixture
def machine(tmp_path):
    for folder in ("programs", "state", "etc/systemd/system"):
        (tmp_path / folder).mkdir(parents=True)
    for name, text in STAND_INS.items():
        (tmp_path / "programs" / name).write_text(f"#!/bin/sh\n{text}")
        (tmp_path / "programs" / name).chmod(0o755)
    made = Machine(tmp_path)
    made.will_answer(0)
    (tmp_path / "state" / "check").write_text("可以升级：wudan upgrade --do\n")
    return made


@pytest.fixture
def house(machine):
    """One on which the old version runs."""
    machine.install()
    machine.settle()
    machine.install()
    machine.said()
    return machine


TIMERS = "wudan@backup.timer wudan@drill.timer wudan@verify-audit.timer wudan@archive-audit.timer"


def test_the_first_run_lays_it_there_and_the_second_starts_it(machine):
    assert "再运行" in machine.install().stdout
    assert not (machine.root / "state" / "said").exists()
    machine.settle()
    assert machine.install().returncode == 0
    assert machine.said()[-3:] == [
        f"enable --now wudan.socket {TIMERS}", "enable wudan.service", "restart wudan.service",
    ]  # fmt: skip
    assert (machine.units / "wudan.socket").exists()


def test_nobody_who_comes_amid_an_upgrade_starts_the_version_before(house):
    assert house.install("1.1-new").returncode == 0
    assert house.current == "1.1-new"
    assert not (house.home / "closed").exists()
    assert house.said() == [
        "wudan upgrade --check --while-serving (open, 1 at work)",
        "stop wudan.service wudan-work.service",
        "wudan upgrade --do (closed, 0 at work)",
        f"enable --now wudan.socket {TIMERS}",
        "enable wudan.service",
        "restart wudan.service",
    ]


@pytest.mark.parametrize("unit", ["small/wudan.service", "small/wudan@.service", "big/wudan-work.service"])  # fmt: skip
def test_what_is_started_while_the_house_is_closed_waits(tmp_path, unit):
    told = (ROOT / "deploy" / unit).read_text()
    (line,) = re.findall(r"^ExecStartPre=(.+)$", told, re.MULTILINE)
    (tmp_path / "closed").touch()
    waits = subprocess.Popen(shlex.split(line.replace("$$", "$")), env={"WUDAN_HOME": str(tmp_path)})  # fmt: skip
    time.sleep(0.3)
    assert waits.poll() is None
    (tmp_path / "closed").unlink()
    assert waits.wait(timeout=20) == 0
    assert "TimeoutStartSec=infinity" in told or "Type=oneshot" in told


@pytest.mark.parametrize("answer", [1, 2])
def test_when_nothing_was_touched_the_version_before_goes_on(house, answer):
    house.will_answer(answer)
    done = house.install("1.1-new")
    assert done.returncode == 1
    assert "旧版本照旧启动" in done.stdout
    assert house.current == "1.0-old"
    assert not (house.home / "closed").exists()
    assert house.said()[-1] == "start wudan.service"


@pytest.mark.parametrize("answer", [3, 137])
def test_one_that_was_begun_starts_nothing_and_says_the_way_back(house, answer):
    house.will_answer(answer)
    done = house.install("1.1-new")
    assert done.returncode == 1
    assert "current/bin/wudan restore --overwrite" in done.stdout
    assert (house.home / "closed").exists()
    assert house.current == "1.0-old"
    assert house.said()[-1].startswith("wudan upgrade --do")

    house.will_answer(1)  # tried again too early: it is still closed
    assert "所以没有启动" in house.install("1.1-new").stdout
    assert (house.home / "closed").exists()
    assert house.said()[-1].startswith("wudan upgrade --do")

    house.will_answer(0)
    assert house.install("1.1-new").returncode == 0
    assert not (house.home / "closed").exists()
    assert house.said()[-1] == "restart wudan.service"


def test_the_worker_of_a_bigger_box_is_stopped_and_started_with_it(house):
    shutil.copy(ROOT / "deploy" / "big" / "wudan-work.service", house.units)
    for name in ("active", "enabled"):
        (house.root / "state" / name).write_text("wudan.service\nwudan-work.service\n")
    house.install("1.1-new")
    assert house.said()[1:3] == [
        "stop wudan.service wudan-work.service", "wudan upgrade --do (closed, 0 at work)",
    ]  # fmt: skip
    house.install("1.1-new")
    assert house.said()[-1] == "restart wudan.service wudan-work.service"


def test_where_workers_are_alone_nothing_is_asked_of_the_database(house):
    done = house.install("1.1-new", "--beside")
    assert "restart wudan-work.service" in done.stdout
    assert (house.root / "opt" / "wudan" / "1.1-new" / "bin" / "wudan").exists()
    assert (house.current, house.said()) == ("1.0-old", [])


def test_looking_changes_nothing_of_the_house_that_runs(house):
    (house.units / "wudan.service").write_text("as it was")
    (house.root / "programs" / "runuser").write_text("#!/bin/sh\nexit 1")
    assert house.install("1.1-new").returncode == 1
    assert (house.units / "wudan.service").read_text() == "as it was"
    assert house.said() == []


def test_each_version_shows_its_own_pages_and_takes_no_module_from_where_one_stands(house):
    house.install("1.1-new")
    assert not (house.home / "assets").is_symlink()
    built = house.root / "opt" / "wudan" / "1.1-new" / "built"
    assert (house.root / "state" / "surroundings").read_text() == f"{built} 1 /\n"


def unreadable(folder):
    """What the user of the service could not read or enter."""
    wanted = {path: 0o055 if path.is_dir() else 0o044 for path in (folder, *folder.rglob("*")) if not path.is_symlink()}  # fmt: skip
    return [path for path, bits in wanted.items() if path.stat().st_mode & bits != bits]


def test_root_s_mask_does_not_keep_the_service_from_its_program(machine):
    machine.install(mask=0o077)
    target = machine.root / "opt" / "wudan" / "1.0-old"
    assert unreadable(target) == []
    for path in (target / "bin", target / "deploy", target / "bin" / "wudan"):
        path.chmod(0o700)
    machine.settle()
    machine.install(mask=0o077)
    assert unreadable(target) == []


def test_units_may_write_to_the_places_of_the_settings(house):
    house.settle(
        WUDAN_BACKUPS="/disk/copies", WUDAN_BACKUPS_TO="/mnt/a share:/mnt/100%", WUDAN_ANCHORS="",
        WUDAN_KEYS="/mnt/stick/keys.json", WUDAN_DATABASE_URL="postgresql://wudan:a@db/wudan",
    )  # fmt: skip
    house.install()
    for unit in ("wudan.service", "wudan@.service", "wudan-work.service"):
        assert (house.units / f"{unit}.d" / "places.conf").read_text().splitlines() == [
            "[Service]",
            f'ReadWritePaths="-{house.home}"',
            'ReadWritePaths="-/disk/copies"',
            'ReadWritePaths="-/mnt/a share"',
            'ReadWritePaths="-/mnt/100%%"',
            'ReadWritePaths="-/mnt/stick"',
        ]


ADDRESSES = [
    "postgresql://wudan:pw@db.county/wudan?sslmode=verify-full&sslrootcert=/etc/ssl/ca.crt",
    "postgresql://wudan:a$HOME@db/wudan",
    "postgresql://wudan:a;b@db/wudan",
    "postgresql://wudan:a#b #c@db/wudan",
    "sqlite:////srv/a folder/wuqi.sqlite3",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("quote", ["", "'"])
def test_the_commands_are_about_the_database_that_the_service_has(house, address, quote):
    told = f"{quote}{address}{quote}"
    settings = house.root / "etc" / "wudan" / "wudan.env"
    settings.write_text(f"WUDAN_HOME={house.home}\nWUDAN_DATABASE_URL={told}\n")
    assert house.install().returncode == 0
    assert (house.root / "state" / "database").read_text() == f"{address}\n"


def test_a_shell_would_have_taken_another(house):
    settings = house.root / "settings"
    for address in ADDRESSES:
        settings.write_text(f"WUDAN_DATABASE_URL={address}\n")
        read = subprocess.run(
            ["sh", "-c", 'set -a; . "$0"; printf %s "${WUDAN_DATABASE_URL:-}"', settings],
            env={"HOME": "/root", "PATH": os.environ["PATH"]}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert read.stdout != address


READ_AS = {
    "A= a b ; c # d   ": "a b ; c # d",
    """A="a b ; # c" 'and d' e   """: "a b ; # cand de",
    r"A='x\"y\z'": r"x\"y\z",
    "A=a\\ b\\\nc\\ \n": "a bc ",
    r'A="tab\tq\"q\$"': r'tab\tq"q$',
    "A=a'b'": "a'b'",
    'A="over\nlines"': "over\nlines",
    "# a comment \\\nB=goes on\n; another\nnone here\n1A=no\n  A =a\nA=": "",
}
"""What systemd 252 itself made of these lines."""


@pytest.mark.parametrize("text", READ_AS)
def test_lines_are_read_as_systemd_reads_them(tmp_path, text):
    (tmp_path / "settings").write_text(text)
    show = "import os; print({n: v for n, v in os.environ.items() if n in ('A', 'B', '1A')})"
    read = subprocess.run(
        [sys.executable, "-I", ROOT / "deploy" / "with_settings.py", tmp_path / "settings", sys.executable, "-c", show],
        env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert read.stdout == f"{ {'A': READ_AS[text]} }\n"


def test_what_a_power_cut_left_is_laid_anew(house):
    (house.root / "state" / "power-goes").touch()
    assert house.install("1.1-new").returncode == 1
    house.torn("1.1-new")
    assert house.current == "1.0-old"
    assert house.said() == []
    (house.root / "state" / "power-goes").unlink()
    assert house.install("1.1-new").returncode == 0
    assert house.current == "1.1-new"
    assert (house.root / "opt" / "wudan" / "1.1-new" / "bin" / "wudan").stat().st_size


def test_it_is_on_the_disk_before_it_counts_as_whole_and_before_it_is_switched_to(house):
    (house.root / "state" / "synced").unlink()
    house.install("1.1-new")
    synced = (house.root / "state" / "synced").read_text().splitlines()
    assert synced == ["1.1-new laid", "1.1-new whole", "system laid", "wudan laid"]


def test_a_program_that_is_empty_answers_0_and_is_not_believed(house):
    house.install("1.1-new", "--beside")
    house.torn("1.1-new")  # whole, it is said; then the disk lost it
    done = house.install("1.1-new")
    assert done.returncode == 1
    assert "没有回答" in done.stdout
    assert house.current == "1.0-old"
    assert house.said() == []
    assert house.install("1.1-new").returncode == 0
    assert house.current == "1.1-new"


def unit(text):
    """What stands in which part of a unit."""
    read = configparser.RawConfigParser(strict=False)
    read.optionxform = str
    read.read_string(text)
    return read


def tried_for_ever(told):
    """Whether no number of failures ends it, so that nothing but a hand would start it again."""
    return told.get("Unit", "StartLimitIntervalSec", fallback="10s") == "0"


@pytest.mark.parametrize("name", ["small/wudan.service", "big/wudan-work.service"])
def test_five_fast_failures_end_neither_the_service_nor_the_door(name):
    text = (ROOT / "deploy" / name).read_text()
    assert "Restart" in unit(text)["Service"]
    assert tried_for_ever(unit(text))
    elsewhere = text.replace("StartLimitIntervalSec=0\n", "").replace("[Service]\n", "[Service]\nStartLimitIntervalSec=0\n")  # fmt: skip
    assert not tried_for_ever(unit(elsewhere)), "the control: below [Service] it says nothing"
