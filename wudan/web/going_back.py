"""Where one came from, if that was a page of this house; nothing a browser claims is a link."""

from urllib.parse import urlsplit

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest


def came_from(request: HttpRequest) -> str:
    """The page of ours one came from, with its question; the first page when it was another's."""
    page = urlsplit(request.headers.get("Referer", ""))
    if page.scheme not in {"http", "https"} or page.netloc != _own_name(request):
        return "/"
    path = f"/{page.path.lstrip('/')}"
    return f"{path}?{page.query}" if page.query else path


def _own_name(request: HttpRequest) -> str | None:
    """The name under which the house was asked for, if it is one of its own."""
    try:
        return request.get_host()
    except DisallowedHost:
        return None
