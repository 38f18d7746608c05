"""Anchor the journal: write outside the database how each hash chain stands now."""

import argparse
import sys

from django.conf import settings

from wudan.journal.anchoring import anchor
from wudan.kit import clock

HELP = "anchor the journal (锚定留痕) outside the database; the worker does it daily"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None: the folder is a setting (WUDAN_ANCHORS)."""


def run(options: argparse.Namespace) -> int:
    """0 with the digest to keep on paper; 2 when the folder cannot be written."""
    try:
        seal = anchor(folder=settings.ANCHORS, at=clock.now())
    except OSError as fault:
        print(f"锚定文件写不进去（{settings.ANCHORS}）：{fault.strerror}。", file=sys.stderr)
        return 2
    if seal is None:
        print("别处正在锚定，这一次不做。")
        return 0
    print(
        f"第 {seal.number} 次锚定：{seal.chains_count} 条链有增长，共 {seal.events_count} 条记录。"
    )
    print(f"摘要（请抄存或打印，由第二人保管）：\n{' '.join(seal.groups)}")
    return 0
