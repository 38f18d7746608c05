"""Addresses of earning in the portal."""

from django.urls import path

from wudan.web.portal.earning import own, shown

urlpatterns = [
    path("points/rules", shown.earning_rules, name="earning-rules"),
    path("places/<int:pk>/rules", shown.village_rules_shown, name="village-rules-shown"),
    path("deeds", own.own_deeds, name="own-deeds"),
    path("deeds/<str:no>/objection", own.deed_objection, name="deed-objection"),
]
