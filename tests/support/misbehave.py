"""A child process that does what damaged files make libraries do."""

import os
import signal
import subprocess
import sys
import time

from mkwportal.core.files import child


def act(how: str, *more: str) -> object:
    if how == "antwoord":
        return {"argumenten": list(more), "omgeving": sorted(os.environ)}
    if how == "hang":
        time.sleep(60)
    if how == "slaap":
        time.sleep(1)
        return "wakker"
    if how == "reken":
        while True:
            pass
    if how == "kleinkind":
        helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        with open(more[0], "w") as note:
            note.write(str(helper.pid))
        time.sleep(60)
    if how == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if how == "fout":
        raise ValueError("kapot bestand")
    if how == "geheugen":
        return len(b"x" * (3 << 30))
    if how == "abort":
        sys.stderr.write("memory allocation of 4096 bytes failed\n")
        sys.stderr.flush()
        os.abort()
    if how == "veel":
        return "x" * 10_000_000
    if how == "onzin":
        sys.stdout.write("geen json")
        sys.stdout.flush()
        os._exit(0)
    raise AssertionError(how)


def main():
    child.main(act)


if __name__ == "__main__":
    main()
