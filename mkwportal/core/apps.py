from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "mkwportal.core"
    label = "core"
    verbose_name = "Techniek"
