"""The platform as a program of each language whose values look like JSON: Jsonnet, Pkl and KCL.

The program has one function per template, which takes the number of the copy, and a loop over the copies.
"""

import json
from pathlib import Path

from .platform import LongText, parts
from .sharing import Sharing, indented


class Language:
    """How a language writes values; the methods here are those of JSON."""

    def text(self, value: str) -> str:
        raise NotImplementedError

    def key(self, value: str) -> str:
        return self.text(value)

    def scalar(self, value) -> str:
        return json.dumps(value)

    def mapping(self, entries: list[tuple[str, str]]) -> str:
        return "{\n" + indented([f"{key}: {value}," for key, value in entries]) + "\n}"

    def sequence(self, elements: list[str]) -> str:
        return "[\n" + indented([f"{element}," for element in elements]) + "\n]"

    def file(self, name: str) -> str:
        return name.removesuffix(".txt")

    def program(self, functions: dict[str, Sharing], texts: dict[str, str]) -> str:
        raise NotImplementedError

    def expression(self, value, share) -> str:
        """A value of a template as an expression."""
        if isinstance(value, LongText):
            return self.file(value.file)
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            made = self.mapping([(self.key(key), self.expression(each, share)) for key, each in value.items()])
        elif isinstance(value, list):
            made = self.sequence([self.expression(each, share) for each in value])
        else:
            return self.scalar(value)
        return share(repr(value), made)

    def write(self, pattern: dict[str, dict], texts: dict[str, str], folder: Path, extension: str) -> None:
        """Writes the program and its texts into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text)
        functions = {
            stack: Sharing(lambda share, template=template: self.expression(template, share), "shared_")
            for stack, template in pattern.items()
        }
        (folder / f"platform.{extension}").write_text(self.program(functions, texts))


class Jsonnet(Language):
    def text(self, value: str) -> str:
        return ' + copy + '.join(json.dumps(part) for part in parts(value))

    def key(self, value: str) -> str:
        return f"[{self.text(value)}]" if len(parts(value)) > 1 else self.text(value)

    def program(self, functions, texts):
        lines = [f"local {self.file(name)} = importstr '{name}';" for name in texts]
        for number, sharing in enumerate(functions.values()):
            shared = "".join(f"  local {name} = {text.replace(chr(10), chr(10) + '  ')};\n" for name, text in sharing.definitions)
            lines.append(f"local template_{number}(copy) =\n{shared}  {sharing.text};")
        files = [f"[{self.text(stack + '.json')}]: template_{number}(copy)," for number, stack in enumerate(functions)]
        loops = ["{ %s for copy in std.range(1, copies) }" % entry.rstrip(",") for entry in files]
        return "\n".join(lines) + "\nfunction(copies=1)\n  " + "\n  + ".join(loops) + "\n"


class Pkl(Language):
    def text(self, value: str) -> str:
        return '"' + r"\(copy)".join(self._escaped(part) for part in parts(value)) + '"'

    def _escaped(self, text: str) -> str:
        return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")

    def mapping(self, entries):
        return "new Mapping {\n" + indented([f"[{key}] = {value}" for key, value in entries]) + "\n}"

    def sequence(self, elements):
        return "new Listing {\n" + indented(elements) + "\n}"

    def program(self, functions, texts):
        lines = [f'local {self.file(name)} = read("{name}").text' for name in texts]
        for number, sharing in enumerate(functions.values()):
            shared = "".join(f"  let ({name} = {text})\n" for name, text in sharing.definitions)
            lines.append(f"local function template_{number}(copy: Int) =\n{shared}  {sharing.text}\n")
        lines.append('local copies = read?("prop:copies")?.toInt() ?? 1')
        entries = [
            f"    [{self.text(stack + '.json')}] {{ value = template_{number}(copy); renderer = new JsonRenderer {{}} }}"
            for number, stack in enumerate(functions)
        ]
        loop = "\n".join(["  for (copy in IntSeq(1, copies)) {", *("  " + entry for entry in entries), "  }"])
        return "\n".join(lines) + "\noutput {\n files {\n" + loop + "\n }\n}\n"


class Kcl(Language):
    def text(self, value: str) -> str:
        return " + str(copy) + ".join(self._escaped(part) for part in parts(value))

    def _escaped(self, text: str) -> str:
        # A dollar sign before a brace would begin an interpolation, so the two are kept apart.
        return " + ".join(json.dumps(piece, ensure_ascii=False) for piece in text.replace("${", "$\0{").split("\0"))

    def key(self, value: str) -> str:
        made = self.text(value)
        return f"({made})" if " + " in made else made

    def scalar(self, value) -> str:
        return {True: "True", False: "False"}[value] if isinstance(value, bool) else json.dumps(value)

    def program(self, functions, texts):
        lines = ["import file"] + [f'{self.file(name)} = file.read("{name}")' for name in texts]
        for number, sharing in enumerate(functions.values()):
            shared = "".join(f"  {name} = {text.replace(chr(10), chr(10) + '  ')}\n" for name, text in sharing.definitions)
            body = sharing.text.replace("\n", "\n  ")
            lines.append(f"_template_{number} = lambda copy: int {{\n{shared}  {body}\n}}")
        lines.append('_copies = option("copies", type="int", default=1)')
        for number, stack in enumerate(functions):
            lines.append(f"{{{self.text(stack + '.json')}: _template_{number}(copy) for copy in range(1, _copies + 1)}}")
        return "\n".join(lines) + "\n"

    def file(self, name: str) -> str:
        return "_" + super().file(name)
