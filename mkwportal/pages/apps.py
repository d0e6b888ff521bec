from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "mkwportal.pages"
    label = "pages"
    verbose_name = "Pagina's"

    def ready(self) -> None:
        """Register what the health page asks about the digest and about mail that was refused."""
        from .weekbericht import gezondheid  # noqa: F401 - registers its checks
