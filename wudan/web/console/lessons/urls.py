"""Addresses of the log of learning and of the yearly summary, at the desk."""

from django.urls import path

from wudan.web.console.lessons import learned, summary

urlpatterns = [
    path("desk/learned", learned.learned_log, name="learned"),
    path("desk/learned/new", learned.learned_new, name="learned-new"),
    path("desk/learned/<int:pk>/striking", learned.learned_striking, name="learned-striking"),
    path("desk/experience", summary.experience_desk, name="experience-desk"),
    path("desk/experience/<int:year>/signing", summary.experience_signing, name="experience-signing"),
    path("desk/experience/<int:year>/withdrawal", summary.experience_withdrawal, name="experience-withdrawal"),
]  # fmt: skip
