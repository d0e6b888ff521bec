from django.apps import AppConfig


class CorporatiesConfig(AppConfig):
    name = "corporaties"
    verbose_name = "Corporaties"
