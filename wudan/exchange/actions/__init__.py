"""The verbs of exports and publication. One module each, keyword-only, `by=` and `at=`."""

from wudan.exchange.actions.approve import approve
from wudan.exchange.actions.ask import Wanted, ask
from wudan.exchange.actions.clear import clear
from wudan.exchange.actions.fetch import fetch
from wudan.exchange.actions.import_bundle import (
    Imported,
    figures_imported,
    import_bundle,
    import_table,
)
from wudan.exchange.actions.make import make
from wudan.exchange.actions.note_archive import note_archive
from wudan.exchange.actions.raise_alarm import raise_alarm
from wudan.exchange.actions.refuse import refuse
from wudan.exchange.actions.report import mark_reported

__all__ = [
    "Imported",
    "Wanted",
    "approve",
    "ask",
    "clear",
    "fetch",
    "figures_imported",
    "import_bundle",
    "import_table",
    "make",
    "mark_reported",
    "note_archive",
    "raise_alarm",
    "refuse",
]
