"""Addresses of shops on the console."""

from django.urls import path

from wudan.web.console.shops import amending, correcting, desk, shop

urlpatterns = [
    path("desk/shops", desk.shop_desk, name="shop-desk"),
    path("desk/shops/new", desk.shop_new, name="shop-new"),
    path("desk/shops/goods", desk.good_list, name="good-list"),
    path("desk/shops/sponsors", desk.sponsor_list, name="sponsor-list"),
    path("desk/shops/<int:pk>", shop.shop, name="shop"),
    path("desk/shops/<int:pk>/details", correcting.shop_details, name="shop-details"),
    path("desk/shops/<int:pk>/collection", shop.shop_collection, name="shop-collection"),
    path("desk/shops/<int:pk>/batches", shop.shop_batch, name="shop-batch"),
    path("desk/shops/<int:pk>/switch", shop.shop_switch, name="shop-switch"),
    path("desk/shops/goods/<int:pk>", correcting.good, name="good"),
    path("desk/shops/sponsors/<int:pk>/naming", correcting.sponsor_naming, name="sponsor-naming"),
    path("desk/batches/<int:pk>/change", amending.batch_change, name="batch-change"),
    path("desk/redemptions/<int:pk>/return", amending.redemption_return, name="redemption-return"),
    path("desk/amendments/<int:pk>", desk.amendment, name="amendment"),
]
