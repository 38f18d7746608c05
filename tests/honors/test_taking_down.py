"""撤回同意: name and picture are gone at the next look, everywhere they were; looked for one by one (PIPL §15)."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from PIL import Image

from tests.honors.running import awarded
from tests.web.console.desk import NOON
from tests.world import MONDAY
from wudan.exchange.publication import PUBLISHED
from wudan.honors.actions import campaigns
from wudan.honors.models import Candidate, PublicNotice, Story
from wudan.honors.showing import names_of
from wudan.jobs.reactions import reactions_to
from wudan.journal.outbox import deliver
from wudan.kit import clock
from wudan.kit.pictures import drawn_anew
from wudan.people.actions import consents
from wudan.people.actors import for_self

pytestmark = pytest.mark.postgres
NAME, TITLE = "秦奶奶", "三年的饭"


@pytest.fixture
def story(world, monkeypatch, tmp_path):
    """Written with a picture; 秦奶奶 agreed to both. Her notice is put up anew, as a name on it."""
    monkeypatch.setattr(clock, "now", lambda: NOON)
    file = tmp_path / "a.png"
    Image.new("RGB", (40, 30), "red").save(file)
    award = awarded(world, start=MONDAY - timedelta(days=31))
    return campaigns.write_story(
        award=award, title=TITLE, words=f"{NAME}天天送饭。", picture=drawn_anew(file.read_bytes()),
        by=world.actor("柳文书"), at=NOON,
    )  # fmt: skip


def shown_in(story) -> dict[str, bool]:
    """Each place where the name, the story or the picture can be: whether it is there."""
    visitor = Client()
    candidate = Candidate.objects.get(pk=story.award.candidate_id)
    pages = {
        "stories": visitor.get(reverse("stories")),
        "story": visitor.get(reverse("story", args=[story.pk])),
        "campaigns": visitor.get(reverse("campaigns")),
        "campaign": visitor.get(reverse("campaign-shown", args=[candidate.campaign_id])),
        "api": visitor.get("/api/v1/stories"),
    }
    found = {name: NAME in answer.content.decode() for name, answer in pages.items()}
    picture = visitor.get(reverse("story-picture", args=[story.pk, story.picture]))
    found["picture"] = picture.status_code == 200
    found["kept by a cache"] = "no-store" not in picture["Cache-Control"] or any(
        "no-store" not in pages[name]["Cache-Control"] for name in ("stories", "story", "api")
    )
    found["file"] = (settings.HONOR_PICTURES / story.picture).exists()
    found["published"] = any(
        TITLE in text for one in PUBLISHED for _, text in one.read(settings.PACK)
    )
    found["plaque"] = names_of([candidate], on=clock.day_of(NOON))[candidate.pk] == NAME
    return found


EVERYWHERE = {
    "stories", "story", "campaigns", "campaign", "api", "picture", "file", "published", "plaque",
}  # fmt: skip


def there(found: dict[str, bool]) -> set[str]:
    return {place for place, is_there in found.items() if is_there}


def test_with_consent_it_is_shown_and_kept_by_nobody(world, story):
    assert there(shown_in(story)) == EVERYWHERE


def test_the_choice_taken_back_takes_it_down_everywhere_at_once(world, story):
    kept = Story.objects.get(pk=story.pk)
    campaigns.show(
        candidate=story.award.candidate, shows_name=False, shows_picture=False,
        by=for_self(world.people[NAME].pk), at=NOON,
    )  # fmt: skip
    assert there(shown_in(kept)) == set()
    gone = Client().get(reverse("story-picture", args=[kept.pk, kept.picture]))
    assert (gone.status_code, gone["Cache-Control"]) == (410, "no-store")
    assert Client().get(reverse("story", args=[kept.pk])).status_code == 410


def test_the_general_consent_withdrawn_does_the_same_and_the_file_follows(world, story):
    kept = Story.objects.get(pk=story.pk)
    person = world.people[NAME]
    consents.withdraw(person=person, kind="publish", by=for_self(person.pk), at=NOON)
    assert there(shown_in(kept)) == {"file", "published"}
    deliver(reactions_to, at=NOON)
    assert there(shown_in(kept)) == set()


def test_a_picture_alone_is_taken_back(world, story):
    kept = Story.objects.get(pk=story.pk)
    campaigns.show(
        candidate=story.award.candidate, shows_name=True, shows_picture=False,
        by=for_self(world.people[NAME].pk), at=NOON,
    )  # fmt: skip
    assert EVERYWHERE - there(shown_in(kept)) == {"picture", "file"}


def test_no_notice_ever_stores_the_name(world, story):
    assert not any(NAME in f"{row.title}{row.words}" for row in PublicNotice.objects.all())


def test_who_leaves_leaves_no_story(world, story):
    person = world.people[NAME]
    campaigns.forget_candidacies(person=person, by=for_self(person.pk), at=NOON)
    assert not Story.objects.exists()
    assert NAME not in Candidate.objects.get(person=person).story
