// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/budget_terms.h"

#include "model/base/numbers.h"
#include "views/items/cell_values.h"
#include "views/items/record_table.h"

#include <algorithm>

namespace banyan::items {

using namespace banyan::portfolio;
using session::fromQt;
using session::toQt;
using Kind = BudgetTerm::Kind;

namespace {

constexpr double usualBudget = 20; ///< of a team of which nobody said anything

std::optional<BudgetPeriod> budgetOf(const BudgetTerm& term, const Team& team) {
    if (term.kind != Kind::Budget) return {};
    return term.index < 0 ? BudgetPeriod{} : team.budgets.at(static_cast<size_t>(term.index));
}

QString whatText(Kind kind) {
    switch (kind) {
    case Kind::Budget:
        return BudgetTermsModel::tr("Refactoring budget");
    case Kind::Reserve:
        return BudgetTermsModel::tr("Reserve of the budget");
    case Kind::Dedicated:
        return BudgetTermsModel::tr("Dedicated people");
    default:
        return BudgetTermsModel::tr("Freeze");
    }
}

const char* fieldOf(Kind kind) {
    switch (kind) {
    case Kind::Budget:
        return "budgets";
    case Kind::Reserve:
        return "opportunisticReserve";
    case Kind::Dedicated:
        return "dedicated";
    default:
        return "freezes";
    }
}

QString inPercent(double percent) {
    return toQt(shortNumber(percent, 1)) + QStringLiteral(" %");
}

/// First and last day of a term; `to` is exclusive.
std::pair<std::optional<Date>, std::optional<Date>> daysOf(const BudgetTerm& term, const Team& team) {
    const auto at = static_cast<size_t>(std::max(0, term.index));
    switch (term.kind) {
    case Kind::Budget: {
        const auto period = budgetOf(term, team);
        return {period->from, period->to};
    }
    case Kind::Dedicated:
        return {team.dedicated.at(at).from, team.dedicated.at(at).to};
    case Kind::Freeze:
        return {team.freezes.at(at).from, team.freezes.at(at).to};
    default:
        return {};
    }
}

void markByHand(Team& team, const std::string& field) {
    std::erase_if(team.origins, [&](const FieldOrigin& origin) { return origin.field == field; });
    team.origins.push_back({field, {}, {}, 0, {}});
}

Result<void> setDay(Team& team, const BudgetTerm& term, bool from, const std::optional<Date>& day) {
    const auto at = static_cast<size_t>(std::max(0, term.index));
    if (term.kind == Kind::Freeze) {
        if (!day) return makeError(ErrorKind::BadInput, "budget.freeze-open", "a freeze needs a first and a last day");
        Freeze& freeze = team.freezes.at(at);
        (from ? freeze.from : freeze.to) = *day;
        if (freeze.from < freeze.to) return {};
    } else if (term.kind == Kind::Dedicated) {
        Dedication& period = team.dedicated.at(at);
        (from ? period.from : period.to) = day;
        if (!period.from || !period.to || *period.from < *period.to) return {};
    } else {
        if (team.budgets.empty()) team.budgets.emplace_back();
        BudgetPeriod& period = team.budgets.at(at);
        (from ? period.from : period.to) = day;
        if (!period.from || !period.to || *period.from < *period.to) return {};
    }
    return makeError(ErrorKind::BadInput, "budget.days-reversed", "the first day is to come before the day it ends");
}

Result<void> setAmount(Team& team, const BudgetTerm& term, const QString& text) {
    const auto at = static_cast<size_t>(std::max(0, term.index));
    if (term.kind == Kind::Dedicated) {
        BANYAN_ASSIGN(team.dedicated.at(at).people, numberFrom(text));
        return {};
    }
    BANYAN_ASSIGN(const double percent, numberFrom(text, QStringLiteral("%")));
    if (term.kind == Kind::Reserve) {
        team.opportunisticReserve = percent / 100;
        return {};
    }
    if (team.budgets.empty()) team.budgets.emplace_back();
    team.budgets.at(at).percent = percent;
    return {};
}

} // namespace

void BudgetTermsModel::show(const Portfolio& portfolio) {
    std::vector<BudgetTerm> terms;
    std::vector<const Team*> teams;
    for (const Team& team : portfolio.teams())
        teams.push_back(&team);
    std::ranges::stable_sort(teams, {}, [](const Team* team) { return toQt(team->name).toCaseFolded(); });
    for (const Team* team : teams) {
        if (team->budgets.empty()) terms.push_back({team->id, Kind::Budget, -1});
        const auto addAll = [&](Kind kind, size_t count) {
            for (size_t i = 0; i < count; ++i)
                terms.push_back({team->id, kind, static_cast<int>(i)});
        };
        addAll(Kind::Budget, team->budgets.size());
        terms.push_back({team->id, Kind::Reserve, -1});
        addAll(Kind::Dedicated, team->dedicated.size());
        addAll(Kind::Freeze, team->freezes.size());
    }
    const bool same = terms.size() == m_terms.size();
    if (!same) beginResetModel();
    m_portfolio = portfolio;
    m_terms = std::move(terms);
    if (!same)
        endResetModel();
    else if (!m_terms.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int BudgetTermsModel::rowOf(const BudgetTerm& term) const {
    const auto found = std::ranges::find(m_terms, term);
    return found == m_terms.end() ? -1 : static_cast<int>(found - m_terms.begin());
}

QString BudgetTermsModel::remark(const BudgetTerm& term, const Team& team) const {
    if (term.kind == Kind::Freeze) return toQt(team.freezes.at(static_cast<size_t>(term.index)).reason);
    const auto period = budgetOf(term, team);
    if (!period) return {};
    const QString band = tr("%1–%2 %").arg(leastBudget).arg(mostBudget);
    if (period->percent < leastBudget) return tr("▽ under the recommended %1").arg(band);
    if (period->percent > mostBudget) return tr("△ over the recommended %1").arg(band);
    return term.index < 0 ? tr("assumed; in the recommended %1").arg(band) : tr("in the recommended %1").arg(band);
}

QString BudgetTermsModel::text(const BudgetTerm& term, int column) const {
    const Team& team = *m_portfolio.find(term.team);
    switch (column) {
    case TeamName:
        return session::nameOf(m_portfolio, std::optional(term.team));
    case What:
        return whatText(term.kind);
    case Amount:
        if (const auto period = budgetOf(term, team)) return inPercent(period->percent);
        if (term.kind == Kind::Reserve) return inPercent(100 * team.opportunisticReserve);
        if (term.kind == Kind::Dedicated)
            return toQt(shortNumber(team.dedicated.at(static_cast<size_t>(term.index)).people, 2));
        return tr("no cut-over");
    case From:
        return dayText(daysOf(term, team).first);
    case To:
        return dayText(daysOf(term, team).second);
    default:
        return remark(term, team);
    }
}

Result<Team> BudgetTermsModel::changed(const BudgetTerm& term, int column, const QString& text) const {
    Team team = *m_portfolio.find(term.team);
    if (column == Amount) {
        BANYAN_TRY(setAmount(team, term, text));
    } else if (column == From || column == To) {
        BANYAN_ASSIGN(const auto day, optionalDayFrom(text));
        BANYAN_TRY(setDay(team, term, column == From, day));
    } else {
        team.freezes.at(static_cast<size_t>(term.index)).reason = fromQt(text);
    }
    return team;
}

bool BudgetTermsModel::put(Team team, const char* field, const QString& label) {
    if (!m_editor || team == *m_portfolio.find(team.id)) return false;
    markByHand(team, field);
    return m_editor({fromQt(label), {Put{std::move(team)}}, {}}).has_value();
}

bool BudgetTermsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid()) return false;
    const BudgetTerm of = term(index.row());
    const QString wanted = value.toString().trimmed();
    if (wanted == text(of, index.column())) return true;
    auto team = changed(of, index.column(), wanted);
    if (!team) {
        emit refused(team.error());
        return false;
    }
    const QString name = toQt(team->name);
    const QString title = headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString().toLower();
    const QString label =
        index.column() == Amount
            ? tr("Set the %1 of \"%2\" to %3").arg(whatText(of.kind).toLower(), name, wanted)
            : tr("Set \"%1\" of a %2 of \"%3\" to %4").arg(title, whatText(of.kind).toLower(), name, wanted);
    return put(std::move(*team), fieldOf(of.kind), label);
}

void BudgetTermsModel::add(const TeamId& id, Kind kind, Date from) {
    const Team* found = m_portfolio.find(id);
    if (!found || kind == Kind::Reserve) return;
    Team team = *found;
    if (kind == Kind::Budget) {
        const double now = team.budgets.empty() ? usualBudget : team.budgets.back().percent;
        if (team.budgets.empty()) team.budgets.push_back({{}, from, usualBudget});
        team.budgets.push_back({from, {}, now});
    } else if (kind == Kind::Dedicated) {
        team.dedicated.push_back({from, {}, 1});
    } else {
        team.freezes.push_back({from, from + 14, {}});
    }
    put(std::move(team), fieldOf(kind), tr("Add a %1 of \"%2\"").arg(whatText(kind).toLower(), toQt(found->name)));
}

bool BudgetTermsModel::removable(int row) const {
    return row >= 0 && row < rowCount() && term(row).index >= 0;
}

void BudgetTermsModel::remove(int row) {
    if (!removable(row)) return;
    const BudgetTerm of = term(row);
    Team team = *m_portfolio.find(of.team);
    const auto erase = [&](auto& list) { list.erase(list.begin() + of.index); };
    if (of.kind == Kind::Budget)
        erase(team.budgets);
    else if (of.kind == Kind::Dedicated)
        erase(team.dedicated);
    else
        erase(team.freezes);
    const QString label = tr("Remove a %1 of \"%2\"").arg(whatText(of.kind).toLower(), toQt(team.name));
    put(std::move(team), fieldOf(of.kind), label);
}

void BudgetTermsModel::setBudgetOfAll(double percent, std::optional<Date> from) {
    Edit edit{"Set the refactoring budget of all teams to " + shortNumber(percent) + " %", {}, {}};
    for (const Team& each : m_portfolio.teams()) {
        Team team = each;
        std::erase_if(team.budgets,
                      [&](const BudgetPeriod& period) { return period.from && (!from || *period.from >= *from); });
        if (!from) {
            team.budgets = {{{}, {}, percent}};
        } else {
            if (team.budgets.empty()) team.budgets.push_back({{}, from, usualBudget});
            team.budgets.push_back({from, {}, percent});
        }
        if (team.budgets == each.budgets) continue;
        markByHand(team, "budgets");
        edit.operations.emplace_back(Put{std::move(team)});
    }
    if (m_editor && !edit.operations.empty()) (void)m_editor(edit);
}

int BudgetTermsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_terms.size());
}

int BudgetTermsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BudgetTermsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const BudgetTerm& of = term(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return text(of, index.column());
    case Qt::ToolTipRole:
        return QStringLiteral("<p>%1</p>").arg(text(of, index.column()).toHtmlEscaped());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((index.column() == Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case RecordTable::NumericRole:
        return index.column() == Amount;
    default:
        return {};
    }
}

QVariant BudgetTermsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    static const std::array titles{QT_TR_NOOP("Team"),
                                   QT_TR_NOOP("What"),
                                   QT_TR_NOOP("Amount"),
                                   QT_TR_NOOP("From"),
                                   QT_TR_NOOP("Until (not included)"),
                                   QT_TR_NOOP("Remark")};
    if (role == Qt::DisplayRole) return tr(titles.at(static_cast<size_t>(section)));
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((section == Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return {};
}

Qt::ItemFlags BudgetTermsModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || !m_editor) return flags;
    const Kind kind = term(index.row()).kind;
    const int column = index.column();
    const bool days = (column == From || column == To) && kind != Kind::Reserve;
    if (days || (column == Amount && kind != Kind::Freeze) || (column == Remark && kind == Kind::Freeze))
        flags |= Qt::ItemIsEditable;
    return flags;
}

Edit limitCash(const Portfolio& portfolio, const std::string& quarter, std::optional<double> limit) {
    Settings settings = portfolio.settings();
    std::erase_if(settings.cashLimits, [&](const CashLimit& each) { return each.quarter == quarter; });
    if (limit) settings.cashLimits.push_back({quarter, *limit});
    std::ranges::sort(settings.cashLimits, {}, &CashLimit::quarter);
    std::string label = limit ? "Limit the cash of " + quarter + " to " + shortNumber(*limit)
                              : "Take the limit off the cash of " + quarter;
    return {std::move(label), {Put{std::move(settings)}}, {}};
}

} // namespace banyan::items
