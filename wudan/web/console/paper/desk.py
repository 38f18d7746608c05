"""纸表: hand in what was photographed, see what waits for a person, print what is filled next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from wudan.intake import actions
from wudan.intake.enums import ScanState
from wudan.intake.files import scans_kept
from wudan.intake.models import Scan, ScanBatch
from wudan.kit import clock, numbers
from wudan.kit.optics.parts import MISSING, can_read
from wudan.kit.phrases import SEMICOLON, Listed, in_words
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.paper.receiving import Received, SealingHandler

PAPER_ROLES = (*SITES, "team_leader")
_MOST = 20


@csrf_exempt
@for_roles(*PAPER_ROLES)
def paper_desk(request: HttpRequest) -> HttpResponse:
    """The desk; by POST a heap of photographs. The form's own guard comes once files can be taken."""
    if request.method == "POST":
        request.upload_handlers = [SealingHandler(request)]
    return _desk(request)


@csrf_protect
def _desk(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request)
    files = [one for one in request.FILES.getlist("files") if isinstance(one, Received)]
    uploads = [one.upload for one in files]
    taken: list[int] = []

    def do() -> str:
        batch = actions.send(uploads=uploads, by=actor_of(request), at=clock.now())
        taken.append(batch.pk)
        return posting.page("scan-batch", batch.pk)

    try:
        return posting.once(request, do)
    except Malformed as fault:
        return _page(
            request, refused=in_words(Listed(SEMICOLON, fault.fields.values())), status=422
        )
    except Objected as fault:
        return _page(request, refused=fault.words, status=422)
    finally:
        if not taken:  # refused, or sent twice: these files belong to no row
            for one in uploads:
                if one.kept:
                    scans_kept().remove(one.kept)


def _page(request: HttpRequest, *, refused: str = "", status: int = 200) -> HttpResponse:
    actor = actor_of(request)
    mine = Scan.objects.visible_to(actor).select_related("sheet__unit", "sheet__roster__shift__activity", "batch")  # fmt: skip
    batches = ScanBatch.objects.visible_to(actor).select_related("unit").order_by("-sent_at", "-pk")
    context = {
        "waiting": mine.filter(state=ScanState.READ).order_by("pk")[:_MOST],
        "unread": mine.filter(state=ScanState.WAITING).count(),
        "batches": batches[:_MOST], "refused": refused, "token": posting.new_token(),
        "missing": "" if can_read() else MISSING, "keeps_site": actor.role in SITES,
    }  # fmt: skip
    return render(request, "console/paper/desk.html", context, status=status)


def scan_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the reading of one heap is, and what became of each page."""
    batch = _load(request, pk)
    scans = list(batch.scans.select_related("sheet__unit", "sheet__roster__shift__activity").order_by("number", "pk"))  # fmt: skip
    left = sum(scan.state == ScanState.WAITING for scan in scans)
    context = {
        "batch": batch, "scans": scans, "left": left, "done": len(scans) - left,
        "missing": "" if can_read() else MISSING, "token": posting.new_token(),
        "percent": round(100 * (len(scans) - left) / max(1, len(scans))),
    }  # fmt: skip
    answer = render(request, "console/paper/batch.html", context)
    if left and can_read():
        answer["Refresh"] = "4"
    return answer


def _load(request: HttpRequest, pk: int) -> ScanBatch:
    mine = ScanBatch.objects.visible_to(actor_of(request)).select_related("unit")
    found = mine.filter(pk=pk).first() if pk <= numbers.LARGEST_KEY else None
    if found is None:
        raise Missing
    return found
