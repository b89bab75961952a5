// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/session/trial.h"

#include <utility>

namespace banyan::session {

using namespace portfolio;

namespace {

constexpr int previewDraws = 1'000;

template <typename... T>
void forget(Diff& diff) {
    ((std::get<TableDiff<T>>(diff.tables) = {}), ...);
}

/// True when facts of the one value are facts of the other.
bool sameFacts(const Portfolio& before, const Portfolio& after) {
    Diff rest = diff(before, after);
    if (before.settings().sourceOrder == after.settings().sourceOrder) forget<Settings>(rest);
    forget<Goal, PainPoint, Criterion, Override, AssessmentSnapshot, Initiative, Roadmap, Scenario, Baseline, Decision,
           Slide, Prediction, VerdictSnapshot>(rest);
    return rest.empty();
}

template <typename T>
void addPuts(const Diff& diff, const Portfolio& after, Edit& edit) {
    for (const auto* ids : {&diff.of<T>().added, &diff.of<T>().changed})
        for (const Id<T>& id : *ids)
            edit.operations.push_back(Put{*after.find(id)});
}

template <typename T>
void addRemovals(const Diff& diff, Edit& edit) {
    for (const Id<T>& id : diff.of<T>().removed)
        edit.operations.push_back(Remove{id});
}

} // namespace

Result<std::shared_ptr<const Derived>> deriveBeside(const Portfolio& value, const std::shared_ptr<const Derived>& base,
                                                    const scoring::AssessOptions& options) {
    auto made = std::make_shared<Derived>();
    made->portfolio = value;
    made->facts = base && sameFacts(base->portfolio, value) ? base->facts : facts::derive(value, options.asOf);
    BANYAN_ASSIGN(made->assessment, scoring::assess(value, made->facts, options));
    return std::shared_ptr<const Derived>(std::move(made));
}

Edit editBetween(const Portfolio& before, const Portfolio& after, std::string label) {
    Edit edit{std::move(label), {}, {}};
    const Diff changes = diff(before, after);
    Edit removals;
    [&]<typename... T>(TypeList<T...>) {
        (addPuts<T>(changes, after, edit), ...);
        (addRemovals<T>(changes, removals), ...);
    }(RecordTypes{});
    for (const SourceId& source : changes.observations)
        if (const auto rows = after.observations().find(source); rows != after.observations().end())
            edit.operations.push_back(PutObservations{rows->second});
    // What needs a record stands after it in storage order, and would go with it.
    edit.operations.insert(edit.operations.end(), removals.operations.rbegin(), removals.operations.rend());
    return edit;
}

Trial::Trial(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session) {
    m_pool.setMaxThreadCount(1);
    connect(&session, &Session::portfolioChanged, this, [this] {
        if (!m_keeping) discard();
    });
    connect(&session, &Session::opened, this, &Trial::discard);
    connect(&session, &Session::closed, this, &Trial::discard);
}

Trial::~Trial() {
    m_cancel.cancel();
    m_pool.waitForDone();
}

const Portfolio& Trial::portfolio() const {
    return m_value ? *m_value : m_session.portfolio();
}

void Trial::set(Portfolio value) {
    if (m_value && *m_value == value) return;
    m_value = std::move(value);
    if (m_running)
        m_again = true;
    else
        start();
    emit changed();
}

Result<void> Trial::apply(const Edit& edit) {
    BANYAN_ASSIGN(Portfolio next, portfolio::apply(portfolio(), edit));
    set(std::move(next));
    return {};
}

void Trial::start() {
    m_running = true;
    m_again = false;
    m_cancel = CancelToken();
    scoring::AssessOptions options;
    options.asOf = m_session.asOf();
    options.seed = m_session.services().seed;
    options.weights = m_session.weightLaw();
    options.draws = previewDraws;
    options.cancel = m_cancel;
    m_pool.start([this, value = *m_value, base = m_session.derived(), options, count = m_count] {
        auto result = deriveBeside(value, base, options);
        QMetaObject::invokeMethod(
            this, [this, count, result = std::move(result)] { answer(count, result); }, Qt::QueuedConnection);
    });
}

void Trial::answer(int count, Result<std::shared_ptr<const Derived>> result) {
    if (count != m_count) return;
    m_running = false;
    if (result) {
        m_derived = *result;
        m_error.reset();
    } else {
        m_error = result.error();
    }
    if (m_again) start();
    emit changed();
}

Result<void> Trial::keep(const std::string& label) {
    if (!m_value) return {};
    m_keeping = true;
    const Result<void> applied = m_session.apply(editBetween(m_session.portfolio(), *m_value, label));
    m_keeping = false;
    if (applied) end();
    return applied;
}

void Trial::discard() {
    if (m_value) end();
}

void Trial::end() {
    m_cancel.cancel();
    ++m_count;
    m_running = false;
    m_again = false;
    m_value.reset();
    m_derived.reset();
    m_error.reset();
    emit changed();
}

} // namespace banyan::session
