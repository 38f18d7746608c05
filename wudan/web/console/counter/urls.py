"""Addresses of the counter and of cards."""

from django.urls import path

from wudan.web.console.counter import card, card_desk, counter, desk, offline, solvency, stocktaking

urlpatterns = [
    path("desk/counter", desk.counter_desk, name="counter-desk"),
    path("desk/counter/<int:pk>", counter.counter, name="counter"),
    path("desk/counter/<int:pk>/redemption", counter.counter_redemption, name="counter-redemption"),
    path("desk/counter/<int:pk>/offline", offline.counter_offline, name="counter-offline"),
    path("desk/counter/receipts/<str:no>", counter.counter_receipt, name="counter-receipt"),
    path("desk/counter/lines/<int:pk>", desk.counter_line, name="counter-line"),
    path("desk/counter/devices/<int:pk>/closing", desk.counter_closing, name="counter-closing"),
    path("desk/counter/<int:pk>/stocktaking", stocktaking.stock_taking, name="stock-taking"),
    path("desk/counter/counts/<int:pk>", stocktaking.stock_count, name="stock-count"),
    path("desk/solvency", solvency.solvency, name="solvency"),
    path("desk/cards", card_desk.card_desk, name="card-desk"),
    path("desk/cards/new", card_desk.card_new, name="card-new"),
    path("desk/cards/<int:pk>", card.card, name="card"),
    path("desk/cards/<int:pk>/sheet", card.card_sheet, name="card-sheet"),
    path("desk/cards/<int:pk>/lock", card.card_lock, name="card-lock"),
    path("desk/cards/<int:pk>/loss", card.card_loss, name="card-loss"),
    path("desk/cards/<int:pk>/successor", card.card_successor, name="card-successor"),
]
