"""The files of Helix and Zed say what these editors read; neither is run here."""

import tomllib

from harness import GRAMMAR, ROOT

HELIX = ROOT / "editors/helix"
ZED = ROOT / "editors/zed"


def read(path):
    """A TOML file."""
    return tomllib.loads(path.read_text())


def test_helix_knows_languages_server_and_grammar():
    config = read(HELIX / "languages.toml")
    languages = {language["name"]: language for language in config["language"]}
    assert [languages[name]["file-types"] for name in ("ecs", "ecsvars")] == [["ecs"], ["ecsvars"]]
    assert languages["ecs"]["language-servers"] == list(config["language-server"]) == ["ecsc"]
    assert config["language-server"]["ecsc"] == {"command": "ecsc", "args": ["lsp"]}
    assert {language["grammar"] for language in languages.values()} == {grammar["name"] for grammar in config["grammar"]}
    for name in languages:
        assert (HELIX / f"queries/{name}/highlights.scm").exists()


def test_zed_knows_language_server_and_grammar():
    extension, language = read(ZED / "extension.toml"), read(ZED / "languages/ecs/config.toml")
    assert extension["language_servers"]["ecsc"]["languages"] == [language["name"]]
    assert language["grammar"] in extension["grammars"]
    assert ROOT / extension["grammars"]["ecs"]["path"] == GRAMMAR
    assert language["path_suffixes"] == ["ecs", "ecsvars"]
    manifest = read(ZED / "Cargo.toml")
    assert manifest["package"]["version"] == extension["version"]


def test_one_version_in_all_manifests():
    compiler = tomllib.loads((ROOT / "Cargo.toml").read_text())["package"]["version"]
    for path in (GRAMMAR / "package.json", GRAMMAR / "tree-sitter.json", ZED / "extension.toml", ZED / "Cargo.toml"):
        assert f'"{compiler}"' in path.read_text(), path


def test_neovim_has_the_queries_of_the_grammar():
    assert (ROOT / "editors/neovim/queries/ecs").resolve() == (GRAMMAR / "queries").resolve()
