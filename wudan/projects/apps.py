from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "wudan.projects"
    label = "projects"
    verbose_name = "项目"
