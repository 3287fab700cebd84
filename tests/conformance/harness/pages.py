"""Documents as a reader follows them: their blocks in order, run in one folder."""

import re
import subprocess


def blocks(text):
    """Language and text of what a reader runs (`sh`) or writes into a file (`text`)."""
    return re.findall(r"^```(sh|text)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def written(text, folder, more=""):
    """Writes a file that a page shows, which begins with its name, and with more values at its end."""
    name = re.match(r"# (\S+):", text)[1]
    (folder / name).write_text(text + more, encoding="utf-8")


def followed(text, folder, environment):
    """Runs a block in the shell that most systems have; gives what it printed."""
    done = subprocess.run(["sh", "-ec", text], cwd=folder, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, f"{text}\n{done.stdout}{done.stderr}"
    return done.stdout
