"""Signs the measured keeper and residents in, through the application; writes their cookies."""

import json
import sys
from pathlib import Path

import django

django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402

from bench.calls import Caller  # noqa: E402
from bench.requests import _sign_in  # noqa: E402


def main() -> None:
    """Read who, write their cookies and form tokens."""
    seeded, entered = (Path(name) for name in sys.argv[1:3])
    who = json.loads(seeded.read_text())
    application = WSGIHandler()
    told = {
        "keeper": _entered(application, who["keeper"]),
        "residents": [_entered(application, one) for one in who["residents"]],
    }
    entered.write_text(json.dumps(told))
    entered.chmod(0o600)


def _entered(application: WSGIHandler, account: str) -> dict[str, str]:
    caller = Caller(application)
    _sign_in(caller, account)
    kept = {name: one.value for name, one in caller.cookies.items()}
    return {
        "cookie": "; ".join(f"{name}={value}" for name, value in kept.items()),
        "token": kept["csrftoken"],
    }


main()
