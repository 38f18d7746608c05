"""写事迹: words and a picture, only of who agreed; the older picture's address is dead with it, its file goes a
day later (`sweep_honor_pictures`): a commit that does not come about still has it."""

from datetime import datetime

from wudan.honors.actions.campaigns.holding import lock_award, note, one_transaction, said
from wudan.honors.enums.campaign import CampaignVerb
from wudan.honors.files import honor_pictures_kept
from wudan.honors.models import Award, Story
from wudan.honors.permissions.campaigns import writing_objection
from wudan.kit.pictures import Picture
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import Actor


@one_transaction
def write_story(
    *, award: Award, title: str, words: str, by: Actor, at: datetime, picture: Picture | None = None
) -> Story:
    """Write it, or write it anew. Raises Malformed, Missing, Objected."""
    held = lock_award(award)
    insist(writing_objection(by, held))
    title = said(title, "请写题目。", field="title", most=40)
    words = said(words, "请写事迹。", field="words", most=2000)
    if picture is not None and not held.candidate.shows_picture:
        raise Objected(Objection("no_consent", "本人没有同意放照片。"))
    story = Story.objects.filter(award=held).first() or Story(award=held)
    story.title, story.words = title, words
    story.written_at, story.written_as = at, by.label[:80]
    if picture is not None:
        story.picture = honor_pictures_kept().put(picture.content)
        story.picture_type = picture.media_type
    story.save()
    note(CampaignVerb.STORY, held.candidate.campaign, by=by, at=at, facts={"award": held.no})
    return story
