from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "wudan.content"
    label = "content"
    verbose_name = "宣传内容"
