#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write the raw files of the sample portfolio, Meridian Retail, next to this script. Everything in them is fictional.

No clock and no random state: numbers are keyed by component and topic, so running it again gives the same bytes.
"""
import csv
import json
import math
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

sys.dont_write_bytecode = True
import meridian  # noqa: E402
from portfolio import AS_OF, Rng, cycles, incidents, load, names, on_line, on_log, rows, short, slug  # noqa: E402

HERE = Path(__file__).resolve().parent
WEEKS = [AS_OF - timedelta(days=6 + 7 * n) for n in range(77, -1, -1)]
LONG_WEEKS = [AS_OF - timedelta(days=6 + 7 * n) for n in range(155, -1, -1)]
MONTHS = [date(y + (m == 12), m % 12 + 1, 1) - timedelta(days=1)
          for y, m in [(2025, m) for m in range(5, 13)] + [(2026, m) for m in range(1, 11)]]
QUARTERS = [day for day in MONTHS if day.month % 3 == 0]
ENDINGS = {"java": "java", "kotlin": "kt", "php": "php", "python": "py", "go": "go", "typescript": "ts",
           "csharp": "cs", "cpp": "cpp"}


def write(path, text):
    path = HERE / path
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def write_csv(path, header, lines, end="\n"):
    path = HERE / path
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator=end)
        writer.writerow(header)
        writer.writerows(lines)


def sheet(kind, header, lines):
    write_csv(f"sheets/{kind}.csv", header, lines)


# --- inventory -------------------------------------------------------------------------------------------------------

def edge_home(by_name, source, target):
    """The file that states an arrow: each arrow stands in one."""
    a, b = by_name[source], by_name[target]
    if any(t[:2] == (source, target) for t in meridian.TRACED) or "s" in (a.source, b.source):
        return "sheet"
    if a.source == "k":
        return "konveyor"
    if (source, target) == ("Checkout", "Payments"):
        return "api"
    if b.source == "k" or target in ("Notifications", "Document Rendering"):
        return "sheet"
    return "backstage"


def entity(kind, name, lines, title="", description="", annotations=(), tags=(), version="v1alpha1"):
    out = [f"apiVersion: backstage.io/{version}", f"kind: {kind}", "metadata:", f"  name: {name}"]
    if title:
        out.append(f"  title: {title}")
    if description:
        out.append(f"  description: {json.dumps(description)}")
    if annotations:
        out += ["  annotations:"] + [f"    {key}: {value}" for key, value in annotations]
    if tags:
        out += ["  tags:"] + [f"    - {tag}" for tag in tags]
    return "---\n" + "\n".join(out + ["spec:"] + lines) + "\n"


def write_backstage(components, by_name):
    out = "# Meridian Retail, a fictional company: software catalog\n"
    for name, description, *_ in rows(meridian.TEAMS, 9):
        out += entity("Group", slug(name), ["  type: team", "  profile:", f"    displayName: {name}",
                                            f"    email: {slug(name)}@meridian-retail.example", "  children: []"],
                      description=description)
    for name, title, domain, owner, description in rows(meridian.SYSTEMS, 5):
        out += entity("System", name, [f"  owner: group:{slug(owner)}", f"  domain: {domain}"], title, description)
    out += entity("API", "payments-api", ["  type: openapi", "  lifecycle: production", "  owner: payments",
                                          "  system: payment", "  definition: |", '    openapi: "3.0.3"', "    info:",
                                          "      title: Payments", '      version: "2.4"', "    paths: {}"],
                  "Payments API", "Authorize, capture, void")
    for c in components:
        if c.source != "b":
            continue
        annotations = [("backstage.io/source-location", f"url:https://git.meridian-retail.example/{c.system}/{c.id}/")]
        if c.pagerduty():
            annotations.append(("pagerduty.com/service-id", c.pagerduty()))
        if c.in_sonar():
            annotations.append(("sonarqube.org/project-key", f"meridian_{c.id}"))
        tags = [tag for tag in (c.language, "pci" if c.system == "payment" else "") if tag]
        lifecycle = "experimental" if c.name == "Price Analytics" else "production"
        lines = [f"  type: {c.kind}", f"  lifecycle: {lifecycle}", f"  owner: {slug(c.team)}", f"  system: {c.system}"]
        if c.name == "Payments":
            lines += ["  providesApis:", "    - payments-api"]
        if c.name == "Checkout":
            lines += ["  consumesApis:", "    - payments-api"]
        needs = sorted(slug(n) for n in c.needs if edge_home(by_name, c.name, n) == "backstage")
        if needs:
            space = "default/" if c.name == "Checkout" else ""
            lines += ["  dependsOn:"] + [f"    - component:{space}{need}" for need in needs]
        out += entity("Component", c.id, lines, c.name, c.description, annotations, tags)
    write("backstage/catalog-info.yaml", out)


def write_konveyor(components, by_name):
    titles = {name: title for name, title, *_ in rows(meridian.SYSTEMS, 5)}
    header = ["Record Type 1", "Application Name", "Description", "Comments", "Business Service", "Dependency",
              "Dependency Direction", "Binary Group", "Binary Artifact", "Binary Version", "Binary Packaging",
              "Repository Type", "Repository URL", "Repository Branch", "Repository Path", "Owner", "Contributors"]
    header += [f"{part} {n}" for n in range(1, 5) for part in ("Tag Category", "Tag")]
    stack = {"cobol": ("COBOL", "DB2", "z/OS", "CICS"), "java": ("Java", "Oracle", "RHEL 7", "Tomcat"),
             "plsql": ("PL/SQL", "Oracle", "RHEL 7", ""), "vb": ("Visual Basic", "SQL Server", "Windows", "IIS"),
             "csharp": ("C#", "SQL Server", "Windows", "IIS"), "cpp": ("C++", "Oracle", "RHEL 7", "")}
    lines, arrows = [], []
    for c in components:
        if c.source != "k":
            continue
        language, database, system, runtime = stack[c.language]
        owner = f"{c.team} <{slug(c.team)}@meridian-retail.example>"
        binary = ["com.meridian.retail", c.id, "7.4.2", "war"] if c.language == "java" else [""] * 4
        code = ["svn" if c.language in ("cobol", "vb") else "git",
                f"https://git.meridian-retail.example/legacy/{c.id}", "", ""]
        tags = [("Language", language), ("Database", database), ("Operating System", system), ("Runtime", runtime)]
        lines.append([1, c.name, c.description, "", titles[c.system], "", ""] + binary + code + [owner, ""] +
                     [cell for category, tag in tags for cell in (category if tag else "", tag)])
        for need in c.needs:
            if edge_home(by_name, c.name, need) == "konveyor":
                # The same arrow can be told from either end.
                told = (need, c.name, "northbound") if need == "Batch Scheduler" else (c.name, need, "southbound")
                arrows.append([2, told[0], "", "", "", told[1], told[2]] + [""] * (len(header) - 7))
    write_csv("konveyor/legacy-applications.csv", header, lines + sorted(arrows, key=lambda row: (row[1], row[5])))


def write_inventory_sheets(components, by_name):
    answers = {name: text.split() for name, text in rows(meridian.ANSWERS, 2)}
    header = ["Name", "Description", "Kind", "Language", "System", "Owner", "Aliases"] + meridian.ANSWERED
    titles = {name: title for name, title, *_ in rows(meridian.SYSTEMS, 5)}
    lines = []
    for c in components:
        aliases = [f"servicenow={c.name}"] if c.source == "k" else []
        if c.source == "k" and c.in_sonar():
            aliases.append(f"sonarqube=meridian_{c.id}")
        own = {"s": [c.description, c.kind, "", titles[c.system]], "k": ["", c.kind, c.language, ""],
               "b": ["", "", c.language, ""]}
        replies = ["" if a == "?" else a for a in answers.get(c.name, ["?"] * len(meridian.ANSWERED))]
        if c.source != "b" or any(replies):
            lines.append([c.name, *own[c.source], "" if c.source == "b" else c.team, "; ".join(aliases), *replies])
    sheet("components", header, lines)

    traced = {(a, b): (label, weight) for a, b, label, weight in meridian.TRACED}
    lines = []
    for c in components:
        for need in c.needs:
            if edge_home(by_name, c.name, need) == "sheet":
                label, weight = traced.get((c.name, need), ("queue" if need == "Notifications" else "", ""))
                lines.append([c.name, need, "traced" if weight else "declared", label, weight])
    sheet("dependencies", ["From", "To", "Kind", "Label", "Weight"], sorted(lines, key=lambda row: row[:2]))
    sheet("flows", ["Name", "Description", "Critical", "Importance", "Components"],
          [[name, description, "yes", importance, "; ".join(names(members))]
           for name, importance, members, description in rows(meridian.FLOWS, 4)])


def write_teams():
    header = ["Name", "Headcount", "Availability", "Opportunistic reserve", "Refactoring budget", "Budget from",
              "Budget to", "Dedicated people", "Dedicated from", "Dedicated to", "Day rate", "WIP limit",
              "Freeze from", "Freeze to", "Freeze reason"]
    lines = []
    for name, _, headcount, availability, reserve, budget, dedicated, rate, wip in rows(meridian.TEAMS, 9):
        crew = dedicated.split() or ["", "", ""]
        lines.append([name, headcount, availability, reserve, budget, "", "", *crew, rate, wip, *meridian.FREEZES[0]])
        lines.append([name] + [""] * 11 + list(meridian.FREEZES[1]))
        lines += [[name, "", "", "", percent, start, end] + [""] * 8
                  for team, percent, start, end in meridian.LATER_BUDGETS if team == name]
        if meridian.FREEZE_MONTH_END[0] == name:
            lines.append([name] + [""] * 11 + list(meridian.FREEZE_MONTH_END[1:]))
    sheet("teams", header, lines)


# --- code ------------------------------------------------------------------------------------------------------------

def coverage(c):
    return on_line(c.near("quality", "coverage"), 80, 10)


def measures(values):
    return [{"metric": key, "value": value} for key, value in values.items()]


def project_files(c):
    """(folder, lines, complexity) of each file; the means follow the levels of the component."""
    rng = Rng(c.id + "/files")
    count = int(rng.uniform(30, 90) if c.language == "go" else rng.uniform(70, 420))
    if c.id == "order-processing":
        count = 640
    weights = [0.2 + rng.uniform() ** 3 * 4 for _ in range(count)]
    scale = on_log(c.near("complexity", "complexity"), 5, 60) * count / sum(weights)
    lines = 641 if c.id == "order-processing" else rng.uniform(90, 210)
    folders = ["adapter", "api", "domain", "job", "store"]
    return [(folders[n * 5 // count], int(lines * count / sum(weights) * w) + 1, round(scale * w))
            for n, w in enumerate(weights)]


def sonar_project(c):
    """Measures of the whole project; its folders; and all files of the largest and of the small projects. The others
    were asked for folders alone (qualifiers=DIR)."""
    rng, files = Rng(c.id + "/sonar"), project_files(c)
    debt = on_log(c.near("quality", "debt"), 5, 50)

    def summed(part):
        lines = sum(f[1] for f in part)
        return {"complexity": str(sum(f[2] for f in part)), "files": str(len(part)), "ncloc": str(lines),
                "sqale_index": str(round(debt / 100 * lines * 30))}

    base = summed(files) | {"coverage": f"{coverage(c):.1f}", "sqale_debt_ratio": f"{debt:.1f}",
                            "duplicated_lines_density": f"{rng.uniform(1, 4) + c.level['quality'] / 9:.1f}"}
    if "debt" in c.gaps:
        del base["sqale_debt_ratio"], base["sqale_index"]
    if "cov" in c.gaps:
        del base["coverage"]
    key, found = f"meridian_{c.id}", []
    for folder in sorted({f[0] for f in files}):
        part = [f for f in files if f[0] == folder]
        path = f"src/{folder}"
        sums = {metric: value for metric, value in summed(part).items() if metric in base}
        found.append({"key": f"{key}:{path}", "name": path, "qualifier": "DIR", "path": path,
                      "measures": measures(sums)})
        if len(files) > 60 and c.id != "order-processing":
            continue
        for n, (_, lines, complexity) in enumerate(part, 1):
            name = f"{folder}_{n:03d}.{ENDINGS[c.language]}"
            found.append({"key": f"{key}:{path}/{name}", "name": name, "qualifier": "FIL", "path": f"{path}/{name}",
                          "language": ENDINGS[c.language],
                          "measures": measures({"complexity": str(complexity), "ncloc": str(lines)})})
    return {"key": key, "name": c.name, "qualifier": "TRK", "measures": measures(dict(sorted(base.items())))}, found


def write_sonar(components):
    written = []
    for c in components:
        if not c.in_sonar():
            continue
        base, found = sonar_project(c)
        size = 500
        for page in range(1, -(-len(found) // size) + 1):
            answer = {"paging": {"pageIndex": page, "pageSize": size, "total": len(found)}, "baseComponent": base,
                      "components": found[(page - 1) * size:page * size]}
            written.append(f"sonarqube/{c.id}-page{page}.json")
            head = json.dumps({key: answer[key] for key in ("paging", "baseComponent")}, separators=(",", ":"))
            body = ",\n".join(json.dumps(item, separators=(",", ":")) for item in answer["components"])
            write(written[-1], f'{head[:-1]},"components":[\n{body}\n]}}\n')
    return sorted(written)


# --- incidents -------------------------------------------------------------------------------------------------------

def write_pagerduty(components):
    found = []
    for c in components:
        if c.pagerduty() and c.level:
            found += [(start, c, end, severity, title) for start, end, severity, title in incidents(c)]
    found.sort(key=lambda item: (item[0], item[1].id))
    priorities = {"critical": [("P1", "PBX1CR1"), ("P2", "PBX2HI2")], "major": [("P3", "PBX3ME3")],
                  "minor": [("P4", "PBX4LO4"), ("P5", "PBX5IN5")]}
    site, stamp, out = "https://meridian-retail.pagerduty.example", "%Y-%m-%dT%H:%M:%SZ", []
    for n, (start, c, end, severity, title) in enumerate(found, 1):
        rng = Rng(f"pagerduty/{n}")
        ident = "Q" + "".join(rng.pick("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(13))
        still_open = end.date() >= AS_OF
        label, priority = rng.pick(priorities[severity])
        out.append({
            "id": ident, "type": "incident", "summary": f"[#{n}] {title}", "incident_number": n, "title": title,
            "created_at": start.strftime(stamp), "updated_at": (start if still_open else end).strftime(stamp),
            "status": "acknowledged" if still_open else "resolved",
            "service": {"id": c.pagerduty(), "type": "service_reference", "summary": c.name,
                        "html_url": f"{site}/service-directory/{c.pagerduty()}"},
            "urgency": "low" if severity == "minor" else "high",
            # Priorities came into use in July 2025, and small incidents often go without.
            "priority": None if severity != "critical" and (start.date() < date(2025, 7, 1) or n % 7 == 0) else
            {"id": priority, "type": "priority", "summary": label, "name": label},
            "resolved_at": None if still_open else end.strftime(stamp),
            "teams": [{"id": "PT" + slug(c.team).upper()[:5], "type": "team_reference", "summary": c.team}],
            "html_url": f"{site}/incidents/{ident}"})
    body = ",\n".join(json.dumps(item, separators=(",", ":")) for item in out)
    write("pagerduty/incidents.json",
          f'{{"incidents":[\n{body}\n],"limit":{len(out)},"offset":0,"total":null,"more":false}}\n')
    return len(out)


def write_servicenow(components):
    found = []
    for c in components:
        if c.source == "k":
            found += [(start, c, end, severity, title) for start, end, severity, title in incidents(c)]
    found.sort(key=lambda item: (item[0], item[1].id))
    grade = {"critical": ("1 - High", "1 - High", "1 - Critical"), "major": ("2 - Medium", "1 - High", "2 - High"),
             "minor": ("2 - Medium", "2 - Medium", "3 - Moderate")}
    stamp, lines = "%d-%m-%Y %H:%M", []
    for n, (start, c, end, severity, title) in enumerate(found, 1):
        closed = end + timedelta(days=5)
        is_open, is_closed = end.date() >= AS_OF, closed.date() < AS_OF
        row = [f"INC{4100 + n:07d}", "Closed" if is_closed else "Resolved", "FALSE" if is_closed else "TRUE",
               start.strftime(stamp), end.strftime(stamp), c.name, f"{c.id}-prd01", title, *grade[severity], c.team,
               end.strftime(stamp), closed.strftime(stamp) if is_closed else "?"]
        if is_open or n % 9 == 0:  # an event log: some tickets are listed at an earlier state, too
            lines.append(row[:1] + ["Active", "TRUE"] + row[3:4] + [start.strftime(stamp)] + row[5:12] + ["?", "?"])
        if not is_open:
            lines.append(row)
    write_csv("servicenow/incidents.csv",
              ["number", "incident_state", "active", "opened_at", "sys_updated_at", "business_service", "cmdb_ci",
               "short_description", "impact", "urgency", "priority", "assignment_group", "resolved_at", "closed_at"],
              lines, "\r\n")
    return len(found)


# --- measurements ----------------------------------------------------------------------------------------------------

MEASURED = ["Component", "Metric", "Date", "Value", "Unit", "Sample size"]


def slo_target(c):
    choices = [1200, 1500, 2000, 2500] if c.kind == "website" else [150, 200, 250, 300, 400, 600]
    return Rng(c.id + "/slo").pick(choices)


def business(c):
    """Revenue and reach each quarter, regulation each July."""
    rng, out = Rng(c.id + "/business"), []
    revenue, users, regulation = c.value
    quarters = QUARTERS[:3] if "stale" in c.gaps else QUARTERS
    for day in quarters:
        last = day == quarters[-1]
        drift = 0.0 if last else 0.06 * rng.spread()
        if "rev" not in c.gaps:
            out.append([c.name, "revenue-share", day, short(revenue * (1 + drift), 3), "%", ""])
        if "users" not in c.gaps:
            out.append([c.name, "users-reached", day, short(users * (1 + drift / 2), 3), "%", ""])
    out += [[c.name, "regulatory-importance", day, int(regulation), "level", ""]
            for day in (date(2025, 7, 1), date(2026, 7, 1))]
    return out


def runtime(c):
    rng, out = Rng(c.id + "/runtime"), []
    latency = slo_target(c) * on_log(c.near("runtime", "p95"), 0.5, 2)
    burn = on_log(c.near("operations", "burn"), 0.25, 4)
    cpu = on_line(c.near("runtime", "cpu"), 60, 95)
    for n, day in enumerate(WEEKS):
        drift = 0.9 + 0.1 * min(1, n / 60)
        season = 1.12 if date(2025, 11, 20) <= day <= date(2026, 1, 6) else 1.0
        if c.known("p95"):
            out.append([c.name, "p95-latency", day, round(latency * drift * season * (1 + 0.05 * rng.spread())), "ms",
                        ""])
        if c.known("cpu"):
            out.append([c.name, "peak-cpu", day, f"{min(99.0, cpu * drift * season + 2 * rng.spread()):.0f}", "%", ""])
        if c.known("burn"):
            burning = short(burn * drift * season * (1 + 0.12 * rng.spread()), 3)
            out.append([c.name, "error-budget-burn", day, burning, "×", ""])
            if c.name in meridian.AVAILABLE:
                budget = 100 - meridian.AVAILABLE[c.name]
                out.append([c.name, "availability", day, f"{100 - float(burning) * budget:.6f}", "%", ""])
    return out


def delivery(c):
    """Code facts each month, failures of changes and age of libraries each quarter."""
    rng, out = Rng(c.id + "/delivery"), []
    commits = on_log(c.near("churn", "commits"), 1, 200)
    failing = on_line(c.near("operations", "failing"), 2, 40) / 100
    libyears = on_log(c.near("libraries", "libyears"), 1, 20)
    for n, day in enumerate(MONTHS):
        late = n == len(MONTHS) - 1
        if c.known("cov"):
            shown = coverage(c) + (0 if late else (n - 17) * 0.15 + 0.8 * rng.spread())
            out.append([c.name, "test-coverage", day, f"{max(0.0, shown):.1f}", "%", ""])
        if c.known("churn"):
            noise = 0 if late else 0.15 * rng.spread()
            out.append([c.name, "commits-90d", day, max(1, round(commits * (1 + noise))), "count", ""])
    deployments = max(4, round(commits * 0.7))
    for n, day in enumerate(QUARTERS):
        if c.known("cfr"):
            failed = round(failing * deployments + (0 if n == len(QUARTERS) - 1 else rng.spread()))
            failed = min(deployments, max(0, failed))
            out.append([c.name, "change-failure-rate", day, short(100 * failed / deployments, 6), "%", deployments])
        if c.known("lib"):
            age = max(0.2, libyears - (len(QUARTERS) - 1 - n) * 0.2)
            out.append([c.name, "libyears", day, short(age, 3), "years", ""])
    return out


def deployments(c):
    """Each deployment of half a year: a share of them fails and is put right within hours."""
    rng, out = Rng(c.id + "/deployments"), []
    failing = on_line(c.near("operations", "failing"), 2, 40) / 100
    number, owed = 0, 0.5
    for monday in WEEKS[-26:]:
        for _ in range(meridian.DEPLOYED[c.name]):
            number += 1
            at = datetime(monday.year, monday.month, monday.day, 8) + timedelta(minutes=int(rng.uniform(0, 6200)))
            owed += failing
            failed = owed >= 1
            owed -= failed
            restored = at + timedelta(minutes=int(rng.uniform(20, 200)))
            out.append([c.name, at.strftime("%Y-%m-%dT%H:%M:00Z"), f"{c.id}-{number}", "yes" if failed else "no",
                        f"{rng.uniform(6, 70):.1f}", restored.strftime("%Y-%m-%dT%H:%M:00Z") if failed else ""])
    return sorted(out, key=lambda row: row[1])


def goal_series():
    rng, out = Rng("goals"), []

    def put(metric, day, value, unit):
        out.append(["", metric, day, value, unit, ""])

    for day in LONG_WEEKS:
        season = 0.2 * math.cos(2 * math.pi * (day - date(2025, 12, 15)).days / 365.25)
        level = 3.62 if day > date(2026, 8, 28) else 4.2  # correlation ids went live on that day
        put("customer-facing-errors", day, f"{level + season + 0.35 * rng.spread():.2f}", "%")
        level = 1.22 if day > date(2026, 1, 30) else 3.0  # time-outs and retries
        if date(2025, 12, 1) <= day < date(2025, 12, 29):
            level = 4.1  # the weeks that made everybody ask for them
        put("failed-payments", day, f"{level * (1 + 0.12 * rng.spread()):.2f}", "%")
        slipping = max(0, (day - date(2026, 7, 27)).days // 7) * 2.6  # the nightly run is skipped ever more often
        level = 62 + slipping if day > date(2026, 2, 27) else 118
        put("stock-corrections", day, round(level * (1 + 0.14 * rng.spread())), "per week")
    for n, day in enumerate(MONTHS):
        peak = 0.35 if day.month in (11, 12) else 0.0
        put("lead-time", day, f"{(6.8 if n > 6 else 8.0) + 0.7 * rng.spread():.1f}", "weeks")
        put("infrastructure-cost-per-transaction", day, f"{0.0418 + 0.00003 * n + 0.0008 * rng.spread():.4f}", "EUR")
        put("pci-dss-findings", day, 14 if n < 7 else 12 if n < 13 else 11, "count")
        put("peak-season-availability", day, f"{99.25 - peak + 0.1 * rng.spread():.2f}", "%")
    for day in QUARTERS:
        put("onboarding-time", day, f"{9.0 + 1.2 * rng.spread():.1f}", "weeks")
    return out


def write_measurements(components):
    def put(name, lines):
        sheet(name, MEASURED, sorted(lines, key=lambda row: (row[0], row[1], row[2])))

    with_data = [c for c in components if c.level]
    put("measurements-business", [row for c in with_data for row in business(c)])
    put("measurements-runtime", [row for c in with_data for row in runtime(c)])
    put("measurements-delivery", [row for c in with_data for row in delivery(c)])
    put("measurements-goals", goal_series())
    sheet("slos", ["Component", "Metric", "Target", "Unit", "Window days"],
          [[c.name, "p95-latency", slo_target(c), "ms", 30] for c in with_data if c.known("p95")]
          + [[name, "availability", target, "%", 30] for name, target in meridian.AVAILABLE.items()])
    sheet("deployments", ["Component", "At", "Id", "Failed", "Lead time [h]", "Restored"],
          [row for c in components if c.name in meridian.DEPLOYED for row in deployments(c)])


# --- goals, money, settings ------------------------------------------------------------------------------------------

def write_goals():
    sheet("pain-points", ["Name", "Components", "Description"],
          [[name, "; ".join(names(members)), text] for name, members, text in rows(meridian.PAIN_POINTS, 3)])
    header = ["Name", "Description", "Metric", "Unit", "Direction", "Baseline", "Target", "Baseline from",
              "Baseline to", "Deadline", "Points", "Pain points", "Contributions", "Money per unit low",
              "Money per unit likely", "Money per unit high"]
    lines = []
    for name, metric, unit, direction, base, target, deadline, points, pains, contributions, money, text in rows(
            meridian.GOALS, 12):
        first, last = meridian.BASELINES[metric]
        lines.append([name, text, metric, unit, direction, base, target, first, last, deadline, points, pains,
                      contributions, *(money.split() or ["", "", ""])])
    sheet("goals", header, lines)
    sheet("initiatives", ["Title", "Description", "Phase", "Components", "Work", "Cash", "Status", "Started on",
                          "Finished on", "Deadline", "Goal"], meridian.INITIATIVES)
    sheet("predictions", ["Initiative", "Metric", "Kind", "Low", "Likely", "High", "Unit", "Registered", "Author",
                          "Go-live", "Washout days", "Chosen from", "Chosen to"], rows(meridian.PREDICTIONS, 13))


def write_money(components):
    lines = []
    for c in components:
        if c.level:
            rng = Rng(c.id + "/run")
            amount = int(rng.uniform(8, 40) * (1 + c.value[1] / 12)) * 1000
            lines.append([c.name, "run", amount, "Hosting and operation"])
    for name, licence, replacement, refactoring in rows(meridian.PRICED, 4):
        lines += [[name, kind, amount, note] for kind, amount, note in
                  (("licence", licence, "Yearly"), ("replacement", replacement, "Once, bought or built anew"),
                   ("refactoring", refactoring, "Once, in place")) if amount]
    sheet("costs", ["Component", "Kind", "Amount", "Note"], sorted(lines, key=lambda row: (row[0], row[1])))
    units = {"test-coverage": "%", "libyears": "years", "complexity": "count", "technical-debt-ratio": "%",
             "commits-90d": "count", "change-failure-rate": "%", "users-reached": "%", "revenue-share": "%"}
    sheet("estimates", ["Component", "Metric", "Low", "Likely", "High", "Unit", "Author", "Date", "Note"],
          [[name, metric, *levels.split(), units[metric], author, "2026-10-14", note]
           for name, metric, levels, author, note in rows(meridian.ESTIMATES, 5)])
    sheet("settings", ["Setting", "Value"], meridian.SETTINGS)


def write_manifest(sonar):
    order = [("sheet-settings", ["sheets/settings.csv"]), ("backstage-catalog", ["backstage/catalog-info.yaml"]),
             ("konveyor-csv", ["konveyor/legacy-applications.csv"])]
    order += [(f"sheet-{kind}", [f"sheets/{kind}.csv"]) for kind in ("components", "teams", "dependencies", "flows")]
    order += [("sonarqube-measures", sonar), ("pagerduty-incidents", ["pagerduty/incidents.json"]),
              ("servicenow-incidents", ["servicenow/incidents.csv"])]
    order += [("sheet-measurements", [f"sheets/measurements-{part}.csv"])
              for part in ("business", "delivery", "runtime", "goals")]
    order += [("sheet-deployments", ["sheets/deployments.csv"])]
    order += [(f"sheet-{kind}", [f"sheets/{kind}.csv"])
              for kind in ("slos", "estimates", "costs", "pain-points", "goals", "initiatives", "predictions")]
    # Two people left Payments after the plan was agreed on.
    baseline = {"id": "october-2026", "name": "Agreed in October 2026", "date": "2026-10-19",
                "headcounts": {"payments": 9}}
    scenarios = [
        {"id": "lean-year", "name": "Lean year",
         "description": "Half the usual refactoring budget, and Admin Reporting stays", "budgetPercent": 10,
         "excluded": ["admin-reporting--replace", "admin-reporting--retire-old-path"]},
        {"id": "payments-first", "name": "Payments first",
         "description": "PCI DSS weighs most, and Payments has its two people back",
         "goals": [{"goal": "pci-dss-findings-closed", "points": 40}],
         "teams": [{"team": "payments", "headcount": 9, "budgetPercent": 25}]}]
    manifest = {"name": "Meridian Retail", "fictional": True, "asOf": meridian.AS_OF, "baseline": baseline,
                "scenarios": scenarios, "decisions": meridian.DECISIONS,
                "sources": [{"files": files, "format": kind} for kind, files in order]}
    write("manifest.json", json.dumps(manifest, indent=2) + "\n")


def main():
    components, by_name = load()
    edges = sum(len(c.needs) for c in components)
    found = sorted(sorted(cycle) for cycle in cycles(components))
    assert found == [["Billing", "Inventory", "Order Processing", "Refunds", "Shipping"],
                     ["Product Catalog", "Search"]], found
    assert edges >= 120, edges
    write_backstage(components, by_name)
    write_konveyor(components, by_name)
    write_inventory_sheets(components, by_name)
    write_teams()
    sonar = write_sonar(components)
    paged, logged = write_pagerduty(components), write_servicenow(components)
    write_measurements(components)
    write_goals()
    write_money(components)
    write_manifest(sonar)
    print(f"{len(components)} components, {edges} dependencies, {len(found)} cycles, {paged + logged} incidents "
          f"({paged} PagerDuty, {logged} ServiceNow), {len(sonar)} SonarQube pages")


if __name__ == "__main__":
    main()
