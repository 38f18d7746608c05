"""Addresses of 兑换 for residents."""

from django.urls import path

from wudan.web.portal.rewards import goods, redeemed

urlpatterns = [
    path("rewards", goods.rewards, name="rewards"),
    path("rewards/<int:pk>", goods.reward, name="reward"),
    path("redemptions", redeemed.redemptions, name="redemptions"),
    path("redemptions/<int:pk>", redeemed.redemption, name="redemption"),
    path(
        "redemptions/<int:pk>/cancellation", redeemed.redemption_cancellation,
        name="redemption-cancellation",
    ),
]  # fmt: skip
