"""orders/<no>/<act>: load what may be seen, call the one action, answer."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing, Objected, Stale
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts import ActForm
from wudan.web.console.order_desk import staff_page
from wudan.web.loading import load_order


@dataclass
class Attempt:
    """One act, tried inside the transaction that keeps its answer: a form sent twice gets the
    same answer, even when the order is by then no longer the sender's to see."""

    request: HttpRequest
    no: str
    kind: type[ActForm]
    form: ActForm | None = None

    def run(self) -> str:
        """Load, read the form, act; the next address. Raises what is in the way."""
        form = self.read()
        if not form.is_valid():
            raise Malformed({})
        seen = posting.seen_version(self.request)
        return form.after(form.act(by=actor_of(self.request), at=clock.now(), seen=seen))

    def read(self) -> ActForm:
        """The form as typed, on the order as it is now."""
        order = load_order(self.request, self.no)
        self.form = self.kind(self.request.POST, order=order, actor=actor_of(self.request))
        return self.form


def order_act(request: HttpRequest, no: str, *, kind: type[ActForm]) -> HttpResponse:
    """One act on one order. Answers 303, or the same page: 422 refused, 409 somebody was first."""
    if not actor_of(request).is_staff:
        raise Missing
    if request.method != "POST":
        return posting.go(request, posting.page("order", load_order(request, no).no))
    attempt = Attempt(request, no, kind)
    try:
        answer = posting.once(request, attempt.run)
    except Stale as fault:
        return _again(attempt, words=fault.words, status=409)
    except (Malformed, Objected) as fault:
        return _again(attempt, fault, status=422)
    messages.success(request, str(kind.done))
    return answer


def _again(
    attempt: Attempt, fault: Malformed | Objected | None = None, *, words: str = "", status: int
) -> HttpResponse:
    """The page with what was typed, on the newest state of the order."""
    form = attempt.read()
    if fault is not None and form.is_valid():
        form.tell(fault)
    said = fault.words if isinstance(fault, Objected) else words
    return staff_page(attempt.request, form.order, refused=form, words=said, status=status)
