"""A random small account in interchange JSON (section 2), the same for the same seed: `generate.py SEED`.

The accounts are meant to hit every branch of the analyses, not to be likely: charts with second
bosses, cycles and dotted lines, ties given twice, people who left or are not in the deal, unknown
stages and roles, ratings of all ages, contacts still to come.
"""

import datetime
import json
import random
import sys

AS_OF = datetime.date(2026, 3, 2)
ROLES = ["economic_buyer", "technical_buyer", "procurement", "finance", "gatekeeper", "influencer",
         "coordinator", "coach", "user", "executor"]
STAGES = ["discover", "qualify", "lead", "propose", "negotiate", "close", "implement", "grow"]
LEVELS = ["none", "acquaintance", "engaged", "partner", "ally"]
DEPARTMENTS = ["Management", "Production", "Engineering", "Finance", "Einkauf", "采购部"]
NEEDS = ["avoid_risk", "work_in_order", "appreciated", "build_power", "stability"]


class Maker:
    def __init__(self, seed):
        self.r = random.Random(seed)
        # Which account this is decides how dense its ties are, so that sparse and full ones occur.
        self.density = self.r.choice([0.05, 0.15, 0.3, 0.5])
        self.known = self.r.choice([0.3, 0.6, 0.9])

    def chance(self, p):
        return self.r.random() < p

    def day(self, oldest=500, newest=0):
        return (AS_OF - datetime.timedelta(days=self.r.randint(newest, oldest))).isoformat()

    def people(self):
        r, people = self.r, []
        # Ids whose order by bytes is neither that of the numbers nor that of the file.
        names = [f"p{i}" for i in range(1, 21)] + ["B2", "a-1", "é", "林", "z", "Z"]
        count = r.randint(3, 14)
        for number, name in enumerate(r.sample(names, count)):
            person = {"id": name, "name": f"Person {name}"}
            if self.chance(0.8):
                person["department"] = r.choice(DEPARTMENTS)
            if self.chance(0.5):
                person["title"] = "Head of something"
            if self.chance(0.1):
                person["side"] = "other"
            if number > 2 and self.chance(0.08):
                person["left"] = True
            if self.chance(0.08):
                person["departing"] = {"date": self.day(0, -90), "note": "retires"}
            if self.chance(0.15):
                person["competitor_ally"] = "Rival & Co"
            people.append(person)
        self.theirs = [p["id"] for p in people]
        self.ours = [f"u{i}" for i in range(1, r.randint(1, 4) + 1)]
        for name in self.ours:
            person = {"id": name, "name": f"Ours {name}", "side": "us", "department": "Sales"}
            if len(self.ours) > 1 and self.chance(0.1):
                person["left"] = True
            people.append(person)
        self.rivals = [f"c{i}" for i in range(r.randint(0, 2))]
        people += [{"id": name, "name": f"Rival {name}", "side": "competitor", "organisation": "Rival & Co"}
                   for name in self.rivals]
        self.everybody = [p["id"] for p in people]
        r.shuffle(people)
        return people

    def reports(self):
        r, lines = self.r, []
        order = r.sample(self.theirs, len(self.theirs))
        for number, person in enumerate(order[1:], 1):
            if self.chance(0.75):
                lines.append({"person": person, "boss": order[r.randrange(number)]})
                if self.chance(0.5):
                    lines[-1]["line"] = "solid"
            if self.chance(0.12):  # a second boss, or the same once more
                lines.append({"person": person, "boss": order[r.randrange(number)], "line": "solid"})
            if self.chance(0.2):
                lines.append({"person": person, "boss": order[r.randrange(number)], "line": "dotted"})
        if self.chance(0.2):  # may close a cycle, may be a self loop
            lines.append({"person": r.choice(order), "boss": r.choice(order)})
        if self.chance(0.1):
            lines.append({"person": r.choice(order), "boss": r.choice(self.everybody), "line": "dotted"})
        r.shuffle(lines)
        return lines

    def influences(self):
        r, ties = self.r, []
        for source in self.theirs:
            for target in self.theirs:
                if source != target and self.chance(self.density):
                    ties.append({"from": source, "to": target})
        for tie in ties:
            strength = r.choice(["high", "medium", "low", 3, 2, 1, None, "absent"])
            if strength != "absent":
                tie["strength"] = strength
        if ties and self.chance(0.3):  # one given twice
            ties.append({**r.choice(ties), "strength": r.choice(["high", "low"])})
        for rival in self.rivals:
            ties.append({"from": rival, "to": r.choice(self.theirs), "strength": "high"})
        if self.chance(0.2):
            ties.append({"from": r.choice(self.ours), "to": r.choice(self.theirs), "strength": "low"})
        r.shuffle(ties)
        return ties

    def relationships(self):
        r = self.r
        ties = [{"us": us, "person": person, "level": r.choice(LEVELS)}
                for us in self.ours for person in self.theirs if self.chance(0.3)]
        if ties and self.chance(0.3):
            ties.append({**r.choice(ties), "level": r.choice(LEVELS)})
        r.shuffle(ties)
        return ties

    def contacts(self):
        r, contacts = self.r, []
        # One day each, since the order of contacts within a day is not known.
        days = r.sample(range(-20, 450), r.randint(0, 9))
        for day in days:
            contact = {"date": (AS_OF - datetime.timedelta(days=day)).isoformat(),
                       "people": r.sample(self.theirs, r.randint(1, 2)), "us": [r.choice(self.ours)]}
            if self.chance(0.8):
                contact["outcome"] = r.choice(["advance", "continuation", "continuation", "order", "no_sale"])
            if self.chance(0.3):
                contact["objective"] = "a trial"
            contacts.append(contact)
        return contacts

    def support(self):
        r = self.r
        support = {"score": r.randint(-3, 3)}
        if self.chance(0.9):
            # Not on the very day that a trend begins: whether it stood then already can be read either way.
            days = r.randint(0, r.choice([20, 80, 400, 4000]))
            support["date"] = (AS_OF - datetime.timedelta(days=days + (days == 60))).isoformat()
        if self.chance(0.8):
            support["confidence"] = r.choice(["confirmed", "assumed"])
        if self.chance(0.5):
            support.update(author=r.choice(self.ours), evidence="said so")
        return support

    def member(self, person):
        r = self.r
        member = {"person": person}
        if self.chance(0.85):
            member["roles"] = r.sample(ROLES, r.choice([1, 1, 1, 2, 3]))
            if self.chance(0.05):
                member["roles"].append("legal")
        if self.chance(0.85):
            member["influence"] = r.choice(["high", "medium", "low"])
        if self.chance(self.known):
            member["support"] = self.support()
        rated = member["support"].get("date") if "support" in member else self.day()
        if rated and self.chance(0.5):  # several ratings, one a day, all older than the one that stands, if one does
            newest = datetime.date.fromisoformat(rated)
            days = r.sample(range(1, 300), r.randint(1, 3))
            member["support_history"] = [{"date": (newest - datetime.timedelta(days=day)).isoformat(),
                                          "score": r.randint(-3, 3)} for day in sorted(days, reverse=True)]
        if self.chance(0.08):
            member["veto"] = self.chance(0.5)
        if self.chance(0.08):
            member["vote"] = r.choice([0, 1, 2.5, 6])
        if self.chance(0.5):
            member["owner"] = r.choice(self.ours)
        if self.chance(0.3):
            member["required_level"] = r.choice(LEVELS)
        if self.chance(0.4):
            member["contact_intensity"] = r.choice(["deep", "frequent", "light", "none"])
        if self.chance(0.3):
            member["access"] = r.sample(["receptivity", "dissatisfaction", "power"], r.randint(1, 2))
        if self.chance(0.2):
            member["phase"] = r.choice(["new_toy", "learning", "effectiveness"])
        if self.chance(0.3):
            member["needs"] = r.sample(NEEDS, 2)
        return member

    def deal(self, name):
        r = self.r
        outside = r.randint(1, 2) if len(self.theirs) > 3 else 0
        members = r.sample(self.theirs, len(self.theirs) - outside)
        deal = {"id": name, "name": f"Deal {name}", "members": [self.member(person) for person in members]}
        if self.chance(0.9):
            deal["stage"] = r.choice(STAGES) if self.chance(0.95) else "warranty"
        # Mostly one economic buyer, so that the sole one's rules are reached.
        if self.chance(0.6):
            for member in deal["members"]:
                if "economic_buyer" in member.get("roles", []):
                    member["roles"].remove("economic_buyer")
            chosen = r.choice(deal["members"])
            chosen["roles"] = ["economic_buyer"] + chosen.get("roles", [])
        deal["selling_points"] = [
            {"person": r.choice(self.theirs), "feature": "f", "benefit": "b", "key": self.chance(0.6),
             "confirmed": self.chance(0.4), "told": r.randint(0, 3)} for _ in range(r.randint(0, 3))]
        deal["tasks"] = []
        for number in range(r.randint(0, 3)):
            task = {"stage": "lead", "role": "user", "title": f"Task {number}", "done": self.chance(0.4)}
            if self.chance(0.7):
                task["due"] = self.day(40, -40)
            if self.chance(0.5):
                task["owner"] = r.choice(self.ours)
            deal["tasks"].append(task)
        return deal

    def account(self):
        r = self.r
        people = self.people()
        staff = r.sample(self.theirs, 2)
        return {
            "format": "linchpin-interchange", "version": 1, "as_of": AS_OF.isoformat(),
            "account": {"id": "random", "name": "Random"},
            "organisations": [{"name": "Rival & Co", "side": "competitor", "mark": "R"}],
            "departments": [{"name": name} for name in DEPARTMENTS],
            "people": people, "reports": self.reports(), "influences": self.influences(),
            "conflicts": [{"a": staff[0], "b": staff[1], "label": "budget"}] if self.chance(0.5) else [],
            "relationships": self.relationships(),
            "pairs": [{"us": r.choice(self.ours), "person": r.choice(self.theirs),
                       "state": r.choice(["current", "planned"])}] if self.chance(0.5) else [],
            "contacts": self.contacts(),
            "deals": [self.deal(name) for name in ("d1", "d2")[:1 + self.chance(0.2)]],
        }


if __name__ == "__main__":
    json.dump(Maker(int(sys.argv[1])).account(), sys.stdout, ensure_ascii=False, indent=1)
    print()
