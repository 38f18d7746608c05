"""The console's clock and desks, for the pages of 减负."""

from tests.web.console.conftest import _no_built_assets, _standing_clock, desk_of

__all__ = ["_no_built_assets", "_standing_clock", "desk_of"]
