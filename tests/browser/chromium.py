"""Where the tests' browser is: looked for, and where it is missing installed, here and nowhere else.

    python tests/browser/chromium.py             print its path
    python tests/browser/chromium.py --install   install one where there is none

In this order: ``$HMICDIFF_BROWSER``, a Chromium or Chrome of the system, Debian's package by apt,
Playwright's own download where its host can be reached.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

__all__ = ["ARGS", "find_browser", "install_browser"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_browser() -> str | None:
    """Return the path of a browser on this machine, null where there is none."""
    named = os.environ.get("HMICDIFF_BROWSER")
    if named:
        return named if Path(named).exists() else None
    return next((path for name in NAMES if (path := shutil.which(name))), _playwrights_own())


def install_browser() -> str | None:
    """Install a browser where there is none; return its path, null where none could be had."""
    for command in _ways():
        if find_browser():
            break
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    return find_browser()


def _ways() -> list[list[str]]:
    """Return the commands that may install a browser on this machine, the best first."""
    ways = []
    if shutil.which("apt-get"):
        rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
        environment = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        ways += [[*environment, "update"], [*environment, "install", "-y", "chromium"]]
    return [*ways, [sys.executable, "-m", "playwright", "install", "chromium"]]


def _playwrights_own() -> str | None:
    """Return the path of a browser that Playwright downloaded, null where it did not."""
    root = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    found = sorted(root.glob("chromium-*/chrome-*/chrome")) if root.is_dir() else []
    return str(found[-1]) if found else None


def main() -> int:
    """Find or install, and say where the browser is."""
    path = install_browser() if "--install" in sys.argv[1:] else find_browser()
    if path:
        sys.stdout.write(f"browser: {path}\n")
        return 0
    sys.stderr.write("no Chromium found, and none could be installed: the browser tests can't run\n")
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
