// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/initiative_table.h"

#include "model/base/numbers.h"
#include "views/items/cell_values.h"
#include "views/items/decision_edits.h"
#include "views/items/decision_rows.h"
#include "views/items/record_model.h"

#include <algorithm>

namespace banyan::items {

using namespace banyan::portfolio;
using session::fromQt;
using session::toQt;

namespace {

QString tr(const char* text) {
    return RecordTable::tr(text);
}

class Model : public FollowingModel<Initiative, Team, Component, Goal, Initiative, Decision> {
public:
    using FollowingModel::FollowingModel;
    void planChanged() {
        if (rowCount() > 0)
            emit dataChanged(index(0, InitiativeTable::Start), index(rowCount() - 1, InitiativeTable::Finish));
    }
};

using Columns = Model::Columns;
using Column = RecordColumn<Initiative>;
using Set = std::function<Result<void>(const Portfolio&, Initiative&, const QString&)>;

Column text(const QString& title, const QString& explanation, std::string field,
            std::function<QString(const Portfolio&, const Initiative&)> read, Set set = {}) {
    return {{title, explanation}, std::move(field), std::move(read), {}, {}, std::move(set)};
}

Column number(const QString& title, const QString& explanation, std::string field,
              std::function<std::optional<double>(const Initiative&)> read, const QString& unit, Set set = {}) {
    return {{title, explanation, ColumnKind::Number},
            std::move(field),
            [read, unit](const Portfolio&, const Initiative& it) {
                const auto value = read(it);
                return value ? toQt(shortNumber(*value, 1)) + unit : QStringLiteral("–");
            },
            [read](const Portfolio&, const Initiative& it) { return read(it); },
            {},
            std::move(set)};
}

Column choice(const QString& title, const QString& explanation, std::string field,
              std::function<QString(const Portfolio&, const Initiative&)> read,
              std::function<QStringList(const Portfolio&)> choices, Set set) {
    return {{title, explanation, ColumnKind::Choice},
            std::move(field),
            std::move(read),
            {},
            std::move(choices),
            std::move(set)};
}

QStringList phaseTexts() {
    return {phaseText(1), phaseText(2), phaseText(3), phaseText(4)};
}

QStringList statusTexts() {
    QStringList out;
    for (size_t i = 0; i < EnumNames<InitiativeStatus>::names.size(); ++i)
        out.append(statusText(static_cast<InitiativeStatus>(i)));
    return out;
}

Column titleColumn() {
    Column made = text(
        tr("Title"), tr("What is done"), "title", [](const Portfolio&, const Initiative& it) { return toQt(it.title); },
        [](const Portfolio&, Initiative& it, const QString& typed) { return setName(it.title, typed); });
    made.head.forMany = false;
    return made;
}

Column phaseColumn() {
    return choice(
        tr("Phase"), tr("Stabilize, modularize, extract or optimize"), "phase",
        [](const Portfolio&, const Initiative& it) { return phaseText(it.phase); },
        [](const Portfolio&) { return phaseTexts(); },
        [](const Portfolio&, Initiative& it, const QString& typed) -> Result<void> {
            const int phase = typed.left(1).toInt();
            if (phase < 1 || phase > 4)
                return makeError(ErrorKind::BadInput, "table.no-such-phase", "\"{text}\" is no phase from 1 to 4",
                                 {{"text", fromQt(typed)}});
            it.phase = phase;
            return {};
        });
}

Column statusColumn() {
    return choice(
        tr("Status"), tr("Proposed, accepted, started, done or rejected"), "status",
        [](const Portfolio&, const Initiative& it) { return statusText(it.status); },
        [](const Portfolio&) { return statusTexts(); },
        [](const Portfolio&, Initiative& it, const QString& typed) -> Result<void> {
            const auto status = statusFrom(typed);
            if (!status)
                return makeError(ErrorKind::BadInput, "table.no-such-status",
                                 "\"{text}\" is no status of an initiative", {{"text", fromQt(typed)}});
            it.status = *status;
            return {};
        });
}

Column urgencyColumn() {
    return choice(
        tr("Urgency"), tr("1, 2 or 3: how often its value counts in the plan"), "urgency",
        [](const Portfolio&, const Initiative& it) { return QString::number(it.urgency); },
        [](const Portfolio&) {
            return QStringList{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")};
        },
        [](const Portfolio&, Initiative& it, const QString& typed) -> Result<void> {
            it.urgency = typed.isEmpty() ? 1 : typed.toInt(); // anything else is refused by the portfolio
            return {};
        });
}

Column remainingColumn() {
    return number(
        tr("Remaining"), tr("Share of the effort that is left of a started one"), "remainingShare",
        [](const Initiative& it) {
            return it.remainingShare ? std::optional(100 * *it.remainingShare) : std::optional<double>();
        },
        QStringLiteral(" %"),
        [](const Portfolio&, Initiative& it, const QString& typed) -> Result<void> {
            BANYAN_ASSIGN(const auto percent, optionalNumberFrom(typed, QStringLiteral("%")));
            it.remainingShare = percent ? std::optional(*percent / 100) : std::nullopt;
            return {};
        });
}

Column cashColumn() {
    return number(
        tr("Cash"), tr("Spend beside people, in the portfolio's currency; falls in the starting quarter"), "cash",
        [](const Initiative& it) { return std::optional(it.cash); }, {},
        [](const Portfolio&, Initiative& it, const QString& typed) -> Result<void> {
            BANYAN_ASSIGN(it.cash, numberFrom(typed));
            return {};
        });
}

Column deadlineColumn() {
    return text(
        tr("Deadline"), tr("Day by which it should be finished, as 2027-06-30"), "deadline",
        [](const Portfolio&, const Initiative& it) { return dayText(it.deadline); },
        [](const Portfolio&, Initiative& it, const QString& typed) -> Result<void> {
            BANYAN_ASSIGN(it.deadline, optionalDayFrom(typed));
            if (!it.deadline) it.hardDeadline = false;
            return {};
        });
}

Column componentsColumn() {
    return text(
        tr("Components"), tr("What it changes, separated by commas"), "components",
        [](const Portfolio& p, const Initiative& it) { return componentsText(p, it.components); },
        [](const Portfolio& p, Initiative& it, const QString& typed) -> Result<void> {
            BANYAN_ASSIGN(it.components, componentsFrom(p, typed));
            return {};
        });
}

Column goalColumn() {
    return choice(
        tr("Goal"), tr("What it is tied to"), "goal",
        [](const Portfolio& p, const Initiative& it) { return session::nameOf(p, it.goal); },
        [](const Portfolio& p) { return namesOf(p.goals()); },
        [](const Portfolio& p, Initiative& it, const QString& typed) -> Result<void> {
            BANYAN_ASSIGN(it.goal, byName(p.goals(), typed));
            return {};
        });
}

QString prerequisitesText(const Portfolio& p, const Initiative& it) {
    QStringList names;
    for (const Prerequisite& each : it.prerequisites) {
        const Initiative* other = p.find(each.initiative);
        QString name = toQt(other ? other->title : each.initiative.value);
        if (each.lagWeeks > 0) name += QStringLiteral(" +%1").arg(each.lagWeeks);
        names.append(name);
    }
    return names.join(QStringLiteral(", "));
}

QString pinText(const Portfolio&, const Initiative& it) {
    if (!it.pin || it.pin->kind == PinKind::None) return {};
    const QString day = toQt(it.pin->day.toString());
    return it.pin->kind == PinKind::Start       ? tr("starts %1").arg(day)
           : it.pin->kind == PinKind::NotBefore ? tr("not before %1").arg(day)
                                                : tr("not after %1").arg(day);
}

QString teamsText(const Portfolio& p, const Initiative& it) {
    QStringList names;
    for (const TeamEffort& part : it.work)
        names.append(session::nameOf(p, std::optional(part.team)));
    return names.join(QStringLiteral(", "));
}

/// Whatever a person sets, the initiative is theirs from then on.
Columns markedAsEdited(Columns columns) {
    for (Column& column : columns)
        if (column.set)
            column.set = [set = column.set](const Portfolio& p, Initiative& it, const QString& typed) -> Result<void> {
                const Initiative before = it;
                BANYAN_TRY(set(p, it, typed));
                if (it != before) it.edited = true;
                return {};
            };
    return columns;
}

} // namespace

QString phaseText(int phase) {
    return QStringLiteral("%1 %2").arg(phase).arg(toQt(roadmap::phaseTitle(phase)));
}

QString statusText(InitiativeStatus status) {
    return toQt(enumName(status));
}

std::optional<InitiativeStatus> statusFrom(const QString& text) {
    return enumValue<InitiativeStatus>(fromQt(text.toLower()));
}

double likelyDays(const Initiative& initiative) {
    double days = 0;
    for (const TeamEffort& part : initiative.work)
        days += part.likely;
    return days;
}

InitiativeTable::InitiativeTable()
    : m_shared(std::make_shared<Shared>()) {
    const auto week = [shared = m_shared](const Initiative& it, bool finish) -> QString {
        const auto& planned = shared->planned;
        const roadmap::PlannedInitiative* place = planned && planned->plan ? planned->plan->find(it.id) : nullptr;
        if (!place)
            return it.status == InitiativeStatus::Done ? dayText(finish ? it.finishedOn : it.startedOn) : QString();
        const Date day = finish ? roadmap::dayOf(*planned->plan, place->finishWeek) - 3
                                : roadmap::dayOf(*planned->plan, place->startWeek);
        return toQt(day.toString());
    };
    const auto days = [](const Initiative& it) {
        return it.work.empty() ? std::optional<double>() : std::optional(likelyDays(it));
    };
    m_model = std::make_unique<Model>(markedAsEdited(
        {titleColumn(), phaseColumn(), statusColumn(),
         text(tr("Start"), tr("First day in the plan"), {},
              [week](const Portfolio&, const Initiative& it) { return week(it, false); }),
         text(tr("Finish"), tr("Last day in the plan"), {},
              [week](const Portfolio&, const Initiative& it) { return week(it, true); }),
         text(tr("Teams"), tr("Who works on it"), {}, teamsText),
         number(tr("Days"), tr("Person-days that are likely, of all teams; see the detail for each"), {}, days, {}),
         remainingColumn(), urgencyColumn(), cashColumn(),
         text(tr("Pin"), tr("Where its start is nailed; set on the roadmap"), {}, pinText), deadlineColumn(),
         componentsColumn(),
         text(tr("Prerequisites"), tr("What must be finished before; + weeks of soaking"), {}, prerequisitesText),
         goalColumn(),
         text(
             tr("Pattern"), tr("How it is done"), "pattern",
             [](const Portfolio&, const Initiative& it) { return toQt(it.pattern); },
             [](const Portfolio&, Initiative& it, const QString& typed) -> Result<void> {
                 it.pattern = fromQt(typed);
                 return {};
             }),
         text(
             tr("Notes"), tr("What else is to be known"), "notes",
             [](const Portfolio&, const Initiative& it) { return toQt(it.notes).simplified(); },
             [](const Portfolio&, Initiative& it, const QString& typed) -> Result<void> {
                 it.notes = fromQt(typed);
                 return {};
             }),
         text(tr("Decided"), tr("The last decision about it"), {},
              [](const Portfolio& p, const Initiative& it) { return lastDecisionText(decisionsAbout(p, it.id)); })}));
}

void InitiativeTable::setPlanned(std::shared_ptr<const session::Planned> planned) {
    m_shared->planned = std::move(planned);
    static_cast<Model&>(*m_model).planChanged();
}

Addition addInitiative(const Portfolio& portfolio) {
    Initiative made;
    made.title = fromQt(tr("New initiative"));
    made.edited = true;
    made.id = InitiativeId(
        uniqueSlug(slug(made.title), [&](const std::string& id) { return portfolio.find(InitiativeId(id)); }));
    const AnyId id = made.id;
    return {{"add initiative", {Put{std::move(made)}}, {}}, id};
}

int InitiativeWish::parts() const {
    return (phases.empty() ? 0 : 1) + (statuses.empty() ? 0 : 1) + (teams.empty() ? 0 : 1) +
           (patterns.empty() ? 0 : 1) + (leastDays || mostDays ? 1 : 0) + (pinnedOnly ? 1 : 0);
}

bool InitiativeWish::holds(const Initiative& initiative) const {
    if (!phases.empty() && !phases.contains(initiative.phase)) return false;
    if (!statuses.empty() && !statuses.contains(initiative.status)) return false;
    if (!patterns.empty() && !patterns.contains(initiative.pattern)) return false;
    if (pinnedOnly && !initiative.pin) return false;
    const bool theirs =
        std::ranges::any_of(initiative.work, [this](const TeamEffort& part) { return teams.contains(part.team); });
    if (!teams.empty() && !theirs) return false;
    const double days = likelyDays(initiative);
    return (!leastDays || days >= *leastDays) && (!mostDays || days <= *mostDays);
}

void InitiativeFilter::setOnly(std::optional<std::set<InitiativeId>> only) {
    if (only == m_only) return;
    m_only = std::move(only);
    invalidateFilter();
}

bool InitiativeFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    if (m_only && !m_only->contains(InitiativeId(table()->idAt(row).text()))) return false;
    return TableFilter::filterAcceptsRow(row, parent);
}

} // namespace banyan::items
