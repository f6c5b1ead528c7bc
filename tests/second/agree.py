"""The program against this second implementation on random accounts: `agree.py LINCHPIN [FIRST [COUNT]]`.

Each account is printed by both with `rank --metrics`, `forecast` and `check`, and every field is compared within the
tolerances of the golden file. Where they differ, the account is made smaller for as long as they still do, and the
smallest one is printed with what differs.
"""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile

import compare
import generate
import main
import reading

COMMANDS = {"rank": {"metrics": True}, "forecast": {"samples": 2000}, "check": {}}
ARGUMENTS = {"rank": ["--metrics"], "forecast": ["--samples", "2000"], "check": []}


class Program:
    """The program, asked through a file."""

    def __init__(self, path, folder):
        self.path = path
        self.file = pathlib.Path(folder) / "account.json"

    def printed(self, command, account):
        """What the program prints, or the sentence with which it refuses."""
        self.file.write_text(json.dumps(account), encoding="utf-8")
        asked = [self.path, command, str(self.file), "--format", "json", "--as-of", account["as_of"]]
        found = subprocess.run(asked + ARGUMENTS[command], capture_output=True, text=True, timeout=60, check=False)
        return json.loads(found.stdout) if found.returncode == 0 else found.stderr.strip()


def difference(program, account):
    """The first command that differs on an account with what differs; None where both say the same."""
    text = json.dumps(account)
    for command, options in COMMANDS.items():
        try:
            expected = main.run(command, text, date=account["as_of"], **options)
        except reading.Refused:
            expected = None
        found = program.printed(command, account)
        if (expected is None) != isinstance(found, str):
            return command, [f"one refuses: {found if isinstance(found, str) else 'the second implementation'}"]
        if expected is not None:
            lines = compare.differences(settled(expected), settled(found))
            if lines:
                return command, lines
    return None


def settled(document):
    """Departments in one order: the method gives them none."""
    for risk in document.get("risks", []):
        if "departments" in risk:
            risk["departments"].sort()
    return document


def smaller(value):
    """The same document with one entry of one list left out, or one optional field."""
    if isinstance(value, dict):
        for key, entry in value.items():
            if key not in ("id", "name", "as_of", "linchpin", "version"):
                yield {other: kept for other, kept in value.items() if other != key}
            for less in smaller(entry):
                yield {**value, key: less}
    elif isinstance(value, list):
        for number, entry in enumerate(value):
            yield value[:number] + value[number + 1:]
            for less in smaller(entry):
                yield value[:number] + [less] + value[number + 1:]


def shrunk(program, account, command):
    """The smallest account found that still differs in the same command."""
    account = copy.deepcopy(account)
    while True:
        for less in smaller(account):
            found = difference(program, less)
            if found and found[0] == command and not found[1][0].startswith("one refuses"):
                account = less
                break
        else:
            return account


def check(path, first, count):
    with tempfile.TemporaryDirectory() as folder:
        program = Program(path, folder)
        for seed in range(first, first + count):
            account = generate.Maker(seed).account()
            found = difference(program, account)
            if found:
                least = shrunk(program, account, found[0])
                print(json.dumps(least, ensure_ascii=False, indent=1))
                command, lines = difference(program, least)
                print(f"seed {seed}: {command} differs on the account above", *lines[:20], sep="\n  ")
                return False
    print(f"{count} random accounts: rank, forecast and check say the same in both implementations")
    return True


if __name__ == "__main__":
    given = sys.argv[1:]
    numbers = [int(number) for number in given[1:]] or [1]
    sys.exit(0 if check(given[0], numbers[0], numbers[1] if len(numbers) > 1 else 200) else 1)
