"""传照片、短片、录音: pictures with a plain form; films straight to disk, refused before they are read if too large."""

from typing import Any

from django import forms
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from wudan.content import actions
from wudan.content.files import content_films_kept
from wudan.content.permissions import writing_objection
from wudan.kit import clock
from wudan.kit.phrases import in_words
from wudan.kit.recordings import MOST_BYTES, Recording, Writing, too_large
from wudan.kit.refusals import Malformed, Refusal, insist
from wudan.sites.models import Resource
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.projects.forms import PICK
from wudan.web.content.acts import channel_choices
from wudan.web.content.loading import WRITERS, load_piece
from wudan.web.posting import page
from wudan.web.submitting import PostForm, submit

_AROUND = 100_000
"""What a browser sends around the file."""


class PictureForm(PostForm):
    """One picture."""

    picture = forms.FileField(
        label=_("照片"), help_text=_("JPG、PNG 或 WebP，最多 10 MB。位置和相机信息会去掉。"),
        error_messages={"required": _("请选一张照片。")},
    )  # fmt: skip


class LinkForm(PostForm):
    """A film that stands on a registered channel."""

    channel = forms.TypedChoiceField(label=_("在哪个网络阵地上"), coerce=int, error_messages=PICK)
    link = forms.CharField(label=_("网址"), max_length=300, help_text=_("以 https:// 开头。"))


class FilmForm(PostForm):
    """A film or a sound; its field is read by the handler, not by the form."""

    film = forms.FileField(
        label=_("短片或录音"), required=False,
        help_text=_("短片 MP4、WebM，录音 MP3、M4A、OGG，最多 300 MB。更长的先发到县里的网络阵地，再填网址。"),
    )  # fmt: skip


class FilmHandler(FileUploadHandler):
    """Writes the one file of a form to disk as it comes; nothing of it is held in memory."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.writing: Writing | None = None
        self.fault = ""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin; a second file is not taken."""
        super().new_file(*args, **kwargs)
        if self.writing is None and self.field_name == "film":
            self.writing = content_films_kept().begin()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """One piece; too many end it."""
        if self.writing is None or self.field_name != "film":
            return None
        try:
            self.writing.add(raw_data)
        except Malformed as fault:
            self.fault = fault.words
            raise StopUpload(connection_reset=False) from None
        return None

    def file_complete(self, file_size: int) -> None:
        """What was kept is found in the handler."""

    def upload_interrupted(self) -> None:
        """Nothing stays."""
        self.drop()

    def drop(self) -> None:
        """Away with what was not wanted."""
        if self.writing is not None:
            self.writing.drop()

    def kept(self) -> Recording:
        """What came, whole. Raises Malformed."""
        if self.fault:
            raise Malformed({"film": self.fault})
        if self.writing is None:
            raise Malformed({"film": "请选一段短片或录音。"})
        return self.writing.done()


@for_roles(*WRITERS)
def article_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a picture; then it is placed in a revision."""
    article = load_piece(request, pk)
    insist(writing_objection(actor_of(request), article))
    form = PictureForm(request.POST, files=request.FILES) if request.method == "POST" else PictureForm()  # fmt: skip

    def do() -> str:
        content = form.cleaned_data["picture"].read()
        made = actions.add_picture(article=load_piece(request, pk), content=content, by=actor_of(request), at=clock.now())  # fmt: skip
        return _placing(pk, made.pk)

    def show(words: str = "", status: int = 200) -> HttpResponse:
        return _page(request, pk, {"picture_form": form}, words, status)

    return submit(request, form, do, done=_("传好了，写上图里有什么，再存一稿。"), show=show) if request.method == "POST" else show()  # fmt: skip


@for_roles(*WRITERS)
def article_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a film that stands elsewhere."""
    article = load_piece(request, pk)
    insist(writing_objection(actor_of(request), article))
    form = LinkForm(request.POST if request.method == "POST" else None)
    form.fields["channel"].choices = channel_choices(article)  # type: ignore[attr-defined]

    def do() -> str:
        said = form.cleaned_data
        made = actions.link_film(
            article=load_piece(request, pk), channel=Resource.objects.get(pk=said["channel"]), link=said["link"],
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return _placing(pk, made.pk)

    def show(words: str = "", status: int = 200) -> HttpResponse:
        return _page(request, pk, {"link_form": form}, words, status)

    return submit(request, form, do, done=_("记下了，写上文字稿，再存一稿。"), show=show) if request.method == "POST" else show()  # fmt: skip


@csrf_exempt
@for_roles(*WRITERS)
def article_film(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a film: who, which piece and how large is asked before a byte is read; the token is proved inside."""
    insist(writing_objection(actor_of(request), load_piece(request, pk)))
    if request.method != "POST":
        return _page(request, pk, {})
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES + _AROUND:
        form = FilmForm({})
        form.add_error("film", in_words(too_large()))
        return _page(request, pk, {"film_form": form}, status=413)
    request.upload_handlers = [FilmHandler(request)]
    return _film(request, pk)


@csrf_protect
def _film(request: HttpRequest, pk: int) -> HttpResponse:
    form = FilmForm(request.POST)
    handler = request.upload_handlers[0]
    assert isinstance(handler, FilmHandler)  # noqa: S101 - set just before

    def do() -> str:
        kept = handler.kept()
        try:
            made = actions.add_film(article=load_piece(request, pk), kept=kept, by=actor_of(request), at=clock.now())  # fmt: skip
        except Refusal:
            content_films_kept().remove(kept.name)
            raise
        return _placing(pk, made.pk)

    def show(words: str, status: int) -> HttpResponse:
        return _page(request, pk, {"film_form": form}, words, status)

    try:
        return submit(request, form, do, done=_("传好了，写上文字稿或字幕，再存一稿。"), show=show)
    finally:
        handler.drop()


def _placing(pk: int, medium: int) -> str:
    return f"{page('article-revision', pk)}?added={medium}#id_placed_{medium}"


def _page(request: HttpRequest, pk: int, forms_: dict[str, PostForm], words: str = "", status: int = 200) -> HttpResponse:  # fmt: skip
    article = load_piece(request, pk)
    link = LinkForm()
    link.fields["channel"].choices = channel_choices(article)  # type: ignore[attr-defined]
    context = {
        "article": article, "refusal_words": words, "picture_form": PictureForm(), "film_form": FilmForm(), "link_form": link,
    } | forms_  # fmt: skip
    return render(request, "content/attaching.html", context, status=status)
