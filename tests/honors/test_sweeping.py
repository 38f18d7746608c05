"""Pictures that no row names any more go a day later; what is named stays, and so does what is new."""

from datetime import datetime, timedelta

from tests.honors.test_displays import LATER, allow, fresh, honored, photo
from wudan.activities.actions.sweeping import sweep_sheets
from wudan.activities.files import sheets_kept
from wudan.honors.actions import households
from wudan.honors.actions.sweeping import sweep_honor_pictures
from wudan.honors.files import honor_pictures_kept
from wudan.kit.clock import CHINA


def test_a_picture_that_was_replaced_goes_a_day_later(world):
    honor, a_day_on = honored(world), datetime.now(CHINA) + timedelta(days=1, hours=1)
    allow(world, honor, "picture")
    older, newer = (honor_pictures_kept().put(photo()) for _ in range(2))
    for name in (older, newer):
        households.put_picture(honor=honor, picture=name, by=world.actor("马青山"), at=LATER)
    assert fresh(honor).picture == newer
    assert sweep_honor_pictures(at=datetime.now(CHINA)) == 0
    assert sweep_honor_pictures(at=a_day_on) == 1
    assert list(honor_pictures_kept().names()) == [newer]


def test_a_photograph_of_a_sheet_that_was_never_written_down_goes(world):
    sheets_kept().put(b"photo")
    assert sweep_sheets(at=datetime.now(CHINA)) == 0
    assert sweep_sheets(at=datetime.now(CHINA) + timedelta(days=1, hours=1)) == 1
