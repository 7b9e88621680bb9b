"""What leaders type lives in the memory of the gateway alone."""

from __future__ import annotations

import resource


def forbid_core_dumps() -> None:
    """From now on a crash of this process, or of one that it starts, writes no memory to a file.

    Where the kernel hands dumps to a program, such as systemd-coredump or apport, these look at the same limit.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
