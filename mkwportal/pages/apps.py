from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "mkwportal.pages"
    label = "pages"
    verbose_name = "Pagina's"
