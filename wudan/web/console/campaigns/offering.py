"""An act that is open, folded until asked for."""

from dataclasses import dataclass

from wudan.web.submitting import PostForm


@dataclass(frozen=True, slots=True)
class Offered:
    """What a page offers: its words, where it goes, the form."""

    label: str
    explain: str
    url: str
    form: PostForm
    with_file: bool = False
