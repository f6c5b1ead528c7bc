"""Command line: `main.py rank|forecast|plan|routes|check ACCOUNT.json [--deal ID] [--date YYYY-MM-DD]`.

Prints the JSON of section 12. `plan` and `routes` are the parts of `forecast` alone, under the
same header; `routes` adds the route to everybody under `routes`.
"""

import argparse
import json
import sys

import forecast
import plan
import ranking
import reading
import risks
import routes
from situation import Situation


def header(command, situation):
    deal = situation.deal
    return {"linchpin": command, "version": 1, "deal": deal.id if deal else None,
            "stage": deal.stage if deal else None, "as_of": situation.as_of.isoformat()}


def run(command, text, deal=None, date=None, to=None, seed=1, samples=10000, metrics=False):
    """The document of one command on the text of an account."""
    account = reading.read(text, reading.date_of(date, "--date"))
    if to is not None and to not in account.people:
        raise reading.Refused(f"--to: {to} is not a known person")
    if deal is None:
        chosen = account.deals[0] if account.deals else None
    else:
        chosen = next((d for d in account.deals if d.id == deal), None)
        if chosen is None:
            raise reading.Refused(f"--deal: {deal} is not a deal of this account")
    situation = Situation(account, chosen)
    result = header(command, situation)
    if command == "rank":
        result.update(ranking.document(situation, metrics))
    elif command == "forecast":
        result.update(forecast.document(situation, seed, samples, to))
    elif command == "plan":
        result["plan"] = None
        if situation.has_votes:
            sampler = forecast.Sampler(situation, seed, samples)
            result["plan"] = plan.document(situation, ranking.rank(situation).gradient, sampler)
    elif command == "routes":
        order = ranking.rank(situation).order
        result.update(routes.document(situation, situation.net.ids[order[0]] if order else None, to))
    else:
        result.update(risks.document(situation))
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("rank", "forecast", "plan", "routes", "check"))
    parser.add_argument("account")
    parser.add_argument("--deal")
    parser.add_argument("--date", "--as-of", dest="date")
    parser.add_argument("--to")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--samples", type=int, default=10000)
    parser.add_argument("--metrics", action="store_true")
    given = parser.parse_args()
    try:
        with open(given.account, encoding="utf-8") as file:
            text = file.read()
        result = run(given.command, text, given.deal, given.date, given.to, given.seed, given.samples,
                     given.metrics)
    except (reading.Refused, json.JSONDecodeError) as error:
        sys.exit(f"{given.account}: {error}")
    json.dump(result, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main()
