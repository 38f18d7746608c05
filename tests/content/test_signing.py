"""三审: three persons, none of whom wrote it, of one revision by its hash; nothing public before (R082)."""

import pytest
from django.db import IntegrityError, transaction

from tests.content.writing import (
    BODY,
    SIGNERS,
    latest,
    piece,
    proposed,
    public,
    put_forward,
    sign,
    words,
)
from tests.world import MONDAY
from wudan.content import actions
from wudan.content.enums import ArticleState
from wudan.content.models import Appearance, Article, Author, Revision, Showing, SignOff
from wudan.kit.refusals import Malformed, Missing, Objected, Stale
from wudan.people.models import Person

pytestmark = pytest.mark.postgres


def readable() -> list[str]:
    return [one.revision.title for one in Showing.objects.public(MONDAY).with_pieces()]


def test_nobody_reads_it_before_the_third_has_signed(world):
    held = proposed(world)
    for who in SIGNERS:
        assert readable() == []
        sign(world, held, who)
    assert readable() == [held.title]
    assert held.showings.get().revision.sign_offs.count() == 3


def test_the_second_signer_is_not_the_first(world):
    held = proposed(world)
    sign(world, held, "乔委员")
    with pytest.raises(Objected, match="换一个人"), transaction.atomic():
        sign(world, held, "乔委员")
    sign(world, held, "柳文书")
    with pytest.raises(Objected, match="换一个人"), transaction.atomic():
        sign(world, held, "柳文书")
    assert readable() == []


def test_whoever_wrote_any_of_it_signs_none_of_it(world):
    held = piece(world)
    actions.write(article=held, written=words(body=BODY + "大家很高兴。"), seen=latest(held).hash, by=world.actor("乔委员"), at=MONDAY)  # fmt: skip
    put_forward(world, held, by="马青山")
    with pytest.raises(Objected, match="有您写的"), transaction.atomic():
        sign(world, held, "乔委员")
    sign(world, held, "柳文书")


def test_a_copy_is_not_signed_by_who_wrote_the_first(world):
    first = piece(world, by="乔委员")
    made = actions.copy(article=first, unit=world.units["c"], seen=latest(first).hash, by=world.actor("柳文书"), at=MONDAY)  # fmt: skip
    put_forward(world, made, by="柳文书")
    assert {row.person_id for row in Author.objects.filter(article=made)} == {world.people["乔委员"].pk, world.people["柳文书"].pk}  # fmt: skip
    with pytest.raises(Objected, match="有您写的"), transaction.atomic():
        sign(world, made, "柳文书")
    with pytest.raises(Missing), transaction.atomic():
        sign(world, made, "乔委员")  # the center's pieces are beyond the institute


def test_a_change_of_the_words_needs_all_three_again(world):
    held = proposed(world)
    for who in SIGNERS[:2]:
        sign(world, held, who)
    old = latest(held)
    actions.write(article=held, written=words(title="改了题目"), seen=old.hash, by=world.actor("马青山"), at=MONDAY)  # fmt: skip
    with pytest.raises(Objected, match="没有在审"), transaction.atomic():
        actions.sign(article=held, seen=old.hash, by=world.actor("郝书记"), at=MONDAY)
    put_forward(world, held)
    with pytest.raises(Stale, match="改过"), transaction.atomic():
        actions.sign(article=held, seen=old.hash, by=world.actor("乔委员"), at=MONDAY)
    with pytest.raises(Objected, match="现在等一审"), transaction.atomic():
        sign(world, held, "郝书记")
    assert latest(held).sign_offs.count() == 0


def test_the_last_step_is_signed_at_the_center(world):
    held = proposed(world)
    sign(world, held, "柳文书")
    sign(world, held, "乔委员")
    with pytest.raises(Objected, match="换一个人"), transaction.atomic():
        sign(world, held, "柳文书")
    sign(world, held, "郝书记")
    assert readable() == [held.title]


def test_strangers_and_stations_beside_do_not_find_a_draft(world):
    held = proposed(world)
    seen = {who for who in world.posts if Article.objects.visible_to(world.actor(who)).filter(pk=held.pk).exists()}  # fmt: skip
    assert seen == {"马青山", "乔委员", "柳文书", "郝书记", "严审计"}
    assert not Article.objects.visible_to(world.actor("秦奶奶")).exists()
    for who in ("贾站长", "景科长"):
        with pytest.raises(Missing), transaction.atomic():
            sign(world, held, who)
    for who in ("马青山", "严审计"):
        with pytest.raises(Objected), transaction.atomic():
            sign(world, held, who)


def test_the_queue_shows_each_signer_what_waits_for_them(world):
    held = proposed(world)

    def waits_for(who: str) -> bool:
        steps = {"乔委员": [1, 2], "柳文书": [1, 2, 3], "郝书记": [2, 3], "马青山": []}[who]
        rows = Article.objects.to_sign(world.actor(who), steps=steps)
        return rows.filter(pk=held.pk).exists()

    told = []
    for who in (*SIGNERS, None):
        told.append({name for name in ("乔委员", "柳文书", "郝书记", "马青山") if waits_for(name)})
        if who:
            sign(world, held, who)
    assert told == [{"乔委员", "柳文书"}, {"柳文书", "郝书记"}, {"郝书记"}, set()]


def test_many_are_signed_each_as_if_alone(world):
    first, second = proposed(world), proposed(world, title="第二篇")
    own = proposed(world, by="乔委员", title="自己写的")
    sign(world, second, "乔委员")
    told = actions.sign_many(
        chosen=[(one, latest(one).hash) for one in (first, second, own)], by=world.actor("乔委员"), at=MONDAY
    )  # fmt: skip
    assert [bool(one.words) for one in told] == [False, True, True]
    assert SignOff.objects.count() == 2


def test_sent_back_with_words_and_signed_from_the_start(world):
    held = proposed(world)
    sign(world, held, "乔委员")
    with pytest.raises(Malformed, match="为什么退回"), transaction.atomic():
        actions.send_back(article=held, seen=latest(held).hash, words=" ", by=world.actor("柳文书"), at=MONDAY)  # fmt: skip
    actions.send_back(article=held, seen=latest(held).hash, words="写明哪一天。", by=world.actor("柳文书"), at=MONDAY)  # fmt: skip
    held.refresh_from_db()
    assert held.state == ArticleState.DRAFT
    assert held.send_backs.get().words == "写明哪一天。"


def test_open_marks_hold_the_signing_until_settled(world):
    held, by = proposed(world), world.actor("乔委员")
    made = actions.mark(article=held, seen=latest(held).hash, kind="wording", excerpt="花样", words="写明是哪三种", by=by, at=MONDAY)  # fmt: skip
    with pytest.raises(Objected, match="1 处校对"), transaction.atomic():
        sign(world, held, "乔委员")
    actions.settle(article=held, mark=made.pk, answer="图里看得见", by=world.actor("马青山"), at=MONDAY)  # fmt: skip
    sign(world, held, "乔委员")
    assert latest(held).sign_offs.count() == 1


def _signed(revision: Revision, step: int, person: int, **given: str) -> SignOff:
    told = {"hash": revision.hash, "signed_as": "站", **given}
    return SignOff.objects.create(revision=revision, step=step, person_id=person, at=MONDAY, **told)


def test_the_database_holds_it_too(world):
    held = proposed(world)
    revision, author = latest(held), world.people["马青山"].pk
    one, two = world.people["乔委员"].pk, world.people["柳文书"].pk
    refused = [
        lambda: _signed(revision, 1, author),
        lambda: _signed(revision, 2, one),
        lambda: _signed(revision, 1, one, hash="0" * 64),
        lambda: Showing.objects.create(
            article=held, revision=revision, since=MONDAY, shown_as="站"
        ),
        lambda: Article.objects.filter(pk=held.pk).update(proposed=None, approved=revision),
        lambda: Revision.objects.filter(pk=revision.pk).update(body="换了"),
        lambda: Revision.objects.filter(pk=revision.pk).delete(),
        lambda: Author.objects.filter(article=held).delete(),
    ]
    for act in refused:
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
    first = _signed(revision, 1, one)
    refused = [
        lambda: _signed(revision, 2, one),
        lambda: SignOff.objects.filter(pk=first.pk).update(person_id=two),
        lambda: SignOff.objects.filter(pk=first.pk).delete(),
        lambda: Appearance.objects.create(revision=revision, person=world.people["秦奶奶"]),
    ]
    for act in refused:
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


def test_two_rows_of_one_person_are_one_author_and_one_signer(world):
    """The key under which somebody wrote or signed stays; who they are now is asked."""
    held = proposed(world)
    revision, survivor, dropped = latest(held), world.people["乔委员"], world.people["马青山"]
    Person.objects.filter(pk=dropped.pk).update(merged_into=survivor)
    with pytest.raises(Objected, match="这篇有您写的"), transaction.atomic():
        sign(world, held, "乔委员")
    assert held not in Article.objects.to_sign(world.actor("乔委员"), steps=[1])
    with pytest.raises(IntegrityError), transaction.atomic():
        _signed(revision, 1, survivor.pk)
    Person.objects.filter(pk=dropped.pk).update(merged_into=None)
    sign(world, held, "乔委员")
    Person.objects.filter(pk=survivor.pk).update(merged_into=world.people["柳文书"])
    with pytest.raises(Objected, match="前面的审已经是您签的"), transaction.atomic():
        sign(world, held, "柳文书")
    with pytest.raises(IntegrityError), transaction.atomic():
        _signed(revision, 2, world.people["柳文书"].pk)


def test_what_was_public_stays_written_down(world):
    shown = public(world).showings.get()
    for change in ({"since": MONDAY.replace(year=2020)}, {"revision": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Showing.objects.filter(pk=shown.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Showing.objects.filter(pk=shown.pk).delete()
