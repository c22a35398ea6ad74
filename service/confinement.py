"""What a worker process takes from itself before it answers anybody: memory, the network, a life of its own.

The guard refuses texts that would fetch; this is the fence behind it, in the kernel, should a text slip through.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import platform
import resource
import signal
import struct
import sys
from collections.abc import Iterator

__all__ = ["confine", "ending_with"]

PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38
SECCOMP_MODE_FILTER = 2
ALLOW = 0x7FFF0000
REFUSE = 0x00050000 | 13  # errno EACCES
LOAD_WORD = 0x20  # BPF_LD | BPF_W | BPF_ABS
JUMP_EQUAL = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
JUMP_AT_LEAST = 0x35  # BPF_JMP | BPF_JGE | BPF_K
RETURN = 0x06  # BPF_RET | BPF_K
NUMBER_OFFSET, ARCHITECTURE_OFFSET = 0, 4

# Machine → its audit name, the number of socket(2), and that of io_uring_setup(2), which could open sockets as well.
SYSTEM_CALLS = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}
X32_BIT = 0x40000000  # the second numbering of system calls on x86_64


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def _refuse_sockets() -> bool:
    """Have the kernel refuse this process every new socket; False where that is not to be had."""
    known = SYSTEM_CALLS.get(platform.machine())
    if not sys.platform.startswith("linux") or known is None:
        return False
    architecture, socket_call, ring_call = known
    steps = [
        (LOAD_WORD, 0, 0, ARCHITECTURE_OFFSET),
        (JUMP_EQUAL, 0, 5, architecture),
        (LOAD_WORD, 0, 0, NUMBER_OFFSET),
        (JUMP_AT_LEAST, 3, 0, X32_BIT),
        (JUMP_EQUAL, 2, 0, socket_call),
        (JUMP_EQUAL, 1, 0, ring_call),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE),
    ]
    # A call by another architecture's numbers is refused with the rest: the first jump's way out leads to the end.
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    program = _Program(len(steps), ctypes.cast(code, ctypes.c_void_p))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return not libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)


def confine(memory_bytes: int, *, network: bool = False) -> None:
    """Bound this process's address space (bytes, 0: no bound) and, unless ``network``, refuse it every new socket."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its workers in order
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory_bytes:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    if not network:
        with contextlib.suppress(OSError, AttributeError):
            _refuse_sockets()


@contextlib.contextmanager
def ending_with(descriptor: int) -> Iterator[None]:
    """While in this block, the kernel ends the process when the other side of the pipe ``descriptor`` goes away.

    Nothing may be sent through the pipe meanwhile. Native code that runs for long notices nothing else.
    """
    flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
    fcntl.fcntl(descriptor, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | os.O_ASYNC)
    try:
        yield
    finally:
        fcntl.fcntl(descriptor, fcntl.F_SETFL, flags)
