"""Appoint a security administrator (安全管理员), when there is none who could.

For the first set-up and if the last one is lost. Whoever runs it is trusted with the machine,
so the journal says that the operator did it. All other posts are given on the pages.
"""

import argparse
import sys

from django.conf import settings

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actions import posts
from wudan.people.actors import THE_OPERATOR
from wudan.people.models import Account
from wudan.people.roles import OPERATOR

HELP = "appoint a security administrator (安全管理员): first set-up, or none is left"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose account, which role, why."""
    parser.add_argument("--account", required=True, help="the account's name")
    parser.add_argument("--role", required=True, choices=sorted(OPERATOR.grants))
    parser.add_argument("--why", default="", help="kept in the journal")


def run(options: argparse.Namespace) -> int:
    """Appoint at the county's center; a refusal is said in one line, exit code 2."""
    accounts = Account.objects.filter(is_active=True).select_related("person")
    account = accounts.filter(account=options.account).first()
    if account is None:
        print(f"没有可用的账号“{options.account}”。", file=sys.stderr)
        return 2
    made = posts.grant(
        person=account.person, role=options.role, unit=_center(), by=THE_OPERATOR, at=clock.now(),
        why=options.why,
    )  # fmt: skip
    print(f"{options.account} 自 {made.starts_on} 起任{made.get_role_display()}。")
    return 0


def _center() -> Unit:
    """Where 三员 belong. Raises Missing before the county is furnished."""
    found = Unit.objects.filter(
        county=settings.PACK.county, kind=UnitKind.CENTER, ends_on=None
    ).first()
    if found is None:
        raise Missing("还没有县中心，请先运行 furnish。")
    return found
