"""Pages travel squeezed: a first visit on a village's line is forty kilobytes at most (ADR 71).

Only pages: files and films have been squeezed when they were made, and are served in ranges. Django
pads each page by a random length, so that the length tells nothing of what is on it (BREACH).
"""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class SqueezeMiddleware(GZipMiddleware):
    """Django's, for HTML alone."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The page squeezed, for who can read it so; anything else as it is."""
        kind = response.headers.get("Content-Type", "")
        if not isinstance(response, HttpResponse) or not kind.startswith("text/html"):
            return response
        return super().process_response(request, response)
