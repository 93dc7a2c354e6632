"""`python -m browse [DATABASE]`: serves a database in Datasette, read-only for whoever browses."""

import argparse
import json
import os
import socket
import sys
import tempfile
from pathlib import Path

from browse.languages import LANGUAGES
from browse.metadata import metadata
from browse.opening import make_ready
from crawler.settings import DATABASE
from pipelines.schema import UnusableDatabaseError

HERE = Path(__file__).parent
# Of Datasette, see https://docs.datasette.io/en/stable/settings.html
SETTINGS = {
    "truncate_cells_html": "300",  # a body is read on its own page, not in the list
    "sql_time_limit_ms": "10000",  # counts over a million articles take some seconds
    "facet_time_limit_ms": "3000",
    "suggest_facets": "off",  # to find what might be one reads each column of a large table
    "allow_download": "off",  # of a database that is being written: `scrapy backup` makes a copy that is whole
}


def main() -> None:
    """Check the file, write its metadata and become Datasette."""
    parser = argparse.ArgumentParser(prog="python -m browse", description=__doc__)
    parser.add_argument("database", nargs="?", type=Path, default=Path(DATABASE), help=f"default: {DATABASE}")
    parser.add_argument("--port", type=int, default=8001, help="port on 127.0.0.1 (default: 8001)")
    parser.add_argument("--language", choices=LANGUAGES, help="of the interface (default: the visitor's)")
    options = parser.parse_args()
    if not options.database.exists():
        sys.exit(f"There is no {options.database} yet: run make crawl first.")
    try:
        if make_ready(options.database):
            print(f"{options.database} was brought up to date", file=sys.stderr)
    except UnusableDatabaseError as error:
        sys.exit(str(error))
    if _is_taken(options.port):
        sys.exit(f"Port {options.port} is in use: name another with --port, or PORT=… for make browse.")
    _offer(json.dumps(metadata(options.database, options.language)))
    command = [sys.executable, "-m", "datasette", "serve", str(options.database), "--port", str(options.port)]
    command += ["--metadata", "-", "--static", f"static:{HERE / 'static'}"]
    command += ["--plugins-dir", str(HERE / "plugins"), "--template-dir", str(HERE / "templates")]
    command += [word for name, value in SETTINGS.items() for word in ("--setting", name, value)]
    print(f"Browse {options.database} at http://127.0.0.1:{options.port} (stop with Ctrl+C)", flush=True)
    importable = os.pathsep.join(filter(None, [str(HERE.parent), os.environ.get("PYTHONPATH")]))
    os.execve(command[0], command, os.environ | {"PYTHONPATH": importable})  # noqa: S606 - our own command


def _is_taken(port: int) -> bool:
    """Whether something listens there already."""
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


def _offer(text: str) -> None:
    """Let the program that this process becomes read the text on its standard input; no file is left behind."""
    with tempfile.TemporaryFile() as file:
        file.write(text.encode())
        file.seek(0)
        os.dup2(file.fileno(), 0)


if __name__ == "__main__":
    main()
