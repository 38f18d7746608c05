"""写稿、改稿: one form with plain marks; an editor with script sits on top of it where there is script."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.content import actions
from wudan.content.enums import ArticleKind, MediumKind
from wudan.content.models import Medium, Placement, Revision
from wudan.content.permissions import writing_objection
from wudan.content.policies import LONGEST_TITLE, Placed, Written
from wudan.honors.enums.campaign import AwardState
from wudan.honors.models import Award
from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.kit.written import from_html
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.projects.forms import PICK
from wudan.web.content.drawing import Drawn, drawn
from wudan.web.content.loading import WRITERS, latest_of, load_piece
from wudan.web.posting import page
from wudan.web.submitting import PostForm, submit

_NAMES = "、"
_LONGEST_HTML = 400_000


class WritingForm(PostForm):
    """What is written: words, by what right, from where, who is in it."""

    title = forms.CharField(label=_("题目"), max_length=LONGEST_TITLE, error_messages={"required": _("请写题目。")})  # fmt: skip
    body = forms.CharField(
        label=_("正文"), required=False,
        help_text=_("# 开头是小标题，- 开头是一条一条，1. 开头编号，| 甲 | 乙 | 是表格的一行，**两边加星**是重点。空一行分段。"),
        widget=forms.Textarea(attrs={"rows": 14, "data-rich": "id_html"}),
    )  # fmt: skip
    html = forms.CharField(required=False, max_length=_LONGEST_HTML, widget=forms.HiddenInput)
    rights = forms.ChoiceField(label=_("凭什么可以用"), widget=forms.RadioSelect, error_messages=PICK)  # fmt: skip
    source = forms.CharField(
        label=_("来源"), max_length=200, help_text=_("例：本站自己写的；某某作词作曲，2026 年书面同意。"),
        error_messages={"required": _("请写从哪里来。")},
    )  # fmt: skip
    credit = forms.CharField(label=_("作者"), required=False, max_length=120, help_text=_("例：词曲：县文化馆"))  # fmt: skip
    names = forms.CharField(
        label=_("写到谁、拍到谁"), required=False, max_length=400,
        help_text=_("写姓名，用顿号隔开；有重名的，写 姓名（村站名）。他们要先在“群众”里登记，并同意公开。收回同意，稿子马上撤下。"),
    )  # fmt: skip
    people_words = forms.CharField(
        label=_("别的出镜的人怎么同意的"), required=False, max_length=200, help_text=_("例：当场签了同意书，存在站里。"),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, actor: Actor, media: Iterable[Medium] = (), **given: Any) -> None:  # fmt: skip
        super().__init__(data, **given)
        self.actor, self.held = actor, list(media)
        self.fields["rights"].choices = list(settings.PACK.content.rights.items())  # type: ignore[attr-defined]
        for one in self.held:
            self._add_medium(one)

    def _add_medium(self, one: Medium) -> None:
        self.fields[f"placed_{one.pk}"] = forms.BooleanField(label=_("放在稿里"), required=False)
        if one.kind == MediumKind.PICTURE:
            self.fields[f"alt_{one.pk}"] = forms.CharField(label=_("图里有什么（看不见的人要听）"), required=False, max_length=120)  # fmt: skip
            return
        box = forms.Textarea(attrs={"rows": 3})
        self.fields[f"transcript_{one.pk}"] = forms.CharField(label=_("文字稿（听不见的人要看）"), required=False, widget=box)  # fmt: skip
        if one.kind == MediumKind.FILM and one.name:
            self.fields[f"captions_{one.pk}"] = forms.CharField(
                label=_("字幕（WebVTT）"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
                help_text=_("第一行写 WEBVTT，每句写时间，例：00:00:01.000 --> 00:00:04.000"),
            )  # fmt: skip

    @property
    def plain(self) -> list[Any]:
        """The fields but those of files."""
        return [self[name] for name in self.fields if not name.rpartition("_")[2].isdigit()]

    @property
    def held_fields(self) -> list[tuple[Medium, list[Any]]]:
        """Each file with its fields."""
        return [
            (one, [self[name] for name in self.fields if name.endswith(f"_{one.pk}")])
            for one in self.held
        ]

    def written(self, *, known: Iterable[Person] = ()) -> Written:
        """As the action wants it; only of a valid form. Raises Malformed."""
        said = self.cleaned_data
        placed = tuple(
            Placed(
                one.pk, said.get(f"alt_{one.pk}", ""), said.get(f"captions_{one.pk}", ""),
                said.get(f"transcript_{one.pk}", ""),
            )
            for one in self.held if said.get(f"placed_{one.pk}")
        )  # fmt: skip
        body = from_html(said["html"]) if said["html"].strip() else said["body"]
        return Written(
            title=said["title"], body=body, rights=said["rights"], source=said["source"], credit=said["credit"],
            people_words=said["people_words"], why=said.get("why", ""), placed=placed,
            persons=frozenset(persons_named(said["names"], self.actor, known)),
        )  # fmt: skip


class NewForm(WritingForm):
    """The first revision also says what kind it is."""

    kind = forms.ChoiceField(label=_("写什么"), choices=[one for one in ArticleKind.choices if one[0] != ArticleKind.CASE], error_messages=PICK)  # fmt: skip
    award = forms.ChoiceField(label=_("写的是哪个荣誉"), required=False, error_messages=PICK, help_text=_("只有“身边榜样”要选；本人要同意公开。"))  # fmt: skip
    field_order = ("kind", "award", "title", "body")

    def __init__(self, data: Any = None, *, actor: Actor, **given: Any) -> None:
        super().__init__(data, actor=actor, **given)
        self.awards = {str(one.pk): one for one in _awards(actor)}
        named = [(key, f"{one.candidate.person.name}（{one.candidate.honor_class.name}）") for key, one in self.awards.items()]  # fmt: skip
        self.fields["award"].choices = [("", "—"), *named]  # type: ignore[attr-defined]


class RevisionForm(WritingForm):
    """Another revision says what was changed, and of what."""

    why = forms.CharField(label=_("改了什么"), required=False, max_length=200)
    seen = forms.CharField(widget=forms.HiddenInput)


def persons_named(names: str, actor: Actor, known: Iterable[Person] = ()) -> set[int]:
    """The keys of those named, among those known and those the actor may find. Raises Malformed."""
    wanted = [one.strip() for one in names.replace(",", _NAMES).replace("，", _NAMES).split(_NAMES) if one.strip()]  # fmt: skip
    bare = {one.partition("（")[0] for one in wanted}
    held = list(known)
    rows = Person.objects.findable_by(actor).filter(name__in=bare).select_related("home")
    people = {one.pk: one for one in [*rows[:200], *held]}
    keys = set()
    for one in wanted:
        fits = [p for p in people.values() if one in (p.name, shown_name(p))]
        if len(fits) != 1:
            words = (
                Phrase("有几个叫这个名字的，请写 姓名（村站名）")
                if fits
                else Phrase("没有这个人，或不在您的范围内")
            )
            raise Malformed({"names": f"{one}：{words}。"})
        keys.add(fits[0].pk)
    return keys


def shown_name(person: Person) -> str:
    """秦奶奶（杨柳村站）."""
    return f"{person.name}（{person.home.short_name}）" if person.home else person.name


@for_roles(*WRITERS)
def article_new(request: HttpRequest) -> HttpResponse:
    """A new piece of one's own unit. 422 with what was typed."""
    actor = actor_of(request)
    form = NewForm(request.POST if request.method == "POST" else None, actor=actor, initial={"rights": "own"})  # fmt: skip

    def do() -> str:
        made = actions.start(
            unit=Unit.objects.get(pk=actor.unit_id or 0), kind=form.cleaned_data["kind"], written=form.written(), by=actor,
            at=clock.now(), award=form.awards.get(form.cleaned_data["award"]),
        )  # fmt: skip
        return page("article", made.pk)

    def show(words: str = "", status: int = 200) -> HttpResponse:
        context = {
            "form": form, "refusal_words": words, "back_url": page("content-desk"), "blocks": _typed(form),
        }  # fmt: skip
        return render(request, "content/writing.html", context, status=status)

    return submit(request, form, do, done=_("存下了，还没有送审。"), show=show) if request.method == "POST" else show()  # fmt: skip


@for_roles(*WRITERS)
def article_revision(request: HttpRequest, pk: int) -> HttpResponse:
    """Another revision. 422 with what was typed, 409 when somebody was quicker."""
    article, actor = load_piece(request, pk), actor_of(request)
    insist(writing_objection(actor, article))
    latest = latest_of(article)
    known = [one.person for one in latest.appearances.select_related("person__home").order_by("pk")]
    media = list(Medium.objects.filter(article=article).order_by("pk"))
    data = request.POST if request.method == "POST" else None
    form = RevisionForm(data, actor=actor, media=media, initial=_initial(latest, known, media, request))  # fmt: skip

    def do() -> str:
        actions.write(
            article=load_piece(request, pk), written=form.written(known=known), seen=form.cleaned_data["seen"], by=actor,
            at=clock.now(),
        )  # fmt: skip
        return page("article", pk)

    def show(words: str = "", status: int = 200) -> HttpResponse:
        context = {
            "form": form, "article": article, "refusal_words": words, "back_url": page("article", pk), "blocks": _typed(form),
            "marks": latest.marks.filter(settled_at=None).order_by("pk"), "signing": article.proposed_id is not None,
        }  # fmt: skip
        return render(request, "content/writing.html", context, status=status)

    return submit(request, form, do, done=_("存下了新的一稿。"), show=show) if request.method == "POST" else show()  # fmt: skip


def _typed(form: WritingForm) -> list[Drawn]:
    """The words the editor begins with: those typed, or those of the latest revision."""
    html = str(form["html"].value() or "")
    return drawn(from_html(html) if html.strip() else str(form["body"].value() or ""))


def _initial(latest: Revision, known: list[Person], media: list[Medium], request: HttpRequest) -> dict[str, object]:  # fmt: skip
    """What stands in the latest; a file that was just added is to be placed."""
    told: dict[str, object] = {
        name: getattr(latest, name)
        for name in ("title", "body", "rights", "source", "credit", "people_words")
    }
    told |= {"names": _NAMES.join(map(shown_name, known)), "seen": latest.hash}
    placed: dict[int, Placement] = {one.medium_id: one for one in latest.placements.order_by("pk")}
    for one in media:
        held = placed.get(one.pk)
        told[f"placed_{one.pk}"] = held is not None or request.GET.get("added") == str(one.pk)
        if held is not None:
            for name in ("alt", "captions", "transcript"):
                told[f"{name}_{one.pk}"] = getattr(held, name)
    return told


def _awards(actor: Actor) -> list[Award]:
    """Live honours of one's reach whose person lets the name be read."""
    rows = Award.objects.filter(state=AwardState.LIVE, candidate__shows_name=True, candidate__unit__path__startswith=actor.unit_path)  # fmt: skip
    joined = rows.select_related("candidate__person", "candidate__honor_class")
    return list(joined.order_by("-awarded_at", "pk")[:100])
