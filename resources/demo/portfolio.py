# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of meridian.py as objects, and the numbers behind their levels."""
import math
from datetime import date, datetime, timedelta

import meridian

AS_OF = date.fromisoformat(meridian.AS_OF)
FIRST_DAY = date(2025, 5, 1)
DAYS = (AS_OF - FIRST_DAY).days
SONAR_LEGACY = {"Warehouse Sync", "Supplier Portal", "Batch Scheduler", "Store POS Bridge"}
WEIGHT = {"critical": 10, "major": 3, "minor": 1}


class Rng:
    """A linear congruential generator (Knuth's MMIX constants), seeded by a text."""

    def __init__(self, key):
        self.state = 1469598103934665603
        for byte in key.encode():
            self.state = ((self.state ^ byte) * 1099511628211) % 2**64
        for _ in range(4):
            self.uniform()

    def uniform(self, low=0.0, high=1.0):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return low + (high - low) * (self.state >> 11) / 2**53

    def spread(self):
        """Between -1 and 1, mostly near 0."""
        return self.uniform() + self.uniform() - 1

    def pick(self, items):
        return items[int(self.uniform() * len(items))]


def rows(text, columns):
    """The cells of a table in meridian.py."""
    out = []
    for line in text.strip().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != columns:
            raise SystemExit(f"{len(cells)} cells in place of {columns}: {line}")
        out.append(cells)
    return out


def slug(name):
    return name.lower().replace(" ", "-")


def names(text):
    return [name.strip() for name in text.split(",")]


def short(value, digits=4):
    """Few significant digits, no exponent."""
    text = f"{float(f'{value:.{digits}g}'):.10f}".rstrip("0").rstrip(".")
    return text or "0"


# The raw number behind a level, on the anchors of the built-in criteria.
def on_line(level, a0, a100):
    return a0 + (a100 - a0) * level / 100


def on_log(level, a0, a100):
    return a0 * (a100 / a0) ** (level / 100)


class Component:
    KEYS = ["operations", "churn", "complexity", "quality", "libraries", "runtime"]

    def __init__(self, cells):
        (self.name, self.source, self.system, self.team, self.kind, self.language, value, levels, gaps,
         self.description) = cells
        self.id = slug(self.name)
        self.value = [float(v) for v in value.split()]
        self.level = dict(zip(self.KEYS, (float(v) for v in levels.split())))
        self.gaps = set(gaps.split())
        if self.kind == "batch":
            self.gaps.add("p95")
        self.needs = []

    def known(self, fact):
        return bool(self.level) and fact not in self.gaps

    def near(self, key, fact):
        """The level of one fact: that of its group, give or take a little; the same wherever it is asked for."""
        return max(1.0, min(99.0, self.level[key] + 7 * Rng(f"{self.id}/{fact}").spread()))

    def in_sonar(self):
        return bool(self.level) and (self.source == "b" or self.name in SONAR_LEGACY)

    def pagerduty(self):
        if self.source != "b" or not self.known("inc"):
            return ""
        rng = Rng(self.id + "/pagerduty")
        return "P" + "".join(rng.pick("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(6))


def load():
    components = [Component(cells) for cells in rows(meridian.COMPONENTS, 10)]
    by_name = {c.name: c for c in components}
    for line in meridian.NEEDS.strip().splitlines():
        name, needs = line.split(":")
        by_name[name].needs = names(needs)
        assert all(n in by_name for n in by_name[name].needs), line
        assert len(set(by_name[name].needs)) == len(by_name[name].needs), line
    return components, by_name


def cycles(components):
    """Strongly connected components of more than one member, by mutual reach."""
    needs = {c.name: c.needs for c in components}

    def reach(start):
        seen, todo = set(), [start]
        while todo:
            for name in needs[todo.pop()]:
                if name not in seen:
                    seen.add(name)
                    todo.append(name)
        return seen

    reached = {name: reach(name) for name in needs}
    return {frozenset(b for b in reached[a] if a in reached[b]) for a in needs if a in reached[a]}


def severities(total, level):
    """Severities that weigh about `total` together, each kind spread evenly over time."""
    share = {"critical": 0.06 if level > 70 else 0.0, "major": 0.32}
    share["minor"] = 1 - sum(share.values())
    count = total / sum(share[s] * WEIGHT[s] for s in share)
    counts = {s: int(count * share[s] + 0.5) for s in ("critical", "major")}
    counts["minor"] = max(0, round(total - sum(counts[s] * WEIGHT[s] for s in counts)))
    marks = [((n + 0.5) / counts[s], s) for s in counts for n in range(counts[s])]
    return [s for _, s in sorted(marks)]


def incidents(c):
    """(start, end, severity, title) of one component, oldest first; the rate and the median restore time follow its
    level in any window that is long enough."""
    rng = Rng(c.id + "/incidents")
    rate = on_log(c.near("operations", "incidents"), 0.05, 8)
    median = on_log(c.near("operations", "restore"), 0.25, 48)
    kinds = severities(rate * DAYS / 30, c.level["operations"])
    out, quantile = [], rng.uniform()
    for n, severity in enumerate(kinds):
        start = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day) + timedelta(
            minutes=int((n + rng.uniform(0.1, 0.9)) / len(kinds) * DAYS * 1440))
        quantile = (quantile + 0.618034) % 1  # golden steps: any run of neighbours is spread over all quantiles
        q = min(0.98, max(0.02, quantile))
        hours = median * math.exp(0.55 * math.log(q / (1 - q)))
        need = rng.pick(c.needs) if c.needs else "the network"
        title = rng.pick(meridian.TROUBLE[c.kind]).replace("{need}", need)
        out.append((start, start + timedelta(minutes=max(4, int(hours * 60))), severity, title))
    return out
