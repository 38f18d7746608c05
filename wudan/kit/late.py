"""Libraries that few pages need are loaded when they are first asked for something.

A worker that prints no paper, reads no table and plans no round is a quarter smaller for it, and starts sooner.
"""

from importlib import import_module
from types import ModuleType
from typing import Any


class _Late(ModuleType):
    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)


def late(name: str) -> Any:
    """A module that stands for another until then. ImportError comes at the first use."""
    return _Late(name)
