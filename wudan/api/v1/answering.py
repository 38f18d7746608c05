"""One way to write JSON: UTF-8, compact, never cached unless it is public."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.renderers import JSONRenderer
from pydantic import BaseModel

CONTENT_TYPE = "application/json; charset=utf-8"
PUBLIC_SECONDS = 60


def written(content: str, status: int = 200) -> HttpResponse:
    """An answer from JSON that is already written; a lone surrogate becomes `?`."""
    body = content.encode("utf-8", "replace")
    return HttpResponse(body, status=status, content_type=CONTENT_TYPE)


def told(model: BaseModel, status: int = 200) -> HttpResponse:
    """An answer from a model."""
    return written(model.model_dump_json(), status)


def public(rows: object) -> HttpResponse:
    """An answer from plain rows, the same for everybody, so caches may keep it a minute.

    Rows are not checked again on their way out; tests compare them with the schema.
    """
    answer = written(json.dumps(rows, ensure_ascii=False, separators=(",", ":")))
    answer["Cache-Control"] = f"public, max-age={PUBLIC_SECONDS}"
    return answer


class Renderer(JSONRenderer):
    """What django-ninja itself writes, spelt the same way."""

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        """Compact JSON."""
        return json.dumps(data, cls=self.encoder_class, ensure_ascii=False, separators=(",", ":"))
