"""What the compiler's parser accepts, this grammar accepts: no ERROR, nothing missing."""

import itertools

import pytest
from harness import compiler, generator, parser, texts


def assert_agreement(programs, at_least):
    """Holds for all programs that the compiler accepts; so many must be among them that the test says something."""
    programs = list(programs)
    verdicts = compiler.accepted(text for _, text in programs)
    good = [program for program, accepted in zip(programs, verdicts) if accepted]
    refused = []
    for name, text in good:
        found = parser.problems(parser.parse(text))
        if found:
            refused.append(f"{name}: {found[0].type} at {found[0].start_point}\n{text}")
    assert not refused, f"{len(refused)} of {len(good)} are refused, the first:\n" + "\n---\n".join(refused[:3])
    assert len(good) >= at_least, f"only {len(good)} of {len(programs)} were accepted by the compiler"


def test_every_program_of_the_repository():
    assert_agreement(texts.files(), 300)


def test_every_piece_of_the_documentation():
    assert_agreement(texts.pages(), 300)


@pytest.mark.parametrize("name", texts.examples())
def test_an_example_after_a_slip_of_the_fingers(name):
    # Every third: the compiler's own tests try them all.
    slips = itertools.islice(texts.slips(texts.examples()[name]), 0, None, 3)
    assert_agreement(((f"slip at {at}", text) for at, text in slips), 15)


@pytest.mark.parametrize("name", texts.examples())
def test_an_example_with_something_put_in(name):
    inserted = texts.insertions(texts.examples()[name], seed=7, count=200)
    assert_agreement(((f"inserted at {at}", text) for at, text in inserted), 40)


def test_whatever_the_grammar_allows():
    written = generator.programs(seed=1, count=1000)
    assert_agreement(((f"program {at}", text) for at, text in enumerate(written)), 500)


def test_words_and_marks_in_any_order():
    assert_agreement(((f"soup {at}", text) for at, text in enumerate(texts.soup(seed=3, count=2000))), 20)
