"""The key to what `make serve` starts: made once, readable to its owner alone, used by worker, UI and programs.

It is Prefect's own ``user:password``: the server takes it from ``PREFECT_SERVER_API_AUTH_STRING``, clients give
``PREFECT_API_AUTH_STRING``, and the UI asks for the whole of it once in a browser.
"""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path
from urllib.parse import urlsplit

from flows.guard import is_local

__all__ = ["CLIENT", "KEY", "PASSWORD", "key_in", "speak_to_own_server"]

PASSWORD = "PREFECT_SERVER_API_AUTH_STRING"  # noqa: S105 - the name of an environment variable
CLIENT = "PREFECT_API_AUTH_STRING"
KEY = Path(__file__).resolve().parent.parent / ".hmicdiff" / "key"
API = "http://127.0.0.1:4200/api"
_BYTES = 24
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def key_in(place: Path = KEY) -> str:
    """Return the key that stands in a file; made where there is none, or where others than its owner could read it.

    Raises: OSError where it can be neither read nor written.
    """
    if standing := _standing(place):
        return standing
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    key = f"hmicdiff:{secrets.token_urlsafe(_BYTES)}"
    with os.fdopen(
        os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii"
    ) as file:
        file.write(f"{key}\n")
    return key


def _standing(place: Path) -> str | None:
    """Return the key in a file that is the owner's alone, null where there is none such."""
    try:
        with os.fdopen(os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), encoding="ascii") as file:
            if os.name == "posix" and os.fstat(file.fileno()).st_mode & _OTHERS:
                return None
            return file.read().strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def speak_to_own_server(place: Path = KEY) -> None:
    """Set in the environment whom a program speaks to: the server of `make serve`, where no other is named.

    The key is given to a server of this machine alone, and a password that is set already stays.
    """
    address = os.environ.setdefault("PREFECT_API_URL", API)
    if is_local(urlsplit(address).hostname or "") and (standing := _standing(place)):
        os.environ.setdefault(CLIENT, standing)
