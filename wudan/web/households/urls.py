"""Addresses of households: the public register, one's own, and the desk."""

from django.urls import path

from wudan.web.households import colors, desk, mine, one, plate_sheet, register, visits
from wudan.web.households.one import FORMS

urlpatterns = [
    path("households", register.household_register, name="household-register"),
    path("households/mine", mine.own_household_honor, name="own-household"),
    *(
        path(
            f"households/mine/{noun}",
            mine.own_household_act,
            {"noun": noun},
            name=f"own-household-{noun}",
        )
        for noun in ("agreement", "exit", "display", "display-end", "appeal")
    ),
    path("households/nomination", mine.nomination, name="own-nomination"),
    path("households/words", mine.neighbour_words, name="neighbour-words"),
    path("households/words/<int:pk>", mine.neighbour_word, name="neighbour-word"),
    path("households/<str:no>", register.household_shown, name="household-shown"),
    path(
        "households/<str:no>/picture",
        register.household_shown_picture,
        name="household-shown-picture",
    ),
    path("places/<int:pk>/colors", colors.village_colors, name="village-colors"),
    path("places/<int:pk>/colors/<slug:color>", colors.village_color, name="village-color"),
    path("desk/colors", colors.colors_desk, name="colors-desk"),
    path("desk/colors/<int:pk>", colors.station_colors, name="station-colors"),
    path("desk/colors/<int:pk>/<slug:color>", colors.station_color, name="station-color"),
    path("desk/household-honors", desk.household_desk, name="household-desk"),
    path("desk/household-honors/new", desk.household_finding, name="household-finding"),
    path(
        "desk/household-honors/new/<int:pk>", desk.household_nomination, name="household-nomination"
    ),
    path("desk/household-honors/plates", desk.plate_register, name="plate-register"),
    path("desk/household-honors/visits", visits.household_visits, name="household-visits"),
    path("desk/household-honors/visits/<int:pk>", visits.household_visit, name="household-visit"),
    path(
        "desk/household-honors/visits/<int:pk>/declaration",
        visits.visit_declaration,
        name="household-visit-declaration",
    ),
    path(
        "desk/household-honors/visits/<int:pk>/findings",
        visits.visit_findings,
        name="household-visit-findings",
    ),
    path("desk/household-honors/<int:pk>", one.household_honor, name="household-honor"),
    path("desk/household-honors/<int:pk>/plate.pdf", plate_sheet.plate_sheet, name="plate-sheet"),
    path("desk/household-honors/<int:pk>/image", one.household_picture, name="household-image"),
    *(
        path(
            f"desk/household-honors/<int:pk>/{form.noun}",
            one.household_act,
            {"noun": form.noun},
            name=f"household-{form.noun}",
        )
        for form in FORMS
    ),
]
