"""The parser is fresh, survives what is typed by mistake, and is quick."""

import hashlib
import random
import time
from collections import Counter

import pytest
from harness import GRAMMAR, parser, texts


def test_the_parser_is_made_of_this_grammar():
    lines = (GRAMMAR / "src/generated.sha256").read_text().splitlines()
    noted = [line.split() for line in lines if not line.startswith("#")]
    assert {name for _, name in noted} == {"grammar.js", "src/grammar.json", "src/node-types.json", "src/parser.c"}
    for digest, name in noted:
        found = hashlib.sha256((GRAMMAR / name).read_bytes()).hexdigest()
        assert found == digest, f"{name} has changed: editors/tree-sitter-ecs/generate"


def declarations(tree):
    """What is declared at the top level: each with its word, its name, and where it stands."""
    found = []
    for node in tree.root_node.named_children:
        if node.type == "block":
            word, name = node.child_by_field_name("kind"), node.child_by_field_name("label")
        elif node.type in ("param", "var", "let", "output"):
            word, name = node.child(0), node.child_by_field_name("name")
        else:
            continue
        found.append(((word.text, name and name.text), node.start_byte, node.end_byte))
    return found


def test_a_slip_of_the_fingers_leaves_the_other_declarations_as_they_are():
    kept = slips = 0
    for text in texts.examples().values():
        assert text.isascii()
        there = declarations(parser.parse(text))
        for at, slipped in texts.slips(text):
            # Those that touch the slip are another matter, and those that were cut off.
            end = len(slipped) if text.startswith(slipped) else len(text)
            wanted = Counter(name for name, start, stop in there if (stop < at - 1 or start > at + 3) and stop < end)
            slips += 1
            kept += not wanted - Counter(name for name, *_ in declarations(parser.parse(slipped)))
    assert slips > 5000
    assert kept / slips > 0.95, f"{kept} of {slips}"


@pytest.mark.parametrize("name", texts.examples())
def test_a_text_that_was_edited_has_the_tree_of_a_fresh_one(name):
    chance = random.Random(name)
    text = whole = texts.examples()[name]
    tree = parser.parse(text)
    for _ in range(150):
        # A word goes in somewhere, and out again: the tree has to come back, through whatever trouble.
        at, word = chance.randrange(len(whole)), chance.choice(texts.WORDS)
        broken = whole[:at] + word + whole[at:]
        for before, after, old, new in ((whole, broken, "", word), (broken, whole, word, "")):
            start = len(before[:at].encode())
            tree.edit(
                start_byte=start,
                old_end_byte=start + len(old.encode()),
                new_end_byte=start + len(new.encode()),
                start_point=point(before, at),
                old_end_point=point(before, at + len(old)),
                new_end_point=point(after, at + len(new)),
            )
            tree = parser.parse(after, tree)
        assert parser.outline(tree) == parser.outline(parser.parse(whole)), repr(word)


def point(text, at):
    """Line and column, in bytes, of a place."""
    lines = text[:at].encode().split(b"\n")
    return len(lines) - 1, len(lines[-1])


@pytest.mark.parametrize("nasty", ["${", "<<A\n${", "/*", "[", "{", "(", '"${', "-", "a ? ", "list<", "a.", "<<A\n", "\n", "x = <<-A\n"])
def test_depth_and_length_do_no_harm(nasty):
    begin = time.process_time()
    parser.parse("let a = " + nasty * 3000)
    assert time.process_time() - begin < 5


def test_a_large_program_parses_within_a_second():
    text = texts.examples()["platform"] * 500
    begin = time.process_time()
    tree = parser.parse(text)
    assert time.process_time() - begin < 1, f"{len(text)} bytes"
    assert not parser.problems(tree)
