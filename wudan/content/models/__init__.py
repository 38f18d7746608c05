"""Content's tables. Only `content.actions` write here."""

from wudan.content.models.article import Article, Author
from wudan.content.models.medium import Medium, Placement
from wudan.content.models.revision import Appearance, Revision
from wudan.content.models.showing import Posting, SearchText, Showing, Use
from wudan.content.models.signing import ProofMark, SendBack, SignOff

__all__ = [
    "Appearance", "Article", "Author", "Medium", "Placement", "Posting", "ProofMark", "Revision", "SearchText", "SendBack",
    "Showing", "SignOff", "Use",
]  # fmt: skip
