"""The hotline of the county, let in by 系统管理员 and answered for by 柳文书 of the office."""

from tests.world import MONDAY
from wudan.connections import actions
from wudan.connections.actions.register import Said
from wudan.connections.models import System
from wudan.orders.enums import Channel


def asked(world, *, at=MONDAY, **given) -> System:
    """Noted down; 柳文书 has not agreed yet."""
    said = Said(**{
        "name": "12345 热线", "purpose": "热线接到的服务诉求转过来", "contact": "县政务热线值班台",
        "unit": world.units["c"], "post": world.posts["柳文书"], "channel": Channel.TELEPHONE, **given,
    })  # fmt: skip
    return actions.register(said=said, by=world.actor("计管理"), at=at)


def let_in(world, *, at=MONDAY, **given) -> tuple[System, str]:
    """Agreed to, with its key."""
    system = actions.agree(system=asked(world, at=at, **given), by=world.actor("柳文书"), at=at)
    return system, actions.make_key(system=system, by=world.actor("计管理"), at=at)


def form(key: str, **given: str) -> dict[str, str]:
    """What the hotline posts for 秦奶奶 of 杨柳村."""
    return {
        "api_key": key, "service_code": "haircut", "last_name": "秦", "first_name": "奶奶",
        "phone": "13800138001", "address_id": "杨柳村", "address_string": "杨柳村 3 组",
        "attribute[consent]": "spoken_phone", "description": "想剪头发", **given,
    }  # fmt: skip
