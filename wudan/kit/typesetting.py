"""Paper: Typst sets a template with its data. The one place that knows the typesetter; loaded with the first paper."""

from pathlib import Path
from typing import Any

from wudan.kit.late import late

_typst = late("typst")


def typeset(source: Path, **given: Any) -> bytes:
    """The finished file of a template; `given` as the typesetter takes it (`font_paths`, `sys_inputs`, `format`, …).

    Raises what it raises: a template that cannot be set is a fault of ours.
    """
    made: bytes = _typst.compile(source, **given)
    return made
