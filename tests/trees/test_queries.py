"""The queries of all editors fit the grammar, and say of each token one thing."""

import json
import re
from collections import defaultdict

import pytest
import tree_sitter
from harness import GRAMMAR, ROOT, parser, queries, texts

HIGHLIGHTS = {
    "tree-sitter, Neovim": GRAMMAR / "queries/highlights.scm",
    "Helix": queries.EDITORS / "helix/queries/ecs/highlights.scm",
    "Zed": queries.EDITORS / "zed/languages/ecs/highlights.scm",
}


@pytest.mark.parametrize("path", queries.files(), ids=lambda path: str(path.relative_to(queries.EDITORS)))
def test_a_query_fits_the_grammar(path):
    tree_sitter.Query(parser.language(), path.read_text())


@pytest.mark.parametrize("editor", HIGHLIGHTS)
@pytest.mark.parametrize("name", texts.examples())
def test_no_token_is_caught_twice(editor, name):
    names = defaultdict(set)
    for start, end, capture in queries.captures(HIGHLIGHTS[editor], texts.examples()[name]):
        names[start, end].add(capture)
    assert not {place: caught for place, caught in names.items() if len(caught) > 1}


@pytest.mark.parametrize("name", texts.examples())
def test_every_token_of_an_example_has_a_colour(name):
    text = texts.examples()[name]
    coloured = {at for start, end, _ in queries.colours(text) for at in range(start, end)}
    bare = [at for at, byte in enumerate(text.encode()) if not chr(byte).isspace() and at not in coloured]
    assert not bare, text[bare[0] :].splitlines()[0]


def test_the_captures_are_those_of_the_table():
    table = json.loads((queries.EDITORS / "scopes.json").read_text())["classes"]
    found = set(re.findall(r"@([a-z.]+)", HIGHLIGHTS["tree-sitter, Neovim"].read_text()))
    assert found == {row["capture"] for row in table}


def colours(text):
    """The colours of a text, as its pieces and what they are."""
    return [(text.encode()[start:end].decode(), name) for start, end, name in queries.colours(text)]


def test_a_word_is_what_its_place_says():
    assert colours('existing network "main" { network = for, in { a = param.for } }') == [
        ("existing", "keyword"),
        ("network", "type"),
        ('"', "string"),
        ("main", "variable.declaration"),
        ('"', "string"),
        ("{", "punctuation.bracket"),
        ("network", "property"),
        ("=", "operator"),
        ("for", "constant"),
        (",", "punctuation.delimiter"),
        ("{", "punctuation.bracket"),
        ("a", "property"),
        ("=", "operator"),
        ("param", "module"),
        (".", "punctuation.delimiter"),
        ("for", "variable.parameter"),
        ("}", "punctuation.bracket"),
        ("}", "punctuation.bracket"),
    ]


def test_what_is_misspelt_has_no_colour():
    words = {piece for piece, _ in colours('clutser "a" { htpp {} }\nlet b = maxx(1)\nparam c: arnn')}
    assert words.isdisjoint({"clutser", "htpp", "maxx", "arnn"})


def test_a_script_is_injected_by_the_tag_of_its_heredoc():
    text = "let a = <<-BASH\n  echo ${param.x}\n  BASH\nlet b = <<JSON\n{}\nJSON\nlet c = <<END\nplain\nEND\n# note\n"
    path = GRAMMAR / "queries/injections.scm"
    query = tree_sitter.Query(parser.language(), path.read_text())
    injected = {}
    for pattern, captures in tree_sitter.QueryCursor(query).matches(parser.parse(text).root_node):
        for node in captures["injection.content"]:
            # An editor leaves out what belongs to the children of the node.
            holes = {at for child in node.children for at in range(child.start_byte, child.end_byte)}
            own = "".join(text[at] for at in range(node.start_byte, node.end_byte) if at not in holes)
            injected[query.pattern_settings(pattern)["injection.language"]] = own
    assert injected == {"bash": "  echo \n", "json": "{}\n", "comment": "# note"}


def test_folds_are_what_spans_lines():
    text = "cluster \"a\" {\n  b = [\n    1,\n  ]\n}\n"
    folds = queries.captures(GRAMMAR / "queries/folds.scm", text)
    assert [text[start:end].splitlines()[0] for start, end, _ in folds] == ["{", "["]


def test_a_variable_of_for_is_defined_in_its_list_only():
    text = "let a = [for b in c: b]"
    found = queries.captures(GRAMMAR / "queries/locals.scm", text)
    assert (8, 23, "local.scope") in found
    assert [(text[start:end], name) for start, end, name in found if start > 8] == [
        ("b", "local.definition.var"),
        ("c", "local.reference"),
        ("b", "local.reference"),
    ]


def test_helix_finds_a_file_for_each_query_that_inherits():
    for path in (ROOT / "editors/helix/queries/ecsvars").glob("*.scm"):
        assert path.read_text() == "; inherits: ecs\n"
        assert (ROOT / "editors/helix/queries/ecs" / path.name).exists()
