from django.db import models


class Mailfout(models.Model):
    """A message that a mail server refused for good, such as to an address that no longer exists (R12)."""

    aan = models.CharField(max_length=254)
    onderwerp = models.CharField(max_length=300)
    reden = models.CharField("wat de mailserver zei", max_length=300)
    tijd = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.aan}: {self.reden}"


class Mailverzending(models.Model):
    """A message that was handed to the mail server, or is being handed over: no job may do that again."""

    message_id = models.CharField(max_length=255, primary_key=True)
    klaar = models.BooleanField(default=False)
    tijd = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return self.message_id
