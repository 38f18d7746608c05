"""The API's own description, as tests read it."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from wudan.api.v1 import api

PREFIX = "/api/v1/"


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
    """The whole of it, the very one that is served: the house makes it once, for seconds."""
    return api.get_openapi_schema(path_params={})


@cache
def operations() -> tuple[Operation, ...]:
    """Every operation, with its path below the API's own."""
    return tuple(
        Operation(method, path.removeprefix(PREFIX), given["operationId"], given)
        for path, methods in description()["paths"].items()
        for method, given in methods.items()
    )
