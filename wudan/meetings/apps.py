from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "wudan.meetings"
    label = "meetings"
    verbose_name = "会议和职责"
