from django.apps import AppConfig


class VerkenningenConfig(AppConfig):
    name = "verkenningen"
    verbose_name = "Verkenningen"
