"""Check a yearly archive (年度档案) without network, database and settings: is any file altered, who signed?

With --keys (the county's keys file) the sealed trail is opened and its chains proved as well.
Answers 0 whole, 1 altered, 2 cannot be read, 3 signed with another key, 4 whole but no key to compare with.
"""

import argparse
import sys
from pathlib import Path

from config.environment import keys_path
from wudan.exchange.archive.checking import Unreadable, Verdict, check, size_of
from wudan.jobs.commands.verify_certificate import keys_in
from wudan.jobs.progress import Progress
from wudan.kit.sealing import KeyringInUse, KeysFileError, published_keys
from wudan.kit.sealing import Unreadable as Sealed

HELP = "check a yearly archive offline (核对年度档案)"
NAME = "verify-archive"
WHOLE, ALTERED, UNREADABLE, FOREIGN, UNPROVEN = range(5)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file; which keys are trusted; what opens the sealed part."""
    parser.add_argument("file", type=Path)
    parser.add_argument("--key", action="append", default=[], help="a published public key, or a file of them")  # fmt: skip
    parser.add_argument(
        "--keys", type=Path, help="the county's keys file, to prove the sealed trail"
    )
    parser.add_argument("--progress", action="store_true", help="a bar even without a terminal")


def main(arguments: list[str]) -> int:
    """Run by itself: no settings, no database, nothing is made."""
    parser = argparse.ArgumentParser(prog=f"wudan {NAME}", description=__doc__)
    add_arguments(parser)
    return run(parser.parse_args(arguments))


def run(options: argparse.Namespace) -> int:
    """Print what is found; answer it as a number."""
    try:
        trusted = [key for text in options.key for key in keys_in(text)]
        ring = _ring(options.keys)
        progress = Progress(size_of(options.file), "核对", bar=options.progress)
        found = check(
            options.file, trusted=trusted or published_keys(keys_path()),
            unseal=ring.unseal if ring else None, advance=progress.advance,
        )  # fmt: skip
        progress.finish()
    except (ValueError, KeysFileError, Sealed):
        print("密钥读不懂，或者不是封存这份档案的密钥。", file=sys.stderr)
        return UNREADABLE
    except Unreadable as fault:
        print(fault, file=sys.stderr)
        return UNREADABLE
    except OSError:
        print(f"读不到文件：{options.file}", file=sys.stderr)
        return UNREADABLE
    return _tell(found)


def _tell(found: Verdict) -> int:
    print(f"{found.county} {found.year} 年度档案，{found.made_at} 做的，{found.files} 个文件。")
    if found.faults:
        print("【被改过】")
        for words in found.faults:
            print(f"  {words}")
        return ALTERED
    trail = {"none": "没有封存的留痕。", "sealed": "封存的留痕没有改动，没有打开（要打开用 --keys）。",
             "proved": f"封存的留痕打开了，{found.events} 条逐条接得上。"}  # fmt: skip
    print(f"【完整】每个文件都与清单相符。{trail[found.trail]}")
    if found.trail == "proved":
        print(
            f"附件打开了 {found.attachments} 个，都是原样；清单里写着没有装进来的 {found.left} 个。"
        )
    print(f"签名公钥的指纹：{found.signer}")
    if found.is_trusted is None:
        print("没有公钥可以比对，不知道是谁签的。请用 --key 给出本县公布的公钥。")
        return UNPROVEN
    if not found.is_trusted:
        print("【不能作数】签名用的是别的密钥，不是给出的公钥。")
        return FOREIGN
    return WHOLE


def _ring(path: Path | None) -> KeyringInUse | None:
    """The keys of a file that is there; nothing is made."""
    if path is None:
        return None
    if not path.exists():
        raise FileNotFoundError(path)
    return KeyringInUse(path)
