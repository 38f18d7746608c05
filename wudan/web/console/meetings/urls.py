"""Addresses of meetings, decisions and duties on the console."""

from django.urls import path

from wudan.web.console.meetings import acts, desk, duties, new, one, papers, tasks

urlpatterns = [
    path("desk/meetings", desk.meeting_desk, name="meeting-desk"),
    path("desk/meetings/new", new.meeting_new, name="meeting-new"),
    path("desk/meetings/<int:pk>", one.meeting, name="meeting"),
    path("desk/meetings/<int:pk>/pack.pdf", papers.meeting_pack, name="meeting-pack"),
    path("desk/meetings/<int:pk>/calendar.ics", papers.meeting_calendar, name="meeting-calendar"),
    path("desk/meetings/<int:pk>/figures/<str:key>", papers.meeting_figure, name="meeting-figure"),
    *(
        path(
            f"desk/meetings/<int:pk>/{form.noun}",
            one.meeting_act,
            {"noun": form.noun},
            name=f"meeting-{form.noun}",
        )
        for form in acts.FORMS
    ),
    path("desk/motions", desk.motion_new, name="motion-new"),
    path("desk/motions/<int:pk>/withdrawal", desk.motion_withdrawal, name="motion-withdrawal"),
    path("desk/tasks/<int:pk>", tasks.task, name="task"),
    *(
        path(
            f"desk/tasks/<int:pk>/{form.noun}",
            tasks.task_act,
            {"noun": form.noun},
            name=f"task-{form.noun}",
        )
        for form in tasks.FORMS
    ),
    path("desk/duties", duties.duties, name="duties"),
    path("desk/duties/<int:pk>", duties.unit_duties, name="unit-duties"),
    path("desk/duties/<int:pk>/sheet.pdf", duties.duty_sheet, name="duty-sheet"),
    path("desk/duties/<int:pk>/<slug:code>", duties.seat, name="seat"),
    path("desk/duties/<int:pk>/<slug:code>/holder", duties.seat_holder, name="seat-holder"),
    path("desk/duties/<int:pk>/<slug:code>/ending", duties.seat_ending, name="seat-ending"),
]
