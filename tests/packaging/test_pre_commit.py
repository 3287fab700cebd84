"""The hooks, in a real repository of thirty programs, by pre-commit itself."""

import os
import shutil

import pytest
from harness import places
from harness.clean import environment, run

HOOKS = ("Cargo.toml", "LICENSE", "pyproject.toml", ".pre-commit-hooks.yaml", "packaging")
MAIN = 'project "service-{name}" {{}}\n\nexisting network "main" {{\n  stack = "vpc"\n  zones = 2\n}}\n'
DATA = 'volume "data" {\n  network = network.main\n}\n'
CONFIGURATION = """\
repos:
  - repo: {hooks}
    rev: v{version}
    hooks:
      - id: ecsc-fmt
      - id: ecsc-check
"""


class Repository:
    """A git repository, with the hooks installed."""

    def __init__(self, folder, env):
        self.folder = folder
        self.env = env

    def git(self, *arguments, status=0):
        """Runs git there."""
        return run("git", *arguments, cwd=self.folder, env=self.env, status=status)

    def commit(self, status=0):
        """Commits everything, hooks permitting; gives what was printed."""
        self.git("add", ".")
        return self.git("commit", "-m", "a change", status=status)

    def write(self, name, text):
        """Writes a file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def read(self, name):
        """Reads a file."""
        return (self.folder / name).read_text()


@pytest.fixture(scope="module")
def env(dist, tmp_path_factory):
    """A clean machine with pre-commit, whose pip finds the wheel of this release and nothing else."""
    home = tmp_path_factory.mktemp("home")
    identity = {f"GIT_{who}_{what}": "someone@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    tools = shutil.which("pre-commit")
    # pre-commit remembers where its hooks are installed for all repositories of this user.
    return environment(home, os.path.dirname(tools), PRE_COMMIT_HOME=home / "cache", PIP_NO_INDEX=1, PIP_FIND_LINKS=dist, **identity)


@pytest.fixture(scope="module")
def hooks(env, tmp_path_factory):
    """The repository of the hooks: what is in this checkout, with the tag of the release."""
    folder = tmp_path_factory.mktemp("hooks")
    for name in HOOKS:
        source = places.ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder)
    run("git", "init", "--quiet", cwd=folder, env=env)
    run("git", "add", ".", cwd=folder, env=env)
    run("git", "commit", "--quiet", "-m", "a release", cwd=folder, env=env)
    run("git", "tag", f"v{places.cargo.VERSION}", cwd=folder, env=env)
    return folder


@pytest.fixture
def repository(env, hooks, tmp_path):
    """Thirty programs of two files each. One, which nobody touches, is wrong and untidy: the hooks are about what is changed."""
    folder = tmp_path / "monorepo"
    folder.mkdir()
    repository = Repository(folder, env)
    repository.git("init", "--quiet")
    for number in range(30):
        repository.write(f"services/{number:02}/main.ecs", MAIN.format(name=f"{number:02}"))
        repository.write(f"services/{number:02}/data.ecs", DATA)
    repository.write("services/29/data.ecs", 'volume   "data" { network = network.nowhere }\n')
    repository.write(".pre-commit-config.yaml", CONFIGURATION.format(hooks=hooks, version=places.cargo.VERSION))
    repository.commit()
    run("pre-commit", "install", cwd=folder, env=env)
    return repository


def test_changed_files_are_formatted_and_their_programs_checked(repository):
    # One file of a program: by itself it would be wrong, because the network is in the other one.
    repository.write("services/03/data.ecs", DATA.replace("network = ", "network   =   "))
    repository.write("services/07/data.ecs", DATA.replace("network.main", "network.man"))
    first = repository.commit(status=1)
    assert "ecsc fmt" in first and "files were modified by this hook" in first
    # What is checked are two programs of two files; what is wrong is said where it is, with its fix.
    assert "services/07/data.ecs:2:" in first and "E0204" in first
    assert "services/03" not in first.replace("would format", "") and "services/29" not in first
    assert "checked 4 files" in first
    assert repository.read("services/03/data.ecs") == DATA

    repository.write("services/07/data.ecs", DATA.replace('"data"', '"files"'))
    second = repository.commit()
    assert second.count("Passed") == 2 and "Failed" not in second
    assert repository.git("status", "--porcelain") == ""


def test_nothing_to_do_is_skipped(repository):
    repository.write("README.md", "nothing about programs\n")
    assert repository.commit().count("(no files to check)Skipped") == 2


def test_the_configuration_is_checked_with_all_programs_below_it(repository):
    repository.write("services/ecsc.toml", "[levels]\nW0691 = \"deny\"\n")
    said = repository.commit(status=1)
    assert "services/29/data.ecs" in said and "checked 60 files" in said


def test_options_reach_the_compiler(repository):
    configuration = repository.read(".pre-commit-config.yaml")
    values = "        args: [--deny, warnings, --var-file, services/values.ecsvars]\n"
    repository.write(".pre-commit-config.yaml", configuration + values)
    repository.write("services/values.ecsvars", "zones = 2\n")
    repository.write("services/05/data.ecs", "var zones: int\n\nlet unused = 3\n\n" + DATA)
    said = repository.commit(status=1)
    assert "services/05/data.ecs:3:5: error[W0672]" in said and "E0" not in said


def test_all_files_are_one_call_for_each_hook(repository):
    said = run("pre-commit", "run", "--all-files", cwd=repository.folder, env=repository.env, status=1)
    assert said.count("checked 60 files") == 1
