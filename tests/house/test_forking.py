"""A process forks with no database open, whoever left one (tests.forking)."""

import os
import threading

import pytest
from django.db import connection

from tests.forking import fork, open_files
from wudan.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's locks are the server's")
def test_what_a_thread_left_open_is_closed_before():
    ready, end = threading.Event(), threading.Event()

    def leave() -> None:
        Person.objects.count()
        ready.set()
        end.wait()

    thread = threading.Thread(target=leave, daemon=True)
    thread.start()
    try:
        assert ready.wait(10)
        assert open_files() != []
        pid = fork()
        if pid == 0:
            os._exit(len(open_files()))
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
        assert open_files() == []
    finally:
        end.set()
        thread.join(10)
    assert Person.objects.count() == 0
