"""A MariaDB of its own in a folder: reached by a socket there, by no network, and gone with the folder."""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.wordpress.processes import ended, until

# Nothing has to outlive a crash of the machine, and the whole database is a few MB.
OPTIONS = (
    "--innodb-buffer-pool-size=64M", "--innodb-log-file-size=4M", "--innodb-flush-log-at-trx-commit=0",
    "--innodb-doublewrite=0", "--skip-log-bin",
)  # fmt: skip


@contextmanager
def mariadb(folder: Path) -> Iterator[Path]:
    """Makes an empty database below `folder` and serves it until the block ends. Gives the socket; root needs no
    password. Sockets have short paths: so must the folder.
    """
    data, address, log = folder / "data", folder / "mariadb.sock", folder / "mariadb.log"
    shared = ["--no-defaults", f"--datadir={data}", *OPTIONS, *(["--user=root"] if os.geteuid() == 0 else [])]
    with log.open("wb") as output:
        subprocess.run(
            ["mariadb-install-db", *shared, "--auth-root-authentication-method=normal", "--skip-test-db"],
            stdout=output, stderr=output, check=True, timeout=120,
        )  # fmt: skip
        server = subprocess.Popen(
            ["mariadbd", *shared, f"--socket={address}", "--skip-networking", f"--pid-file={folder / 'mariadb.pid'}"],
            stdout=output, stderr=output, start_new_session=True,
        )  # fmt: skip
    with ended(server):
        until(lambda: _greets(address), server, log)
        yield address


def _greets(address: Path) -> bool:
    """Whether the server says the first word, as it does once it takes connections."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(5)
        try:
            connection.connect(str(address))
            return bool(connection.recv(1))
        except OSError:
            return False
