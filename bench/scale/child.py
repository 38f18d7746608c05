"""Runs inside the product's surroundings, which its parent sets: seed, lay a size, weigh requests.

python -m bench.scale.child seed WHO | fill WHO TIMES OUT | weigh WHO RUNS OUT
"""

import json
import sys
from pathlib import Path
from typing import Any

import django

django.setup()

from bench.scale import filling, requests  # noqa: E402


def main(arguments: list[str]) -> int:
    """One of them; what it found is written as JSON."""
    what, who, *rest = arguments
    if what == "seed":
        Path(who).write_text(json.dumps(filling.seed()))
        return 0
    told, number, out = json.loads(Path(who).read_text()), int(rest[0]), Path(rest[1])
    found: Any = filling.fill(told, number) if what == "fill" else requests.weighed(told, number)
    out.write_text(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
