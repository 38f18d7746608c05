"""Import candidates (候选项目) from a table, by the same act as the page: all of them or none.

Columns: 名称, 一句话, 怎么做, 平台, 区划代码, 依据, 阶段性重点, 群众现实需要, 谁来做, 花费, 效果; and if wanted
重心, 为谁, 方式, 风险, 保险, 保护, 品牌. Nothing that is imported is past the gate.
"""

import argparse
import sys
from pathlib import Path

from wudan.kit import clock
from wudan.people.models import Account
from wudan.people.signing_in import actor_under, posts_of
from wudan.projects.actions import candidates

HELP = "import candidate projects (候选项目) from an .xlsx or .csv file, whole or not at all"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which file, in whose name."""
    parser.add_argument("file", type=Path, help="the table")
    parser.add_argument("--account", required=True, help="the account of whose post proposes them")


def run(options: argparse.Namespace) -> int:
    """Import and say how many: 0; a refusal is said in one line, exit code 2."""
    account = Account.objects.filter(is_active=True, account=options.account).first()
    at = clock.now()
    held = posts_of(account.person_id, clock.day_of(at)) if account else []
    if not held:
        print(f"没有可用的账号“{options.account}”，或它没有岗位。", file=sys.stderr)
        return 2
    try:
        content = options.file.read_bytes()
    except OSError:
        print(f"读不了文件“{options.file}”。", file=sys.stderr)
        return 2
    made = candidates.bring_in(
        content=content, name=options.file.name, unit=held[0].unit, by=actor_under(held[0]), at=at
    )
    print(f"写下 {len(made)} 个候选项目，都在起草中：引用证据以后送交评审。")
    return 0
