"""How far a long command has come, on standard error: a bar for people, lines for logs.

A bar when standard error is a terminal or when asked; else a line at each tenth, and none
at all in the first second, so that short work stays silent.
"""

import sys
import time
from typing import TextIO

_WIDTH = 30
_QUIET_SECONDS = 1.0


class Progress:
    """One piece of work of known size. `advance` is cheap enough for every row."""

    def __init__(
        self, total: int, label: str, *, bar: bool = False, stream: TextIO | None = None
    ) -> None:
        self.total, self.label = max(total, 0), label
        self._stream = stream or sys.stderr
        self._bar = bar or self._stream.isatty()
        self._done, self._shown, self._open = 0, -1, False
        self._began = time.monotonic()
        self._next = 0.0

    @property
    def percent(self) -> int:
        """Whole percents done; work of no size is done."""
        return min(100, self._done * 100 // self.total) if self.total else 100

    def advance(self, n: int = 1) -> None:
        """Note that n more are done; draw only when the percentage changes."""
        self._done += n
        if self._done >= self._next:
            self._next = (self.percent + 1) * self.total / 100
            self._show()

    def finish(self) -> None:
        """End the line, at whatever was reached; a second call does nothing."""
        if self._open:
            self._open = False
            self._write("\n")

    def _show(self) -> None:
        if self._bar:
            self._draw()
        elif self.percent // 10 > self._shown // 10:
            self._shown = self.percent
            if time.monotonic() - self._began >= _QUIET_SECONDS:
                self._write(f"{self.label}：{self.percent}%\n")

    def _draw(self) -> None:
        full = self.percent * _WIDTH // 100
        self._open = True
        bar = "█" * full + "░" * (_WIDTH - full)
        self._write(f"\r{self.label} {bar} {self.percent:3d}%")

    def _write(self, words: str) -> None:
        self._stream.write(words)
        self._stream.flush()
