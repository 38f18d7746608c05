"""What can be measured of the controls, measured when the page is opened."""

from collections.abc import Callable
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from wudan.journal.standing import alarms_since, newest_anchor_at
from wudan.kit.clock import day_of, local
from wudan.people.models import Account, Person, Post, Tally
from wudan.web.console.security.standing import Measured, Standing

ANCHOR_AT_LEAST_EVERY = timedelta(hours=36)
UNUSED = timedelta(days=90)
RECENTLY = timedelta(days=30)
Measure = Callable[[datetime], Measured]


def tls(at: datetime) -> Measured:
    """Whether what goes over the line is encrypted."""
    if settings.TLS:
        return Measured(Standing.DONE, _("经 TLS 提供，HSTS 两年，Cookie 只限本站。"))
    return Measured(Standing.PARTLY, _("现在不加密，只在本机能打开。对外以前要配好 TLS 代理。"))


def second_factor(at: datetime) -> Measured:
    """How many of those who hold a post have set up a second factor."""
    held = Post.objects.held_on(day_of(at)).values("person_id")
    staff = Account.objects.filter(person__in=held, is_active=True)
    total, having = staff.count(), staff.filter(pk__in=Authenticator.objects.values("user")).count()
    words = _("在岗 {total} 个账号，{having} 个设好了第二因素；没设的进不了岗位。")
    done = total == having
    return Measured(
        Standing.DONE if done else Standing.PARTLY, words.format(total=total, having=having)
    )


def no_default_accounts(at: datetime) -> Measured:
    """Demo accounts have a password that everybody knows."""
    if settings.DEMO:
        return Measured(
            Standing.PARTLY, _("演示账号开着（WUDAN_DEMO=1），口令是公开的。正式用要关掉。")
        )
    return Measured(Standing.DONE, _("没有出厂账号；第一位管理员由命令建立，口令自己设。"))


def posts_confirmed(at: datetime) -> Measured:
    """The oldest post that nobody has confirmed for the quarter, and accounts nobody uses."""
    today = day_of(at)
    running = Post.objects.running_on(today)
    late = running.filter(confirmed_until__lt=today).order_by("confirmed_until").first()
    idle = Q(person__account__last_login=None) | Q(person__account__last_login__lt=at - UNUSED)
    having = Post.objects.held_on(today).filter(person__account__is_active=True)
    unused = having.filter(idle).count()
    since = _("；最早的 {day} 就该确认").format(day=late.confirmed_until) if late else ""
    count = running.filter(confirmed_until__lt=today).count()
    words = _("到期没确认的岗位 {count} 个{since}；90 天没登录的在岗人员 {unused} 个。")
    standing = Standing.PARTLY if count or unused else Standing.DONE
    return Measured(standing, words.format(count=count, since=since, unused=unused))


def trail_anchored(at: datetime) -> Measured:
    """The age of the newest anchor outside the database."""
    newest = newest_anchor_at()
    if newest is None:
        return Measured(Standing.PARTLY, _("还没有锚定过；后台每天会做一次。"))
    words = _("最近一次锚定：{when:%Y-%m-%d %H:%M}。第二个人手里要有一份。").format(
        when=local(newest)
    )
    fresh = at - newest <= ANCHOR_AT_LEAST_EVERY
    return Measured(Standing.DONE if fresh else Standing.PARTLY, words)


def alarms(at: datetime) -> Measured:
    """Alarms of the last month, and who is shut out just now."""
    count = alarms_since(at - RECENTLY)
    shut = Tally.objects.filter(kind="sign_in", shut_until__gt=at).count()
    words = _("30 天内报警 {count} 次；此刻因输错被锁的账号 {shut} 个。")
    return Measured(Standing.DONE, words.format(count=count, shut=shut))


def restore(at: datetime) -> Measured:
    """When a backup was last proven by restoring it."""
    return Measured(Standing.OPEN, _("还没有做过恢复演练；备份和恢复的命令还没有做。"))


def personal_sealed(at: datetime) -> Measured:
    """Whether personal texts are encrypted in the database."""
    kinds = {type(Person._meta.get_field(name)).__module__ for name in ("phone", "address")}
    if all("personal" in kind or "sealed" in kind for kind in kinds):
        return Measured(
            Standing.DONE, _("电话、住址加密存放，平时只显示尾号；看全要写用途并留痕。")
        )
    return Measured(Standing.OPEN, _("电话、住址还没有加密存放。"))


MEASURES: dict[str, Measure] = {
    measure.__name__: measure
    for measure in (
        tls, second_factor, no_default_accounts, posts_confirmed, trail_anchored, alarms, restore,
        personal_sealed,
    )
}  # fmt: skip
