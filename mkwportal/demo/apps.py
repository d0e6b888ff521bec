from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "mkwportal.demo"
    label = "demo"
    verbose_name = "Demo"
