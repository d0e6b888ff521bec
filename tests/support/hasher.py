"""Counts how often a password is hashed: the work that would tell a known address from an unknown one."""

from django.contrib.auth.hashers import MD5PasswordHasher

COUNT = [0]


class CountingHasher(MD5PasswordHasher):
    """The hasher of the tests, with a counter."""

    def encode(self, password: str, salt: str) -> str:
        COUNT[0] += 1
        return super().encode(password, salt)
