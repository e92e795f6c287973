"""The only room that writes: whole files or none, a manifest of what stands there, and what is kept on this machine.

A file is written beside its place and moved over it, so a reader never sees half of one.
The manifest names every input and every file with its hash and the key each body was made
under; a body whose key is the same and whose files are intact is left alone. One run at a time
writes to a folder (`hold`), and clears away what a killed one left half written.
"""

from hmicdiff.store.files import Content, content_of, is_intact, write_file, write_files, write_log
from hmicdiff.store.holding import hold, sweep
from hmicdiff.store.kept import is_kept, keep, keep_packed, kept, kept_packed, trim, unpacked
from hmicdiff.store.manifest import BodyRecord, InputRecord, Manifest, load_manifest, save_manifest

__all__ = [
    "BodyRecord",
    "Content",
    "InputRecord",
    "Manifest",
    "content_of",
    "hold",
    "is_intact",
    "is_kept",
    "keep",
    "keep_packed",
    "kept",
    "kept_packed",
    "load_manifest",
    "save_manifest",
    "sweep",
    "trim",
    "unpacked",
    "write_file",
    "write_files",
    "write_log",
]
