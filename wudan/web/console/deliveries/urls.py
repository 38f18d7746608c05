"""Addresses of deliveries on the console."""

from django.urls import path

from wudan.web.console.deliveries import agenda, desk, one, rounds

urlpatterns = [
    path("desk/agenda", agenda.agenda, name="agenda"),
    path("desk/deliveries", desk.delivery_desk, name="delivery-desk"),
    path("desk/deliveries/villages", desk.delivery_villages, name="delivery-villages"),
    path("desk/rounds/new", rounds.round_new, name="round-new"),
    path("desk/rounds/<str:no>", rounds.round_one, name="round"),
    path("desk/rounds/<str:no>/spreading", rounds.round_spreading, name="round-spreading"),
    path("desk/rounds/<str:no>/placement", rounds.round_placement, name="round-placement"),
    path("desk/rounds/<str:no>/publication", rounds.round_publication, name="round-publication"),
    path("desk/rounds/<str:no>/end", rounds.round_end, name="round-end"),
    path("desk/rounds/<str:no>/cancellation", rounds.round_cancellation, name="round-cancellation"),
    path("desk/deliveries/<str:no>", one.delivery, name="delivery"),
    *(
        path(
            f"desk/deliveries/<str:no>/{kind.noun}",
            one.delivery_act,
            {"kind": kind},
            name=f"delivery-{kind.noun}",
        )
        for kind in one.KINDS
    ),
]
