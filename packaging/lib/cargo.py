"""What Cargo.toml says of the package: the one place that has its version and its address."""

from pathlib import Path

try:
    import tomllib
except ImportError:  # Python before 3.11: pyproject.toml asks for it where pre-commit has one
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[2]

with open(ROOT / "Cargo.toml", "rb") as file:
    PACKAGE = tomllib.load(file)["package"]

NAME = PACKAGE["name"]
VERSION = PACKAGE["version"]
SUMMARY = PACKAGE["description"]
LICENSE = PACKAGE["license"]
KEYWORDS = PACKAGE["keywords"]
REPOSITORY = PACKAGE["repository"]
HOMEPAGE = PACKAGE["homepage"]
DOCUMENTATION = PACKAGE["documentation"]

# Where the files of this version are for everybody.
DOWNLOADS = f"{REPOSITORY}/releases/download/v{VERSION}"
# The account that the repository is of is the scope on npm, too.
OWNER = REPOSITORY.split("/")[-2]


def fill(template):
    """The text of a template, with `{{NAME}}` filled in."""
    text = (ROOT / "packaging" / "templates" / template).read_text(encoding="utf-8")
    names = "NAME VERSION SUMMARY LICENSE REPOSITORY HOMEPAGE DOCUMENTATION DOWNLOADS OWNER"
    for name in names.split():
        text = text.replace("{{%s}}" % name, globals()[name])
    return text
