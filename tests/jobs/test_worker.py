"""The worker acts on rows: it may run twice, or die between two rounds."""

from datetime import timedelta

import pytest

from tests.world import MONDAY
from wudan.jobs import chores, worker
from wudan.journal.events import events_of
from wudan.journal.models import Outbox, Reaction
from wudan.orders.models import Callback
from wudan.people.models import Post
from wudan.teams.models import Team

pytestmark = pytest.mark.postgres


def test_a_review_counts_once_however_often_the_worker_looks(world):
    world.order_at("reviewed")
    for _ in range(3):
        worker.run_once(at=MONDAY + timedelta(hours=6))
    team = Team.objects.get(pk=world.teams["clippers"].pk)
    assert (team.rating_count, team.rating_sum) == (1, 5)
    assert not Outbox.objects.filter(done_at=None).exists()


def test_a_finished_order_is_drawn_for_a_call_back_once(world):
    world.order_at("done")
    worker.run_once(at=MONDAY + timedelta(hours=6))
    Outbox.objects.update(done_at=None)
    worker.run_once(at=MONDAY + timedelta(hours=7))
    assert Callback.objects.count() == 1
    assert Reaction.objects.filter(name="sample_callback").count() == 1


def test_a_reaction_that_fails_waits_and_does_not_stop_the_others(world, monkeypatch):
    def broken(happening):
        raise RuntimeError("not today")

    monkeypatch.setitem(worker.reactions_to.__globals__["REACTIONS"], "order.accept", (broken,))
    order = world.order_at("done")
    at = MONDAY + timedelta(hours=6)
    worker.run_once(at=at)
    waiting = Outbox.objects.get(done_at=None)
    assert (waiting.verb, waiting.tries) == ("order.accept", 1)
    assert waiting.next_try_at > at
    assert Callback.objects.filter(order=order).exists()


def test_each_day_unconfirmed_posts_are_warned_of_and_ended(world):
    post = world.posts["马青山"]
    Post.objects.filter(pk=post.pk).update(confirmed_until=MONDAY.date() + timedelta(days=3))
    for days in range(5):
        chores.sweep(at=MONDAY + timedelta(days=days))
    assert [event.verb for event in events_of("post", post.pk)] == ["post.warn", "post.expire"]
    assert Post.objects.get(pk=post.pk).ends_on == MONDAY.date() + timedelta(days=4)


def test_a_chore_that_fails_does_not_hold_up_the_others(world, monkeypatch):
    def broken(*, at):
        raise RuntimeError("not today")

    monkeypatch.setattr(chores.posts, "expire", broken)
    Post.objects.update(confirmed_until=MONDAY.date())
    chores.sweep(at=MONDAY)
    assert events_of("post", world.posts["马青山"].pk).get().verb == "post.warn"


def test_the_journal_is_anchored_once_a_day_by_the_worker(world, settings):
    for hours in (0, 1, 17):
        chores._anchor(at=MONDAY + timedelta(hours=hours))
    (file,) = settings.ANCHORS.iterdir()
    assert file.read_text().count("\nseal ") == 2


def test_a_folder_of_anchors_that_is_gone_is_told_and_stops_nothing(
    world, settings, tmp_path, caplog
):
    (tmp_path / "file").touch()
    settings.ANCHORS = tmp_path / "file" / "anchors"
    chores._anchor(at=MONDAY)
    assert "could not be anchored" in caplog.text
