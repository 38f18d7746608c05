"""What becomes of a site's place in the tree."""

from wudan.grounds.actions.end_site import end_site
from wudan.grounds.actions.move_under import move_under

__all__ = ["end_site", "move_under"]
