"""What has to be installed: the Debian packages wordpress, wordpress-theme-twentytwentythree (made of blocks),
wordpress-theme-twentytwentyone (made of PHP, as most are), mariadb-server, php-cli, php-mysql, php-gd, php-xml and
php-mbstring.
"""

import shutil
import subprocess
from pathlib import Path

PACKAGED = Path("/usr/share/wordpress")
BLOCKS, CLASSIC = "twentytwentythree", "twentytwentyone"
# Debian packages by what they bring: a program, a module of PHP.
PROGRAMS = {"mariadbd": "mariadb-server", "mariadb-install-db": "mariadb-server", "php": "php-cli"}
MODULES = {"mysqli": "php-mysql", "gd": "php-gd", "dom": "php-xml", "mbstring": "php-mbstring"}


def missing(theme: str) -> list[str]:
    """The packages that are not there."""
    modules = _modules() if shutil.which("php") else set()
    files = {"wp-load.php": "wordpress", f"wp-content/themes/{theme}": f"wordpress-theme-{theme}"}
    names = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    names += [package for module, package in MODULES.items() if module not in modules]
    names += [package for path, package in files.items() if not (PACKAGED / path).exists()]
    return list(dict.fromkeys(names))


def _modules() -> set[str]:
    return set(subprocess.run(["php", "-m"], capture_output=True, text=True, check=True).stdout.split())
