"""Addresses of pieces: public ones, feeds, and the desk of who writes and signs."""

from django.urls import path

from wudan.web.content import attaching, cases, desk, feeds, one, playing, shown, writing
from wudan.web.content.acts import ACTS

urlpatterns = [
    path("cases", cases.cases, name="cases"),
    path("content", shown.pieces, name="pieces"),
    path("content/feed.rss", feeds.RssOfPieces(), name="pieces-rss"),
    path("content/feed.atom", feeds.AtomOfPieces(), name="pieces-atom"),
    path("content/<str:no>", shown.piece, name="piece"),
    path("content/<str:no>/uses", shown.piece_use, name="piece-use"),
    path("content/<str:no>/pictures/<slug:name>", playing.piece_picture, name="piece-picture"),
    path("content/<str:no>/films/<slug:name>", playing.piece_film, name="piece-film"),
    path("content/<str:no>/captions/<int:position>", playing.piece_captions, name="piece-captions"),
    path("content/<str:no>/sheet.pdf", playing.piece_sheet, name="piece-sheet"),
    path("desk/content", desk.content_desk, name="content-desk"),
    path("desk/content/new", writing.article_new, name="article-new"),
    path("desk/content/signatures", desk.content_signatures, name="content-signatures"),
    path("desk/content/<int:pk>", one.article, name="article"),
    path("desk/content/<int:pk>/revision", writing.article_revision, name="article-revision"),
    path("desk/content/<int:pk>/comparison", one.article_comparison, name="article-comparison"),
    path("desk/content/<int:pk>/files/<slug:name>", one.article_file, name="article-file"),
    path("desk/content/<int:pk>/pictures", attaching.article_picture, name="article-picture"),
    path("desk/content/<int:pk>/films", attaching.article_film, name="article-film"),
    path("desk/content/<int:pk>/film-link", attaching.article_link, name="article-link"),
    *(
        path(f"desk/content/<int:pk>/{form.noun}", one.article_act, {"noun": form.noun}, name=f"article-{form.noun}")
        for form in ACTS
    ),
]  # fmt: skip
