"""What becomes of a site: opened, closed, moved, opened again; how it is reached and called. Its place and
state are periods, each ended when the next begins; nothing is overwritten."""

from wudan.sites.actions.close import close
from wudan.sites.actions.keep_contact import keep_contact
from wudan.sites.actions.keep_identity import keep_identity
from wudan.sites.actions.move import move
from wudan.sites.actions.open_site import open_site
from wudan.sites.actions.reopen import reopen

__all__ = ["close", "keep_contact", "keep_identity", "move", "open_site", "reopen"]
