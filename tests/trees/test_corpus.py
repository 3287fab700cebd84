"""Each text of the corpus has its tree. `UPDATE=1 tests/trees/run -k corpus` rewrites the trees."""

import os

import pytest
from harness import corpus, parser

UPDATING = os.environ.get("UPDATE") == "1"
FILES = sorted(corpus.FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_corpus_has_these_trees(path):
    cases = corpus.examples() if path == corpus.EXAMPLES and UPDATING else corpus.read(path)
    found = [corpus.Case(case.title, case.text, parser.outline(parser.parse(case.text))) for case in cases]
    if UPDATING:
        corpus.write(path, found)
    assert cases
    assert [str(case) for case in found] == [str(case) for case in corpus.read(path)]


def test_corpus_has_all_examples_as_they_are():
    there = {case.title: case.text for case in corpus.read(corpus.EXAMPLES)}
    stale = [case.title for case in corpus.examples() if there.get(case.title) != case.text]
    assert not stale and len(there) == len(corpus.examples()), f"{stale}: UPDATE=1 tests/trees/run -k corpus"


def test_only_the_corpus_of_broken_texts_has_trouble():
    for path in FILES:
        for case in corpus.read(path):
            trouble = any(word in case.tree for word in ("(ERROR", "(MISSING", "(missing"))
            assert trouble == (path.stem == "broken"), f"{path.name}: {case.title}"
