"""Addresses of appraisals: rounds, one unit's sheet, sheets and simulations."""

from django.urls import path

from wudan.web.console.appraisals import rounds, sheets, unit

_ONE = "desk/appraisals/<int:pk>/units/<int:unit_id>"
urlpatterns = [
    path("desk/appraisals", rounds.appraisal_desk, name="appraisal-desk"),
    path("desk/appraisals/new", rounds.round_new, name="appraisal-new"),
    path("desk/appraisals/<int:pk>", rounds.appraisal_round, name="appraisal-round"),
    path("desk/appraisals/<int:pk>/publication", rounds.round_publication, name="appraisal-publication"),
    path("desk/appraisals/<int:pk>/end", rounds.round_end, name="appraisal-end"),
    path(_ONE, unit.appraisal_unit, name="appraisal-unit"),
    path(f"{_ONE}/judgement", unit.appraisal_judgement, name="appraisal-judgement"),
    path(f"{_ONE}/appeal", unit.appraisal_appeal, name="appraisal-appeal"),
    path(f"{_ONE}/figures/<slug:name>", unit.appraisal_figure, name="appraisal-figure"),
    path("desk/appraisal-appeals/<int:pk>/answer", unit.appeal_answer, name="appraisal-answer"),
    path("desk/appraisal-sheets", sheets.appraisal_sheets, name="appraisal-sheets"),
    path("desk/appraisal-sheets/<int:pk>", sheets.appraisal_sheet, name="appraisal-sheet"),
    path("desk/appraisal-sheets/<int:pk>/simulation", sheets.sheet_simulation, name="appraisal-sheet-simulation"),
    path("desk/appraisal-sheets/<int:pk>/adoption", sheets.sheet_adoption, name="appraisal-sheet-adoption"),
    path("desk/appraisal-simulations/<int:pk>", sheets.appraisal_simulation, name="appraisal-simulation"),
]  # fmt: skip
