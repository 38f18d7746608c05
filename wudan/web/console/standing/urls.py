"""Addresses of standing: checks, rectifications, demonstration sites, pairings, standards."""

from django.urls import path

from wudan.web.console.standing import checking, demonstrating, desk, one, rectifying, versions

urlpatterns = [
    path("desk/standing", desk.standing_desk, name="standing-desk"),
    path("desk/standing/items", desk.weak_items, name="weak-items"),
    path("desk/standing/items/<slug:code>", desk.weak_item, name="weak-item"),
    path("desk/standing/versions", desk.standard_versions, name="standard-versions"),
    path("desk/standing/versions/<int:pk>", versions.standard_version, name="standard-version"),
    path(
        "desk/standing/versions/<int:pk>/revision",
        versions.standard_revision,
        name="standard-revision",
    ),
    path(
        "desk/standing/versions/<int:pk>/paper",
        versions.standard_paper_new,
        name="standard-paper-new",
    ),
    path("standard/papers/<int:pk>", versions.standard_paper, name="standard-paper"),
    path("desk/standing/<int:unit_id>", one.site_standing, name="site-standing"),
    path("desk/standing/<int:unit_id>/check", checking.site_check, name="site-check"),
    path("desk/standing/<int:unit_id>/sheet", checking.check_sheet, name="check-sheet"),
    path("desk/standing/<int:unit_id>/staff", one.site_staff, name="site-staff"),
    path(
        "desk/standing/<int:unit_id>/demonstration",
        one.site_demonstration,
        name="site-demonstration",
    ),
    path("desk/site-staff/<int:pk>/end", one.staff_end, name="staff-end"),
    path("desk/checks/<int:pk>", checking.check, name="check"),
    path("desk/check-results/<int:pk>/picture", checking.check_picture, name="check-picture"),
    path("desk/rectifications", rectifying.rectifications, name="rectifications"),
    path("desk/rectifications/<int:pk>", rectifying.rectification, name="rectification"),
    path(
        "desk/rectifications/<int:pk>/mending",
        rectifying.rectification_mending,
        name="rectification-mending",
    ),
    path(
        "desk/rectifications/<int:pk>/recheck",
        rectifying.rectification_recheck,
        name="rectification-recheck",
    ),
    path(
        "desk/rectifications/<int:pk>/picture",
        rectifying.rectification_picture,
        name="rectification-picture",
    ),
    path("desk/demonstrations", demonstrating.demonstrations, name="demonstrations"),
    path("desk/demonstrations/<int:pk>", demonstrating.demonstration, name="demonstration"),
    path(
        "desk/demonstrations/<int:pk>/review",
        demonstrating.demonstration_review,
        name="demonstration-review",
    ),
    path(
        "desk/demonstrations/<int:pk>/withdrawal",
        demonstrating.demonstration_withdrawal,
        name="demonstration-withdrawal",
    ),
    path(
        "desk/demonstrations/<int:pk>/pairings",
        demonstrating.demonstration_pairing,
        name="demonstration-pairing",
    ),
    path("desk/pairings/<int:pk>", demonstrating.pairing, name="pairing"),
    path("desk/pairings/<int:pk>/visits", demonstrating.pairing_visit, name="pairing-visit"),
    path("desk/pairings/<int:pk>/end", demonstrating.pairing_end, name="pairing-end"),
]
