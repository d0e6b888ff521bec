from django.apps import AppConfig


class VerkenningenConfig(AppConfig):
    name = "verkenningen"
    verbose_name = "Verkenningen"

    def ready(self) -> None:
        """Say which rows point at files."""
        from mkwportal.core.files.integrity import Holder, register

        from .models import Foto

        register(Holder(Foto, ("sleutel", "klein"), "grootte"))
