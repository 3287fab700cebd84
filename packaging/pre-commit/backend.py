"""The build backend of the package that pre-commit installs.

pre-commit installs the checkout of this repository. That must not compile anything, so the package has no files, and depends on the wheel of the
same version. Both are said by Cargo.toml, which is why this is a backend and no list of constants.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from lib import cargo, wheel  # noqa: E402: where `lib` is has just been said

NAME = "ecsc-pre-commit"
HEADERS = ["Requires-Python: >=3.8", f"Requires-Dist: {cargo.NAME}=={cargo.VERSION}"]


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """Called by pip: writes the wheel, and gives its name."""
    return wheel.write(wheel_directory, NAME, ["any"], {}, HEADERS)
