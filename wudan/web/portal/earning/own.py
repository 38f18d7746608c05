"""记在我名下的好事: what was written down of me, my household, my team; and to say that it is not so."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.rewards.actions import deeds
from wudan.rewards.models import Deed
from wudan.web import posting
from wudan.web.acting import actor_of, person_of

MOST = 50
_OPEN = ("kept", "waiting")


class ObjectionForm(forms.Form):
    """What is not so."""

    words = forms.CharField(
        label=_("哪里不对"), widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": _("请写一句哪里不对。")}
    )  # fmt: skip

    def __init__(self, data: object = None, *, no: str) -> None:
        super().__init__(data, auto_id=f"objection-{no}-%s", label_suffix="")  # type: ignore[arg-type]
        self.token = posting.new_token()


def own_deeds(request: HttpRequest) -> HttpResponse:
    """The newest first; as oneself, whatever post one holds."""
    return _page(request)


def deed_objection(request: HttpRequest, no: str) -> HttpResponse:
    """Say that a deed is not so: a plus is reversed at once, a minus is looked into by another."""
    row = Deed.objects.of_person(person_of(request).pk).with_names().filter(no=no).first()
    if row is None:
        raise Missing
    if request.method != "POST":
        return posting.go(request, posting.page("own-deeds"))
    form, words = ObjectionForm(request.POST, no=no), ""

    def do() -> str:
        if not form.is_valid():
            raise Malformed({})
        deeds.object_to(row=row, by=actor_of(request), at=clock.now(), **form.cleaned_data)
        return posting.page("own-deeds")

    try:
        answer = posting.once(request, do)
    except Malformed as fault:
        for name, said in fault.fields.items():
            form.add_error(name if name in form.fields else None, in_words(said))
    except Objected as fault:
        words = fault.words
    else:
        messages.success(request, now_("记下了。加的分已经退回；减分的由没有经手的人查。"))
        return answer
    return _page(request, form=form, no=no, words=words, status=422)


def _page(
    request: HttpRequest, *, form: ObjectionForm | None = None, no: str = "", words: str = "", status: int = 200
) -> HttpResponse:  # fmt: skip
    person = person_of(request)
    rows = Deed.objects.of_person(person.pk).with_names().select_related("earning").order_by("-kept_at", "-pk")  # fmt: skip
    lines = [
        (row, form if form is not None and row.no == no else ObjectionForm(no=row.no), row.state in _OPEN and row.objected_at is None)
        for row in rows[:MOST]
    ]  # fmt: skip
    context = {"lines": lines, "refusal_words": words, "refused": no, "is_staff": actor_of(request).is_staff}  # fmt: skip
    return render(request, "portal/earning/deeds.html", context, status=status)
