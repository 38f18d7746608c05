"""The two parts that only machines need which read sheets: OpenCV and PDFium, the extra `paper`."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from wudan.kit.phrases import Phrase

MISSING = Phrase(
    "这台机器没有装识读纸表的部件。请管理员在机器上运行：.venv/bin/pip install -r requirements/paper.txt"
)
_PARTS = ("cv2", "pypdfium2")


class PartMissing(Exception):
    """The extra `paper` is not installed; its words tell how it is."""

    def __init__(self) -> None:
        super().__init__(MISSING)


@cache
def can_read() -> bool:
    """Whether this machine can read sheets at all."""
    return all(find_spec(name) is not None for name in _PARTS)


def opencv() -> Any:
    """OpenCV, with one thread: the machine has other work. Raises PartMissing."""
    if not can_read():
        raise PartMissing
    cv = import_module("cv2")
    cv.setNumThreads(1)
    return cv


def pdfium() -> Any:
    """PDFium. Raises PartMissing."""
    if not can_read():
        raise PartMissing
    return import_module("pypdfium2")
