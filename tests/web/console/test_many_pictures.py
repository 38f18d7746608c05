"""One form with a picture for each item: each may be as large as a picture may be, and none is lost in silence."""

from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tests.sites.standing import adopted, lacking
from tests.web.console.desk import words_of
from wudan.kit.pictures import MOST_BYTES
from wudan.sites.files import pictures_kept
from wudan.sites.models import CheckResult, Rectification, SiteCheck

HEAVY = 4_500_000
TOO_HEAVY = f"最多 {MOST_BYTES >> 20} MB"


def picture(size=HEAVY):
    """A photograph of this size; what follows the pixels is let go when it is drawn anew."""
    out = BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "JPEG")
    return SimpleUploadedFile(
        "门口.jpg", out.getvalue() + bytes(size - len(out.getvalue())), "image/jpeg"
    )


def told(standard, *pictured, size=HEAVY):
    """Three items looked at, these with a picture."""
    found = {f"found-{code}": "met" for code in ("team", "brand", "rules")}
    return {"seen": standard.pk, "words-brand": "招牌亮着", **found} | {
        f"picture-{code}": picture(size) for code in pictured
    }


def test_pictures_that_together_are_larger_than_one_request_holds_are_all_kept(world, desk_of):
    standard, keeper, unit = adopted(), desk_of("马青山"), world.units["杨柳村"].pk
    assert 3 * HEAVY > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    answer = keeper.send("site-check", unit, **told(standard, "team", "brand", "rules"))
    assert answer.status_code == 303
    rows = CheckResult.objects.exclude(picture="")
    assert rows.count() == len(list(pictures_kept().names())) == 3
    assert all(keeper.see("check-picture", row.pk).content[:2] == b"\xff\xd8" for row in rows)


def test_one_that_is_too_large_is_refused_beside_its_field_and_what_was_typed_stays(world, desk_of):
    standard, keeper, unit = adopted(), desk_of("马青山"), world.units["杨柳村"].pk
    fields = told(standard, "team", "brand") | {"picture-rules": picture(MOST_BYTES + 2_000_000)}
    answer = keeper.send("site-check", unit, **fields)
    assert answer.status_code == 422
    assert TOO_HEAVY in words_of(answer)
    assert "招牌亮着" in words_of(answer)
    assert not SiteCheck.objects.exists()
    assert list(pictures_kept().names()) == []


def test_what_nobody_asked_for_or_was_sent_twice_leaves_nothing_behind(world, desk_of):
    standard, keeper, unit = adopted(), desk_of("马青山"), world.units["杨柳村"].pk
    keeper.send("site-check", unit, **told(standard, "team", "nonsense"), token="one-form-only")
    again = keeper.send(
        "site-check", unit, **told(standard, "team", "nonsense"), token="one-form-only"
    )
    assert again.status_code == 303
    assert SiteCheck.objects.count() == 1
    assert len(list(pictures_kept().names())) == 1


def test_another_site_cannot_send_the_form(world, desk_of):
    standard, keeper, unit = adopted(), desk_of("马青山"), world.units["杨柳村"].pk
    keeper.client.handler.enforce_csrf_checks = True
    answer = keeper.client.post(reverse("site-check", args=[unit]), told(standard, "team"))
    assert answer.status_code == 403
    assert list(pictures_kept().names()) == []


@pytest.mark.parametrize("size", [MOST_BYTES + 1, MOST_BYTES + 2_000_000])
def test_a_single_picture_that_is_too_large_is_refused_and_not_left_out(world, desk_of, size):
    row = lacking(world)
    answer = desk_of("马青山").send(
        "rectification-mending", row.pk, words="班开了", picture=picture(size)
    )
    assert answer.status_code == 422
    assert TOO_HEAVY in words_of(answer)
    assert "班开了" in words_of(answer)
    assert Rectification.objects.get(pk=row.pk).done_at is None
