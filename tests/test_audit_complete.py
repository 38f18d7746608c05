"""留痕不缺: each route that can write leaves an event when it succeeds, or says why not (G15).

The routes come from the router, the stories from `tests.audited`: a new route without a story
or a reason fails here. That a form leaves its event is asked where it is sent twice as well,
in `tests/matrix/test_forms.py`: setting a story up costs more than either.
"""

import pytest
from django_vite.core.asset_loader import DjangoViteAssetLoader

from tests.audited import operations, pages
from tests.audited.recorded import FETCHED, leaves_an_event
from tests.audited.routes import writing_operations, writing_pages
from tests.audited.stages import Stage
from tests.web.console.desk import NOON
from wudan.kit import clock

STORIES = [
    *((f"page {name}", pages.STORIES[name]) for name in sorted(FETCHED)),
    *((f"operation {name}", story) for name, story in operations.STORIES.items()),
]


@pytest.fixture
def stage(world, settings, monkeypatch):
    """The county at Monday, five in the afternoon, without a built front end."""
    monkeypatch.setattr(clock, "now", lambda: NOON)
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    settings.DJANGO_VITE = {"default": {"dev_mode": True}}
    monkeypatch.setattr(DjangoViteAssetLoader, "_instance", None)
    return Stage(world)


def test_every_page_that_writes_has_a_story_or_a_reason():
    assert writing_pages() == pages.STORIES.keys() | pages.SILENT.keys()
    assert pages.STORIES.keys() & pages.SILENT.keys() == set()


def test_every_operation_that_writes_has_a_story_or_a_reason():
    assert writing_operations() == operations.STORIES.keys() | operations.SILENT.keys()
    assert operations.STORIES.keys() & operations.SILENT.keys() == set()


@pytest.mark.parametrize("story", [s for _, s in STORIES], ids=[name for name, _ in STORIES])
def test_what_succeeds_is_recorded(stage, story):
    send = story(stage)
    with leaves_an_event():
        answer = send()
        assert 200 <= answer.status_code < 400, answer.content.decode()[:600]
