"""Comparison of two printed documents within the tolerances of the golden file.

`compare.py [--strict] EXPECTED.json FOUND.json` prints every difference; exit 1 if there is any. Fields
that only the second has are free, as the golden file's README says, unless --strict is given (for
two programs that ought to print the same); people of nearly equal K may swap.
"""

import json
import pathlib
import sys

TOLERANCES = {
    "default": 1e-6, "k": 1e-6, "k_raw": 1e-6, "vote": 1e-9, "gradient": 1e-9, "x": 1e-9, "t": 1e-12,
    "sigma": 1e-9, "stubbornness": 1e-12, "d": 1e-9, "majority": 1e-9, "d_after": 1e-9, "d_without": 1e-9,
    "closeness": 1e-9, "betweenness": 1e-9, "pagerank": 1e-9, "hits": 2, "p_win": 0.0006,
    "p_win_after": 0.0006, "wilson": 0.0006, "unrated_share": 1e-9,
}


def differences(expected, found, place="", name="", tolerances=TOLERANCES, strict=False):
    """Sentences that name each place where the documents differ."""
    if isinstance(expected, dict) and isinstance(found, dict):
        result = []
        for key, value in expected.items():
            if key not in found:
                result.append(f"{place}.{key}: missing")
            else:
                result += differences(value, found[key], f"{place}.{key}", key, tolerances, strict)
        if strict:
            result += [f"{place}.{key}: only in the second" for key in found if key not in expected]
        return result
    if isinstance(expected, list) and isinstance(found, list):
        if len(expected) != len(found):
            return [f"{place}: {len(expected)} entries expected, {len(found)} found: {expected} / {found}"]
        if name == "people" and expected and isinstance(expected[0], dict) and "k" in expected[0]:
            expected, found = settle_order(expected, found)
        result = []
        for number, (a, b) in enumerate(zip(expected, found)):
            label = a.get("id") or a.get("key") or a.get("factor") if isinstance(a, dict) else None
            result += differences(a, b, f"{place}[{label or number}]", name, tolerances, strict)
        return result
    number = (int, float)
    if isinstance(expected, number) and isinstance(found, number) \
            and not isinstance(expected, bool) and not isinstance(found, bool):
        if isinstance(expected, int) and isinstance(found, int) and name != "hits":
            allowed = 0
        else:
            allowed = tolerances.get(name, tolerances["default"])
        # the golden file is rounded at twelve digits
        return [] if abs(expected - found) <= allowed + 1e-12 else [f"{place}: {expected} expected, {found} found"]
    return [] if type(expected) is type(found) and expected == found else [f"{place}: {expected!r} expected, {found!r} found"]


def settle_order(expected, found):
    """`found` in the order of `expected` where K and k_raw are too close to tell."""
    found, by_id = list(found), {entry["id"]: entry for entry in found}
    for number, (a, b) in enumerate(zip(expected, found)):
        same = by_id.get(a["id"])
        if same and same is not b and abs(same["k"] - b["k"]) < 2e-6 and abs(same["k_raw"] - b["k_raw"]) < 2e-6:
            other = found.index(same)
            found[number], found[other] = same, b
            same["rank"], b["rank"] = b["rank"], same["rank"]
    return expected, found


def main():
    paths = [given for given in sys.argv[1:] if given != "--strict"]
    expected, found = (json.loads(pathlib.Path(path).read_text(encoding="utf-8")) for path in paths)
    lines = differences(expected, found, strict="--strict" in sys.argv)
    print("\n".join(lines) if lines else "the same")
    sys.exit(1 if lines else 0)


if __name__ == "__main__":
    main()
