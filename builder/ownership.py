"""Who holds a store's folder open for writing: this process, another one, or nobody.

RocksDB takes a POSIX record lock on the folder's ``LOCK`` file. Such a lock belongs to a process, and closing any
handle on the file drops it: so what this process holds is kept in a set of its own, and the file is never touched.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import struct
from pathlib import Path

HELD_HERE: set[Path] = set()  # resolved folders that this process has open for writing, or is about to
FLOCK = "hhqqi4x"  # struct flock of 64-bit Linux: l_type, l_whence, l_start, l_len, l_pid


def writer_of(folder: Path) -> str:
    """Who has the store in ``folder`` open for writing: a few words, or nothing. Asking takes no lock."""
    if folder.resolve() in HELD_HERE:
        return f"this process, {os.getpid()}"
    with contextlib.suppress(OSError), (folder / "LOCK").open("rb") as lock:
        asked = struct.pack(FLOCK, fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
        answer = struct.unpack(FLOCK, fcntl.fcntl(lock, fcntl.F_GETLK, asked))
        if answer[0] != fcntl.F_UNLCK:
            return f"process {answer[4]}"
    return ""
