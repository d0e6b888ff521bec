from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out


class CoreConfig(AppConfig):
    name = "mkwportal.core"
    label = "core"
    verbose_name = "Techniek"

    def ready(self) -> None:
        """Register what the health page and Prometheus show of the core, and how long it keeps what."""
        from . import (  # noqa: F401
            health_checks,
            health_logboek,
            health_machines,
            housekeeping,
            metrics_core,
        )
        from .backup import gezondheid as backup  # noqa: F401
        from .middleware import forget_pages
        from .search import gezondheid  # noqa: F401

        user_logged_out.connect(forget_pages, dispatch_uid="forget_pages")
