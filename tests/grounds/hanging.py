"""What a station or institute of the stories agreed upon with others, or owes them an answer: each by its name."""

from datetime import timedelta

from tests.complaints.saying import filed
from tests.deliveries.planning import FRIDAY, published, stop, the_one
from tests.grounds.building import site_of
from tests.projects.keeping import admitted
from tests.resources.keeping import asked, drums
from tests.rewards.shopping import opened as shop_opened
from tests.teams.founding import propose
from tests.teams.joining import refused as refused_to_join
from tests.teams.joining import registered
from tests.training.sessions import opened as session_opened
from tests.world import MONDAY
from wudan.intake.models import Kiosk
from wudan.sites.models import Booking, Room
from wudan.teams.actions import joining
from wudan.teams.models import SupportOrder


def a_delivery(world):
    return the_one(published(world, stop(world, "杨柳村"))).no


def a_room_elsewhere(world):
    site, own = site_of(world, "王台村"), world.units["杨柳村"]
    room = Room.objects.create(
        county="610626", site=site, unit=site.unit, name="王台戏楼", capacity=90
    )
    Booking.objects.create(
        no="80000000001", room=room, unit=own, person=world.people["马青山"], theme="culture", use="rehearsal",
        party=9, day=FRIDAY.date(), starts_at=FRIDAY, ends_at=FRIDAY + timedelta(hours=1), state="booked",
        made_at=MONDAY,
    )  # fmt: skip
    return room.name


def a_loan(world):
    made = asked(world, drums(world), who="马青山", unit="杨柳村")
    changed = {"state": "out", "answered_at": MONDAY, "handed_at": MONDAY}
    type(made).objects.filter(pk=made.pk).update(**changed)
    return "锣鼓一套"


def a_support_order(world):
    SupportOrder.objects.create(
        team=world.teams["singers"], unit=world.units["杨柳村"], kind="guidance", state="asked",
        words="教我们排一台小戏", asked_at=MONDAY, asked_as="杨柳村站·站长", due_at=MONDAY + timedelta(days=7),
    )  # fmt: skip
    return "没办完的支持单"


def a_training_session(world):
    return session_opened(world).name


def an_appeal(world):
    registered(world, "白嫂")
    joining.appeal(
        against=refused_to_join(world), words="我天天有空", by=world.oneself("白嫂"), at=MONDAY
    )
    return "没答复的入队退队申诉"


def a_founding(world):
    registered(world, "白嫂")
    return propose(world).name


def a_kiosk(world):
    return Kiosk.objects.create(
        county="610626", unit=world.units["杨柳村"], name="便民厅门口", code="c" * 64, code_until=MONDAY,
        made_at=MONDAY, made_by_id=world.people["马青山"].pk,
    ).name  # fmt: skip


def a_room(world):
    site, own = site_of(world, "杨柳村"), world.units["杨柳村"]
    return Room.objects.create(
        county="610626", site=site, unit=own, name="二楼活动室", capacity=9
    ).name


def a_shop(world):
    return shop_opened(world).name


def a_complaint(world):
    return filed(world, about="杨柳村").no


def a_project(world):
    return admitted(world).title
