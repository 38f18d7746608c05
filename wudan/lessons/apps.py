from django.apps import AppConfig


class LessonsConfig(AppConfig):
    name = "wudan.lessons"
    label = "lessons"
    verbose_name = "负担和经验"
