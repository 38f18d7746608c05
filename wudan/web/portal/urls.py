"""Addresses of the portal: nouns, for residents and volunteers.

The order's own address serves staff as well and stands in `wudan.web.urls`.
"""

from django.urls import path

from wudan.web.portal import (
    acts,
    display,
    gallery,
    health,
    home,
    inbox,
    my_orders,
    own_account,
    phone,
    places,
    placing,
    posts,
    second_factor,
    second_factor_setting,
    services,
    sign_in,
    slip,
    step_up,
    unsent,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("services", services.services, name="services"),
    path("services/<slug:code>", services.service, name="service"),
    path("orders/new", placing.place_order, name="place-order"),
    path("orders/new/suggestions", placing.suggestions, name="suggestions"),
    path("orders/mine", my_orders.my_orders, name="my-orders"),
    path("orders/<str:no>/supplement", acts.supplement, name="supplement"),
    path("orders/<str:no>/withdrawal", acts.withdrawal, name="withdrawal"),
    path("orders/<str:no>/acknowledgement", acts.acknowledgement, name="acknowledgement"),
    path("orders/<str:no>/review", acts.review, name="review"),
    path("orders/<str:no>/disavowal", acts.disavowal, name="disavowal"),
    path("slip", slip.slip, name="slip"),
    path("slip/<str:no>", slip.opened_slip, name="opened-slip"),
    path("slip/<str:no>/<slug:act>", slip.slip_act, name="slip-act"),
    path("places", places.places, name="places"),
    path("places/<int:pk>", places.place, name="place"),
    path("sign-in", sign_in.sign_in, name="sign-in"),
    path("sign-in/phone", phone.sign_in_by_phone, name="sign-in-phone"),
    path("sign-in/code", phone.sign_in_code, name="sign-in-code"),
    path("sign-in/newcomer", phone.newcomer, name="newcomer"),
    path("demo/inbox", inbox.inbox, name="inbox"),
    path("sign-out", sign_in.sign_out, name="sign-out"),
    path("account", own_account.own_account, name="own-account"),
    path("account/password", own_account.password, name="password"),
    path(
        "account/second-factor",
        second_factor_setting.second_factor_setting,
        name="second-factor-setting",
    ),
    path("account/recovery-codes", second_factor_setting.recovery_codes, name="recovery-codes"),
    path("second-factor", second_factor.second_factor, name="second-factor"),
    path("step-up", step_up.step_up, name="step-up"),
    path("acting", posts.acting, name="acting"),
    path("unsent", unsent.unsent, name="unsent"),
    path("display", display.display, name="display"),
    path("gallery", gallery.gallery, name="gallery"),
    path("healthz", health.healthz, name="healthz"),
]
