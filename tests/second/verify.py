"""Check against the golden file: every case, and the random numbers' check values of section 7."""

import json
import pathlib
import sys
import time

import compare
import constants
import forecast
import main

GOLDEN = pathlib.Path(__file__).parent.parent / "data" / "golden_analysis.json"


def check_constants(given):
    """The tables typed from the document against those of the golden file."""
    same = {
        "stage_roles": {k: v for k, v in constants.STAGE_ROLES.items() if v},
        "weights": {k: list(v) for k, v in constants.WEIGHTS.items()},
        "floor_sole_eb": constants.FLOOR_SOLE_EB, "floor_veto": constants.FLOOR_VETO,
        "floor_veto_influence": constants.FLOOR_VETO_INFLUENCE, "vote_influence": constants.VOTE_INFLUENCE,
        "level_score": constants.LEVEL_SCORE, "plan_level": constants.PLAN_LEVEL,
        "plan_step": {str(k): v for k, v in constants.PLAN_STEP.items()},
        "route_level": constants.ROUTE_LEVEL, "route_influence": constants.ROUTE_INFLUENCE,
        "influence_weight": constants.INFLUENCE_WEIGHT, "influence_length": constants.INFLUENCE_LENGTH,
    }
    wrong = [name for name, value in same.items() if given[name] != value]
    wrong += [role for role, row in constants.ROLES.items() if given["roles"][role][:3] != list(row)]
    return wrong


def check():
    with open(GOLDEN, encoding="utf-8") as file:
        golden = json.load(file)
    bad = len(check_constants(golden["constants"]))
    print("constants that differ:", check_constants(golden["constants"]))
    print("SplitMix64:", [forecast.splitmix64(1234567, n) for n in (1, 2)]
          == [6457827717110365317, 3203168211198807973])
    for case in golden["cases"]:
        options, text = case["options"], json.dumps(case["input"])
        for command, expected in case["expected"].items():
            start = time.perf_counter()
            found = main.run(command, text, **{name: options[name] for name in ("to", "seed", "samples", "metrics")
                                               if name in options})
            lines = compare.differences(expected, found, tolerances=golden["tolerances"])
            bad += len(lines)
            extra = "" if command != "forecast" else f" hits {expected['hits']} / {found['hits']}"
            print(f"{case['name']} {command}: {'ok' if not lines else 'DIFFERS'}{extra}"
                  f" ({time.perf_counter() - start:.2f} s)")
            for line in lines[:20]:
                print("   ", line)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    check()
