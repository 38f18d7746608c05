"""Make a new sealing key and seal every personal text again under it, while the service runs.

Stopped half way, it goes on with --go-on. Old keys are kept in the keys file, marked retired:
backups made before still need them. Back up the keys file after this command.
"""

import argparse
import time

from django.conf import settings

from wudan.activities.files import sheets_kept
from wudan.content.files import content_pictures_kept
from wudan.exchange.files import exports_kept
from wudan.honors.files import honor_pictures_kept
from wudan.intake.files import scans_kept
from wudan.jobs.keys import wrong_with_keys
from wudan.jobs.progress import Progress
from wudan.kit import clock
from wudan.kit.sealing import CIPHERS, LOOK_EVERY_SECONDS
from wudan.ledger.files import proofs_kept
from wudan.people.actions.rotate_keys import begin_rotation, finish_rotation, renew_signing_key
from wudan.people.actors import THE_OPERATOR
from wudan.people.rotation import rows_count, sealed_by_others
from wudan.sites.files import pictures_kept

HELP = "seal personal texts under a new key (换密钥), resumable"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Another cipher; going on after a stop; only looking."""
    parser.add_argument("--cipher", choices=sorted(CIPHERS), help="cipher of the new key")
    parser.add_argument("--go-on", action="store_true", help="no new key: finish what was begun")
    parser.add_argument("--status", action="store_true", help="say which key seals how much")
    parser.add_argument("--signing", action="store_true", help="a new pair that signs certificates")
    parser.add_argument("--progress", action="store_true", help="a bar even without a terminal")


def run(options: argparse.Namespace) -> int:
    """0 when nothing is left under an older key, 1 when something is, 2 where texts could not be opened."""
    county, at = settings.PACK.county, clock.now()
    if options.status:
        return _status()
    if options.signing:
        key = renew_signing_key(county=county, by=THE_OPERATOR, at=at)
        print(
            f"新的签名密钥 {key} 已启用；旧的只留公钥，从前的证明照样能查。请另行备份 {settings.KEYS_FILE.name}。"
        )
        return 0
    if wrong := wrong_with_keys():
        print(wrong)
        return 2
    if not options.go_on:
        key = begin_rotation(county=county, by=THE_OPERATOR, at=at, cipher=options.cipher)
        time.sleep(2 * LOOK_EVERY_SECONDS)  # until every process seals with it
        print(f"新密钥 {key} 已启用。请另行备份 {settings.KEYS_FILE.name}。", flush=True)
    progress = Progress(rows_count(), "换密钥", bar=options.progress)
    changed, left = finish_rotation(
        county=county, by=THE_OPERATOR, at=clock.now(), advance=progress.advance,
        files=[exports_kept(), proofs_kept(), sheets_kept(), pictures_kept(), honor_pictures_kept(),
               content_pictures_kept(), scans_kept()],
    )  # fmt: skip
    progress.finish()
    if left:
        print(f"重新密存 {changed} 处；还剩 {sum(left.values())} 处，请再运行 --go-on。")
        return 1
    print(f"重新密存 {changed} 处；旧密钥已停用，留着开旧备份。")
    return 0


def _status() -> int:
    left = sealed_by_others()
    for key in settings.KEYRING.look_again().keys.values():
        state = "已停用" if key.retired else "在用"
        print(f"{key.id}  {key.cipher}  {key.made_on}  {state}  旧密存 {left.get(key.id, 0)} 处")
    return 1 if left else 0
