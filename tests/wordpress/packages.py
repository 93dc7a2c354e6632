"""What has to be installed: the Debian packages wordpress, wordpress-theme-twentytwentythree, mariadb-server, php-cli,
php-mysql, php-gd, php-xml and php-mbstring.
"""

import shutil
import subprocess
from pathlib import Path

PACKAGED = Path("/usr/share/wordpress")
# Debian packages by what they bring: a program, a module of PHP, a file of WordPress.
PROGRAMS = {"mariadbd": "mariadb-server", "mariadb-install-db": "mariadb-server", "php": "php-cli"}
MODULES = {"mysqli": "php-mysql", "gd": "php-gd", "dom": "php-xml", "mbstring": "php-mbstring"}
FILES = {"wp-load.php": "wordpress", "wp-content/themes/twentytwentythree": "wordpress-theme-twentytwentythree"}


def missing() -> list[str]:
    """The packages that are not there."""
    modules = _modules() if shutil.which("php") else set()
    return list(
        dict.fromkeys(
            (
                *(package for program, package in PROGRAMS.items() if not shutil.which(program)),
                *(package for module, package in MODULES.items() if module not in modules),
                *(package for path, package in FILES.items() if not (PACKAGED / path).exists()),
            )
        )
    )


def _modules() -> set[str]:
    return set(subprocess.run(["php", "-m"], capture_output=True, text=True, check=True).stdout.split())
