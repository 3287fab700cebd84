"""Programs that the grammar of the language allows, written as strangely as it allows. They mean nothing."""

import random


def programs(seed: int, count: int) -> list[str]:
    """So many programs."""
    chance = random.Random(seed)
    return [Generator(chance).program() for _ in range(count)]


class Generator:
    """Writes one program."""

    def __init__(self, chance: random.Random):
        self.chance = chance
        self.tags = 0

    def program(self) -> str:
        """Declarations, one a line."""
        items = [self.item() for _ in range(self.chance.randrange(1, 6))]
        end = self.chance.choice(["\n", "\n\n", "\r\n", " # end\n", " /* a\n /* b */ */\n\n", "\n# between\n", "\n//\n////\n"])
        return self.chance.choice(["", "\n", "\ufeff", "# head\n"]) + "".join(item + end for item in items)

    def item(self) -> str:
        """A declaration."""
        body = self.maybe(lambda: " " + self.body(1))
        match self.chance.randrange(6):
            case 0:
                word = self.chance.choice(["param", "var"])
                value = self.maybe(lambda: f"{self.sp()}={self.sp()}{self.line(2)}")
                return f"{word} {self.name()}{self.sp()}:{self.sp()}{self.type(2)}{value}{body}"
            case 1:
                return f"let {self.name()}{self.sp()}={self.sp()}{self.line(3)}"
            case 2:
                return f"output {self.name()} = {self.line(3)}{body}"
            case 3:
                message = self.chance.choice(['"m"', '"m ${a.b}"'])
                return f"assert a && {self.line(2)},{self.ws()}{message}"
            case 4:
                return f'existing {self.name()} "{self.name()}" {self.body(3)}'
        return f'{self.name()} "{self.name()}"{self.sp()}{self.body(3)}'

    def body(self, depth: int) -> str:
        """Entries between braces, with commas or line ends between them."""
        entries = [self.entry(depth - 1) for _ in range(self.chance.randrange(4) if depth else 0)]
        text = "{" + self.chance.choice(["", " ", "\n", " # c\n"])
        for at, entry in enumerate(entries):
            commas = [", ", ",\n", ", /* c */ "]
            # A heredoc ends with its line.
            ends = ["\n", "\n\n", "\n  # c\n", "\n, "] if "<<" in entry else ["\n", "\n\n  ", " // c\n", "\r\n", *commas]
            text += entry + (self.chance.choice(ends) if at + 1 < len(entries) else self.chance.choice(["\n", "\n\n"]))
        return text + "}"

    def entry(self, depth: int) -> str:
        """An attribute or a block."""
        if depth > 0 and self.chance.random() < 0.3:
            label = self.maybe(lambda: ' "/a/b"')
            return f"{self.key()}{label} {self.body(depth)}"
        key = self.chance.choice([self.key(), '"Cost-Center"', '"a b"', "Cost-Center"])
        return f"{key}{self.sp()}={self.sp()}{self.line(depth)}"

    def type(self, depth: int) -> str:
        """A type."""

        def one() -> str:
            argument = f"<{self.type(depth - 1)}>" if depth and self.chance.random() < 0.3 else ""
            return self.chance.choice([self.name() + argument, '"a"', "3", "15m"])

        count = self.chance.choice([1, 1, 2, 3])
        return f"{self.sp()}|{self.ws()}".join(one() for _ in range(count)) + self.maybe(lambda: "?")

    def line(self, depth: int) -> str:
        """An expression where a line end would end it; after an operator it goes on."""
        return self.expression(depth, self.sp, self.ws)

    def expression(self, depth: int, before, after) -> str:
        """An expression, with what may stand before its operators and after them."""
        if depth <= 0:
            return self.atom()
        inner = lambda: self.expression(depth - 1, before, after)  # noqa: E731
        bracketed = lambda: self.ws() + self.expression(depth - 1, self.ws, self.ws) + self.ws()  # noqa: E731
        match self.chance.randrange(12):
            case 0:
                operator = self.chance.choice(["+", "*", "/ ", "%", "&&", "||", "??"])
                return f"({bracketed()}){before()} {operator} {after()}{self.atom()}"
            case 1:
                operator = self.chance.choice(["==", "!=", "<", "<=", ">", ">=", ".."])
                return f"{self.atom()} {before()}{operator}{after()}{self.atom()}"
            case 2:
                colon = self.chance.choice([":", "\n  :", " : "])
                return f"({bracketed()}) ?{after()}{self.atom()}{colon}{after()}{self.atom()}"
            case 3:
                return self.chance.choice(["!", "-", "!!", "- "]) + self.atom()
            case 4:
                items = [bracketed() for _ in range(self.chance.randrange(4))]
                return "[" + ",".join(items) + (self.maybe(lambda: ",") if items else "") + self.ws() + "]"
            case 5:
                name = self.chance.choice(["k", "k, v"])
                condition = self.maybe(lambda: f" if {bracketed()}")
                return f"[{self.ws()}for {name} in {bracketed()}:{bracketed()}{condition}]"
            case 6:
                return f"{self.name()}({bracketed()},{self.ws()}{self.atom()}{self.maybe(lambda: ',')})"
            case 7:
                return f"{self.name()}.in.for[{bracketed()}].{self.name()}"
            case 8:
                return self.body(depth - 1)
            case 9:
                return self.string(depth)
            case 10 if depth > 1:
                return self.heredoc() + "\n"
        return inner()

    def string(self, depth: int) -> str:
        """A string on one line."""
        parts = ["a", " b ", "# c", "// d", "/* e", "'", "{", "}", "$", "$$", "$${x}", r"\n", r"\"", r"\\", r"\u{1f600}", "ü"]
        parts = [self.chance.choice(parts) for _ in range(self.chance.randrange(4))]
        if depth:
            inside = self.expression(depth - 1, lambda: "", lambda: "")
            if "\n" not in inside:
                parts.append("${" + inside + "}")
        self.chance.shuffle(parts)
        return '"' + "".join(parts).replace("$${", "$ {").replace("$ {x", "$${x") + '"'

    def heredoc(self) -> str:
        """A text of several lines, with lines that look like others."""
        self.tags += 1
        tag = self.chance.choice(["END", "BASH", "for", "_x1"]) + str(self.tags)
        lines = [
            "text", "", "  indented", f"{tag} not alone", f"not {tag}", f"{tag}x", '"', "# no comment", "/* none", "}", "$", "$$",
            "$${HOME}", "$$${HOME}", "a ${b.c} d", "${\n  [1,\n 2]\n}", "${ join(\",\", [\"x\"]) }$", "\\", "<<OTHER", "100%",
        ]  # fmt: skip
        lines = [self.chance.choice(lines) for _ in range(self.chance.randrange(6))]
        newline = self.chance.choice(["\n", "\r\n"])
        mark = self.chance.choice(["<<", "<<-"])
        blanks = self.chance.choice(["", " ", "\t"])
        return f"{mark}{tag}{blanks}{newline}" + "".join(line + newline for line in lines) + f"{blanks}{tag}"

    def atom(self) -> str:
        """An operand without operators."""
        return self.chance.choice(
            ["1", "1_000", "0.25vcpu", "60%", "15m", "null", "true", "a", "a.b.c", "for", "f()", "x[0]", "[]", "{}", self.string(0)]
        )

    def key(self) -> str:
        """A name where hyphens and capitals may stand, and words that mean something elsewhere."""
        return self.chance.choice([self.name(), "for", "in", "if", "null", "let", "param", "output", "Name"])

    def name(self) -> str:
        """A name."""
        return self.chance.choice(["a", "b1", "_c", "vpc_stack", "output", "existing", "type"])

    def sp(self) -> str:
        """Blanks, or none."""
        return self.chance.choice(["", " ", "  ", "\t", " /* c */ "])

    def ws(self) -> str:
        """What may stand where line ends are blanks."""
        return self.chance.choice(["", " ", "\n", "\n  ", " # c\n", "/* c\n */", "\r\n", "\n\n"])

    def maybe(self, write) -> str:
        """Something, or nothing."""
        return write() if self.chance.random() < 0.4 else ""
