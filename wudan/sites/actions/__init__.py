"""What becomes of a site: closed, moved, opened again. Each ends the present period and
starts a new one; nothing is overwritten."""

from wudan.sites.actions.close import close
from wudan.sites.actions.move import move
from wudan.sites.actions.reopen import reopen

__all__ = ["close", "move", "reopen"]
