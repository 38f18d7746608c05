"""The console's clock and desks."""

from tests.web.console.conftest import _no_built_assets, _standing_clock, desk_of

__all__ = ["_no_built_assets", "_standing_clock", "desk_of"]
