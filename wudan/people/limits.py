"""限次: how often each kind of thing may be tried: one table, read by people (G09, G16, G19).

A village shares one address, so an address is slowed, not shut, where people could be hurt.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from wudan.kit.phrases import Phrase

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` within `within`; then shut for `shut`, or until the span is over.

    After `free` tries each further one waits, `first_wait` and then double, up to `longest`.
    """

    most: int
    within: timedelta
    shut: timedelta | None = None
    free: int | None = None
    first_wait: timedelta = timedelta(seconds=1)
    longest: timedelta = MINUTE

    def shut_until(self, count: int, *, opened_at: datetime, at: datetime) -> datetime | None:
        """Until when nothing more is let through after the `count`-th try."""
        if count >= self.most:
            return at + self.shut if self.shut else opened_at + self.within
        if self.free is not None and count >= self.free:
            doublings = min(count - self.free, 30)
            return at + min(self.longest, self.first_wait * (1 << doublings))
        return None


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing, its limits, and what else one can do when they are reached."""

    name: str
    limits: tuple[Limit, ...]
    instead: str
    of_address: bool = False
    """Counted for a network address."""
    joins: bool = False
    """May be counted inside a larger transaction; all others are counted although it fails."""


def wait_in_words(length: timedelta) -> str:
    """30 秒, 15 分钟, 3 小时: rounded up, so that who waits that long is let in."""
    seconds = length.total_seconds()
    if seconds < 60:
        return Phrase("{max} 秒", max=max(1, ceil(seconds)))
    if seconds <= 3600:
        return Phrase("{seconds} 分钟", seconds=ceil(seconds / 60))
    return Phrase("{seconds} 小时", seconds=ceil(seconds / 3600))


_CALL = Phrase("着急就打电话给您的站，或到站上办。")
_PASSWORD = Phrase("忘了密码请找站长，站长请找上一级；着急就打电话办。")
_READING = Phrase("今天确实要看更多，请找中心办公室。")
KINDS: dict[str, Kind] = {
    "sign_in": Kind(Phrase("登录输错（每个账号）"), (Limit(5, 15 * MINUTE, shut=15 * MINUTE),), _PASSWORD),
    "sign_in_address": Kind(
        Phrase("登录输错（每个网络地址）"), (Limit(1000, HOUR, shut=MINUTE, free=100),), _PASSWORD,
        of_address=True,
    ),
    "second_factor": Kind(
        Phrase("动态码输错（每个账号）"), (Limit(5, 15 * MINUTE, shut=15 * MINUTE),),
        Phrase("手机不在身边可以用恢复码；都没有请找上一级。"),
    ),
    "code": Kind(
        Phrase("发验证码（每个手机号）"), (Limit(1, MINUTE), Limit(5, HOUR), Limit(10, DAY)), _CALL
    ),
    "code_address": Kind(
        Phrase("发验证码（每个网络地址）"),
        (Limit(20, HOUR, free=3, first_wait=timedelta(seconds=10), longest=5 * MINUTE),), _CALL,
        of_address=True,
    ),
    "code_everyone": Kind(Phrase("发验证码（全县）"), (Limit(500, HOUR),), _CALL),
    "code_try": Kind(Phrase("试验证码（每个验证码）"), (Limit(5, DAY),), Phrase("请重新取一个验证码。")),
    "slip": Kind(
        Phrase("输错回执码（每个网络地址）"), (Limit(200, HOUR, shut=MINUTE, free=10),),
        Phrase("打电话给您的站，报单号就能办。"), of_address=True,
    ),
    "hall_code": Kind(
        Phrase("试大厅点单机的开机码（每个网络地址）"), (Limit(30, HOUR, shut=MINUTE, free=5),),
        Phrase("请站上的人再要一个开机码。"), of_address=True,
    ),
    "complaint": Kind(
        Phrase("提投诉建议（每个网络地址）"), (Limit(30, HOUR, free=5, first_wait=timedelta(seconds=10), longest=5 * MINUTE),),
        Phrase("着急就打中心办公室的电话，或到站上说。"), of_address=True,
    ),
    "certificate": Kind(
        Phrase("输错证明编号或查验码（每个网络地址）"), (Limit(200, HOUR, shut=MINUTE, free=10),),
        Phrase("请对着证明再看一遍；还不行，打证明上的联系电话。"), of_address=True,
    ),
    "system": Kind(
        Phrase("接入的系统（每个）"), (Limit(120, MINUTE), Limit(20000, DAY)), Phrase("请隔一会儿再发，或联系系统管理员。")
    ),
    "system_key": Kind(
        Phrase("api_key 不对（每个网络地址）"), (Limit(200, HOUR, shut=MINUTE, free=10),), Phrase("请联系系统管理员。"), of_address=True,
    ),
    "attend": Kind(
        Phrase("输错到场码（每人）"), (Limit(5, 5 * MINUTE, shut=5 * MINUTE),),
        Phrase("码输不对，请队长在名册上点一下。"),
    ),
    "redeem": Kind(
        Phrase("输错领取码（每人）"), (Limit(10, 5 * MINUTE, shut=5 * MINUTE),),
        Phrase("请对着手机或凭据再看一遍；还不行，凭积分卡领。"),
    ),
    "reveal": Kind(Phrase("查看完整信息（每人）"), (Limit(60, MINUTE), Limit(300, DAY)), _READING, joins=True),
    "look_up": Kind(Phrase("查人（每人）"), (Limit(60, MINUTE), Limit(300, DAY)), _READING, joins=True),
    "astray": Kind(
        Phrase("碰到不在自己范围内的（每人）"), (Limit(20, 5 * MINUTE),), Phrase("请先停一停，有事打电话给您的上一级。"),
        joins=True,
    ),
    "export": Kind(Phrase("导出（每人）"), (Limit(5, HOUR), Limit(20, DAY)), _READING, joins=True),
}  # fmt: skip
