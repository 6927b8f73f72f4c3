"""Runs the program with the outside network shut.

Any look-up or connection beyond this machine ends it with code 70. Started as `python guard.py ARGUMENTS…`, so that
the whole suite runs against a server that proved it needs none.
"""

import os
import runpy
import sys

_LOOPBACK = {"127.0.0.1", "::1", "localhost", None, ""}


def _shut(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if host not in _LOOPBACK:
        sys.stderr.write(f"reached out to {host!r}\n")
        sys.stderr.flush()
        os._exit(70)


sys.addaudithook(_shut)
runpy.run_module("app", run_name="__main__", alter_sys=True)
