"""Our system on SQLite: the same county in a file, served by one process, as it ships."""

import shutil
import sys
from pathlib import Path

from bench.peers.systems.ours import Ours


class OursOnFile(Ours):
    """Its worker runs beside the pages, in the same process: on SQLite that is how it is."""

    name, title = "ours-on-file", "五单, SQLite"

    @property
    def file(self) -> Path:
        """The database."""
        return self.folder / "home" / "wuqi.sqlite3"

    def environment(self, port: int) -> dict[str, str]:
        """No address of a database: then it is the file at home."""
        return super().environment(port) | {"WUDAN_DATABASE_URL": ""}

    def command(self, port: int) -> list[str]:
        """One process; it takes no more on SQLite."""
        return [sys.executable, "-m", "wudan.jobs.commandline", "serve", "--port", str(port)]

    def blank(self) -> None:
        """Nothing, nor what belongs to it."""
        for path in self.file.parent.glob(f"{self.file.name}*"):
            path.unlink()

    def keep(self) -> None:
        """A copy; nobody has it open."""
        shutil.copyfile(self.file, self.folder / "seeded.sqlite3")

    def restore(self) -> None:
        """The copy back."""
        self.blank()
        shutil.copyfile(self.folder / "seeded.sqlite3", self.file)
