"""What lets a browser install the station: manifest, icon, and the one worker, served from the root,
since a worker reaches no further than its own address."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wudan.kit.refusals import Missing
from wudan.kit.seal_icon import SIZES, icon

_COLOR, _GROUND = "#a32a1b", "#fdf6e9"


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What the station is called and looks like, the same for everybody."""
    name = _("{county} 离线站").format(county=settings.PACK.brand.short)
    icons = [
        {"src": reverse("offline-icon", args=[size]), "sizes": f"{size}x{size}", "type": "image/png",
         "purpose": "any maskable"}
        for size in SIZES
    ]  # fmt: skip
    told = {
        "id": reverse("offline"), "name": name, "short_name": _("离线站"), "lang": "zh-CN",
        "start_url": reverse("offline"), "scope": "/", "display": "standalone",
        "theme_color": _COLOR, "background_color": _GROUND, "icons": icons,
    }  # fmt: skip
    return JsonResponse(told, content_type="application/manifest+json")


@login_not_required
@require_safe
def offline_icon(request: HttpRequest, size: int) -> HttpResponse:
    """The seal. Raises Missing for another size."""
    if size not in SIZES:
        raise Missing
    return HttpResponse(icon(size), content_type="image/png")


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that `frontend/build.py` made of frontend/src/worker.ts. Raises Missing before it was built."""
    built = settings.ASSETS / "worker.js"
    if not built.is_file():
        raise Missing
    return HttpResponse(built.read_bytes(), content_type="text/javascript; charset=utf-8")
