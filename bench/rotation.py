"""How long 200,000 persons take to be sealed under a new key, in use and killed half way:
`python -m bench.rotation [persons]`; the goal is ten minutes (G20).

The command `wudan rotate-keys` runs as a process of its own, is killed with -9 after a while and
run again with --go-on; meanwhile a writer here changes persons one by one, as a service would.
"""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time

PERSONS = 200_000
KILLED_AFTER_SECONDS = 8
_COMMAND = [sys.executable, "-m", "wudan.jobs.commandline", "rotate-keys"]


def main(persons: int) -> None:
    """Make the persons, rotate, kill, go on; say how long it took and what is left."""
    with tempfile.TemporaryDirectory(prefix="wudan-bench-") as home:
        os.environ.update(WUDAN_HOME=home, DJANGO_SETTINGS_MODULE="config.settings")
        from bench.requests import _make_database

        _make_database()
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        _fill(persons)
        _measure(persons)


def _fill(persons: int) -> None:
    from wudan.people.models import Person

    for start in range(0, persons, 5000):
        Person.objects.bulk_create(
            Person(
                county="610626", name="示意", phone=f"101{n:08d}", address=f"{n}组{n}号",
                id_number=f"{n:018d}",
            )
            for n in range(start, min(start + 5000, persons))
        )  # fmt: skip


def _measure(persons: int) -> None:
    from django.db import connection

    from wudan.people.rotation import sealed_by_others

    stop, written = threading.Event(), []
    writer = threading.Thread(target=_write, args=(stop, written))
    writer.start()
    began = time.monotonic()
    killed = subprocess.Popen(_COMMAND)
    time.sleep(KILLED_AFTER_SECONDS)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    left = sum(sealed_by_others().values())
    done = subprocess.run([*_COMMAND, "--go-on"], check=False).returncode
    seconds = time.monotonic() - began
    stop.set()
    writer.join()
    print(f"{connection.vendor}: {persons} persons, killed after {KILLED_AFTER_SECONDS} s with"
          f" {left} texts to go, whole rotation {seconds:.1f} s; exit {done},"
          f" {sum(sealed_by_others().values())} texts under an older key; meanwhile"
          f" {len(written)} writes, slowest {max(written) * 1000:.0f} ms")  # fmt: skip


def _write(stop: threading.Event, written: list[float]) -> None:
    """One person after the other gets another address."""
    from wudan.people.models import Person

    for pk in list(Person.objects.order_by("pk").values_list("pk", flat=True)):
        if stop.is_set():
            return
        person = Person.objects.get(pk=pk)
        began = time.monotonic()
        person.address = "搬到了新村一组1号"
        person.save()
        written.append(time.monotonic() - began)
        time.sleep(0.02)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PERSONS)
