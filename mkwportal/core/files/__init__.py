"""Private files: checks on what comes in, storage outside the web root, answers that hand it out.

Nothing is imported here on purpose: the child processes of this package must start without Django.
"""
