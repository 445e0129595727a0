"""A real PostgreSQL for the tests: a server of its own in a folder of its own, gone when they end."""

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.ports import free_port

USER = "postgres"


class NoPostgres(Exception):
    """There is no server to be had here; the message says why and what to do."""


def binaries() -> Path:
    """The folder of the server's programs.

    Raises:
        NoPostgres: if it is not installed.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    beside = shutil.which("initdb")
    if not found and not beside:
        raise NoPostgres("PostgreSQL's server is not installed: apt-get install postgresql (as root, .ci/run does it)")
    return found[-1].parent if found else Path(str(beside)).parent


@contextmanager
def postgres() -> Iterator[str]:
    """A running server; its address, without a database.

    Raises:
        NoPostgres: if it is not installed.
    """
    programs = binaries()
    # The server refuses to run as root; its own user must be able to enter the folder.
    as_user = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        if as_user:
            shutil.chown(folder, USER)
        port, data = free_port(), folder / "data"
        begin = [*as_user, str(programs / "initdb"), "--auth=trust", "--no-sync", "-U", USER, "-D", str(data)]
        subprocess.run(begin, check=True, capture_output=True, cwd=folder)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=200"
        control = [*as_user, str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log")]
        subprocess.run([*control, "-o", options, "start"], check=True, capture_output=True, cwd=folder)
        try:
            yield f"postgresql://{USER}@127.0.0.1:{port}"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=True, capture_output=True, cwd=folder)


def new_database(server: str) -> str:
    """The address of a new, empty database on a server."""
    name = f"test_{secrets.token_hex(6)}"
    subprocess.run(
        [str(binaries() / "psql"), "-q", "-d", f"{server}/postgres", "-c", f"create database {name}"],
        check=True,
        capture_output=True,
    )
    return f"{server}/{name}"
