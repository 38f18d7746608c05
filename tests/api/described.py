"""The API's own description, as tests read it."""

from dataclasses import dataclass
from typing import Any

from wudan.api.v1 import api


@dataclass(frozen=True)
class Operation:
    """One operation of the description."""

    method: str
    path: str
    id: str
    given: dict[str, Any]

    @property
    def parameters(self) -> list[dict[str, Any]]:
        """Path, query and header parameters."""
        return self.given.get("parameters", [])


def description() -> dict[str, Any]:
    """The whole of it, as served."""
    return api.get_openapi_schema(path_prefix="")


def operations() -> list[Operation]:
    """Every operation."""
    return [
        Operation(method, path.lstrip("/"), given["operationId"], given)
        for path, methods in description()["paths"].items()
        for method, given in methods.items()
    ]
