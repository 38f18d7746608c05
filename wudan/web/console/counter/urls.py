"""Addresses of the counter and of cards."""

from django.urls import path

from wudan.web.console.counter import card, card_desk

urlpatterns = [
    path("desk/cards", card_desk.card_desk, name="card-desk"),
    path("desk/cards/new", card_desk.card_new, name="card-new"),
    path("desk/cards/<int:pk>", card.card, name="card"),
    path("desk/cards/<int:pk>/sheet", card.card_sheet, name="card-sheet"),
    path("desk/cards/<int:pk>/lock", card.card_lock, name="card-lock"),
    path("desk/cards/<int:pk>/loss", card.card_loss, name="card-loss"),
    path("desk/cards/<int:pk>/successor", card.card_successor, name="card-successor"),
]
