"""Every [J] number of analysis.md (sections 3, 4, 5, 7, 8, 9, 11), by the names of the document.

Written down from the text of the document, not read from the golden file, so that the golden
file stays an independent check of them (verify.py compares both).
"""

import math

EPS = 1e-9

STAGE_ROLES = {
    "discover": ["user", "coach", "gatekeeper"],
    "qualify": ["economic_buyer", "finance", "user"],
    "lead": ["technical_buyer", "influencer", "coordinator"],
    "propose": ["technical_buyer", "user", "influencer"],
    "negotiate": ["procurement", "finance", "executor"],
    "close": ["economic_buyer", "finance"],
    "implement": ["user", "executor", "coordinator"],
    "grow": ["economic_buyer", "user", "coach"],
    "neutral": [],
}
FLOOR_SOLE_EB = {"discover": 60, "qualify": 75, "lead": 65, "propose": 65, "negotiate": 65,
                 "close": 80, "implement": 55, "grow": 75, "neutral": 85}
FLOOR_VETO = {"discover": 50, "qualify": 60, "lead": 70, "propose": 70, "negotiate": 65,
              "close": 70, "implement": 50, "grow": 55, "neutral": 70}
FLOOR_VETO_INFLUENCE = {"high": 1.0, "medium": 0.8, "low": 0.5, "unknown": 0.7}
WEIGHTS = {
    "discover": (0.25, 0.30, 0.15, 0.20, 0.10),
    "qualify": (0.30, 0.30, 0.15, 0.15, 0.10),
    "lead": (0.25, 0.30, 0.15, 0.20, 0.10),
    "propose": (0.30, 0.30, 0.15, 0.15, 0.10),
    "negotiate": (0.35, 0.30, 0.15, 0.10, 0.10),
    "close": (0.40, 0.30, 0.10, 0.10, 0.10),
    "implement": (0.25, 0.30, 0.15, 0.20, 0.10),
    "grow": (0.30, 0.30, 0.15, 0.15, 0.10),
    "neutral": (0.30, 0.30, 0.15, 0.15, 0.10),
}
FACTORS = ("authority", "sway", "broker", "listened", "level")

# role: (authority base, vote base, stubbornness)
ROLES = {
    "economic_buyer": (100, 5.0, 0.65),
    "technical_buyer": (50, 3.0, 0.55),
    "procurement": (55, 2.0, 0.55),
    "finance": (55, 2.0, 0.55),
    "gatekeeper": (45, 1.0, 0.60),
    "influencer": (40, 1.5, 0.50),
    "coordinator": (35, 1.0, 0.50),
    "coach": (30, 1.0, 0.60),
    "user": (25, 1.5, 0.50),
    "executor": (25, 0.5, 0.50),
    "other": (20, 0.5, 0.50),
}
# Which role is reported where several score the same.
ROLE_ORDER = ["economic_buyer", "technical_buyer", "procurement", "finance", "user", "influencer",
              "gatekeeper", "executor", "coordinator", "coach", "other"]
VETO_BASE = 85
VETO_STUBBORNNESS = 0.75
ROLE_NAMED_SCORE = (100, 90, 80)
VOTE_NAMED = (2.0, 1.75, 1.5)
VOTE_UNNAMED = 0.4
VOTE_INFLUENCE = {"high": 1.5, "medium": 1.0, "low": 0.4, "unknown": 0.8}
LEVEL_SCORE = {"high": 100, "medium": 50, "low": 15, "unknown": 30, "outside": 0}

INFLUENCE_WEIGHT = {"high": 1.0, "medium": 0.6, "low": 0.3}
INFLUENCE_LENGTH = {"high": 1, "medium": 2, "low": 3}
STRENGTH_RANK = {"low": 1, "medium": 2, "high": 3}
# (line, direction): (weight, length); "down" is boss -> person.
REPORT_ARROW = {("solid", "down"): (0.3, 3), ("solid", "up"): (0.1, 10),
                ("dotted", "down"): (0.15, 7), ("dotted", "up"): (0.05, 20)}

LEVELS = ["none", "acquaintance", "engaged", "partner", "ally"]

SPREAD = {"confirmed": 0.5, "assumed": 1.0}
SPREAD_MAX = 1.75
WILSON_Z = 1.959963984540054

PLAN_STEP = {-3: 8, -2: 6, -1: 4, 0: 2, 1: 3, 2: 6}
PLAN_LEVEL = {"none": 5, "acquaintance": 4, "engaged": 3, "partner": 2, "ally": 1}
PLAN_MARGIN = 0.25
PLAN_CANDIDATES = 12

ROUTE_LEVEL = {"ally": 1, "partner": 2, "engaged": 3, "acquaintance": 5}
ROUTE_INFLUENCE = {"high": 2, "medium": 3, "low": 4}
ROUTE_BACK = 5
ROUTE_REPORT = {("solid", "down"): 2, ("solid", "up"): 4, ("dotted", "down"): 4, ("dotted", "up"): 6}


def q(value):
    """The whole number on which ties are found (section 1)."""
    return math.floor(value * 1e6 + 0.5)


def at_least(x, threshold):
    """x >= threshold as section 1 compares computed numbers."""
    return x >= threshold - EPS


def above(x, threshold):
    """x > threshold as section 1 compares computed numbers."""
    return x > threshold + EPS
