"""Check a certificate (服务记录证明) without network, database and keys: was any byte changed, who signed?

With --key, or on the machine that signed it, the answer is whether the county signed it: compare
the key with the one published on the county's page 证明的公钥. Answers 0 valid, 1 altered or none
of ours, 2 cannot be read, 3 signed with another key, 4 unchanged but no key to compare with.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from config.environment import keys_path
from wudan.kit.sealing import published_keys
from wudan.kit.signing import Altered, Signed, fingerprint, read_pdf, read_public, read_text

HELP = "check a certificate offline (查验证明)"
NAME = "verify-certificate"
VALID, ALTERED, UNREADABLE, FOREIGN, UNPROVEN = range(5)
LARGEST = 20_000_000
_LINES = (
    ("no", "证明编号"), ("made_on", "出具日期"), ("unit", "记录单位"), ("name", "姓名"),
    ("document", "证件"), ("volunteer_no", "志愿者编号"), ("since", "自"), ("until", "至"),
    ("credit", "信用时长（分钟）"), ("honor", "荣誉时长（分钟）"),
)  # fmt: skip
_BAD_KEY = "公钥读不懂：要一行公布的公钥（44 个字符），或写着它的文件。"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, or the text of the QR code; which keys are trusted."""
    parser.add_argument("file", nargs="?", help="the PDF")
    parser.add_argument("--qr", default="", help="the text of the QR code of a printed certificate")
    parser.add_argument(
        "--key", action="append", default=[], help="a published public key, or a file of them"
    )


def main(arguments: list[str]) -> int:
    """Run by itself: no settings, no database, nothing is made."""
    parser = argparse.ArgumentParser(prog=f"wudan {NAME}", description=__doc__)
    add_arguments(parser)
    return run(parser.parse_args(arguments))


def run(options: argparse.Namespace) -> int:
    """Print what is found; answer it as a number."""
    try:
        trusted = [key for text in options.key for key in keys_in(text)]
    except ValueError:
        print(_BAD_KEY, file=sys.stderr)
        return UNREADABLE
    trusted = trusted or published_keys(keys_path())
    if options.qr:
        return _qr(options.qr, trusted)
    if not options.file:
        print("请给出文件，或用 --qr 给出二维码的内容。", file=sys.stderr)
        return UNREADABLE
    try:
        path = Path(options.file)
        if path.stat().st_size > LARGEST:
            raise OSError
        content = path.read_bytes()
    except OSError:
        print("文件读不到，或太大。", file=sys.stderr)
        return UNREADABLE
    return _pdf(content, trusted)


def _pdf(content: bytes, trusted: list[bytes]) -> int:
    try:
        signed = read_pdf(content)
        told = json.loads(signed.content)
    except (Altered, ValueError):
        print("【不能作数】文件被改动过，或者不是本平台出具的证明。")
        return ALTERED
    verdict = UNPROVEN if not trusted else VALID if signed.public in trusted else FOREIGN
    print(
        {
            VALID: "【有效签名】文件没有改动过，签名的公钥对得上。是否已撤销，请到查验页看。",
            FOREIGN: "【不能作数】文件没有改动过，但签名用的是别的密钥，不是给出的公钥。",
            UNPROVEN: "【未改动】文件没有改动过；但没有公钥可以比对，不知道是谁签的。请用 --key 给出本县公布的公钥。",
        }[verdict]
    )
    print(f"签名公钥的指纹：{fingerprint(signed.public)}")
    _print(told)
    return verdict


def _qr(text: str, trusted: list[bytes]) -> int:
    if not trusted:
        print("二维码里没有公钥，请用 --key 给出本县公布的公钥。", file=sys.stderr)
        return UNPROVEN
    try:
        signed: Signed = read_text(text.strip().rpartition("#")[2], trusted)
        told = json.loads(signed.content)
    except (Altered, ValueError):
        print("【不能作数】二维码的内容被改动过，或不是用给出的公钥签的。")
        return ALTERED
    print("【有效签名】二维码的内容没有改动过。请逐项对照纸上印的。")
    _print(told)
    return VALID


def _print(told: dict[str, Any]) -> None:
    for name, label in _LINES:
        if told.get(name) not in {None, ""}:
            print(f"{label}：{told[name]}")
    for row in told.get("records", []):
        print("  " + " · ".join(str(part) for part in row))


def keys_in(text: str) -> list[bytes]:
    """A published key, or those in a file of them. Raises ValueError."""
    path = Path(text)
    lines = path.read_text("utf-8").split() if len(text) < 250 and path.is_file() else [text]
    return [read_public(line) for line in lines if line]
