// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/session/session.h"

#include "views/session/text.h"

#include <QDir>
#include <QEventLoop>
#include <QFileInfo>

#include <utility>

namespace banyan::session {

namespace {

constexpr int previewDraws = 1'000;
constexpr size_t previewFrom = 400; ///< components; fewer are assessed at once
constexpr int replanSchedules = 20'000;

} // namespace

Session::Session(Services services, QObject* parent)
    : QObject(parent)
    , m_services(std::move(services)) {
    m_pool.setMaxThreadCount(1);
    m_workTimer.setSingleShot(true);
    m_workTimer.setInterval(0);
    connect(&m_workTimer, &QTimer::timeout, this, &Session::startWork);
}

Session::~Session() {
    stopWork();
    m_pool.waitForDone();
    commitRest();
    m_file.close(m_untitled && !m_edited ? m_path : QString());
}

void Session::open(const QString& path) {
    openWith([text = path.toStdString()] { return storage::Document::open(text); }, path, false);
}

void Session::create(const QString& path, portfolio::Portfolio start) {
    openWith([text = path.toStdString(), start = std::move(start)] { return storage::Document::create(text, start); },
             path, false);
}

void Session::openSample(const QString& path) {
    const auto build = m_services.buildSample;
    openWith(
        [text = path.toStdString(), build]() -> Result<storage::Document> {
            QDir().mkpath(QFileInfo(QString::fromStdString(text)).absolutePath());
            BANYAN_TRY(build(text));
            return storage::Document::open(text);
        },
        path, true);
}

void Session::openWith(DocumentFile::Opener opener, const QString& path, bool untitled) {
    close();
    m_opening = true;
    emit workChanged();
    m_file.open(std::move(opener), [this, path, untitled, count = ++m_openCount](const Result<OpenedFile>& file) {
        if (count != m_openCount) return;
        m_opening = false;
        if (file)
            accept(*file, untitled);
        else
            emit openFailed(path, file.error());
        emit workChanged();
    });
}

void Session::accept(const OpenedFile& file, bool untitled) {
    m_open = true;
    m_untitled = untitled;
    m_path = file.path;
    m_history.reset(file.portfolio);
    m_save = {file.readOnly ? SaveState::ReadOnly : SaveState::Saved, file.revision, 0, {}, file.readOnlyReason};
    m_derivedStale = true;
    m_outcomesStale = true;
    m_workTimer.start();
    emit opened();
    emit saveStatusChanged();
}

void Session::close() {
    ++m_openCount;
    if (!m_open) return;
    stopWork();
    commitRest();
    m_file.close(m_untitled && !m_edited ? m_path : QString());
    forget();
    emit closed();
    emit saveStatusChanged();
}

void Session::forget() {
    m_open = false;
    m_untitled = false;
    m_edited = false;
    m_path.clear();
    m_history.reset({});
    m_pending.clear();
    m_committing = false;
    m_save = {};
    m_derived.reset();
    m_robustness.reset();
    m_outcomes.reset();
    m_planned.reset();
}

Result<void> Session::apply(const portfolio::Edit& edit) {
    if (m_save.state == SaveState::ReadOnly)
        return makeError(ErrorKind::Io, "document.read-only", "the document is read-only: {reason}",
                         {{"reason", fromQt(m_save.reason)}});
    BANYAN_ASSIGN(portfolio::Portfolio next, portfolio::apply(m_history.current(), edit));
    const portfolio::Portfolio before = m_history.current();
    if (m_history.push(std::move(next), edit.label, edit.gesture)) changed(before, edit.label, edit.gesture);
    return {};
}

Result<void> Session::applyToPlan(portfolio::Edit edit) {
    const bool kept = portfolio().find(portfolio::RoadmapId("current"));
    if (!kept && m_settled && m_planned && m_planned->plan) {
        const portfolio::Edit keeping = roadmap::keep(*m_planned->plan, keptWith(WorkOrder().schedules));
        edit.operations.insert(edit.operations.end(), keeping.operations.begin(), keeping.operations.end());
    }
    return apply(edit);
}

void Session::undo() {
    const auto label = m_history.undoLabel();
    const portfolio::Portfolio before = m_history.current();
    if (m_history.undo()) changed(before, "undo: " + *label);
}

void Session::redo() {
    const auto label = m_history.redoLabel();
    const portfolio::Portfolio before = m_history.current();
    if (m_history.redo()) changed(before, *label);
}

void Session::changed(const portfolio::Portfolio& before, const std::string& label, const std::string& gesture) {
    m_edited = true;
    const portfolio::Diff diff = portfolio::diff(before, m_history.current());
    const bool extendsLast = !gesture.empty() && m_pending.size() > 1 && m_pending.back().gesture == gesture;
    if (extendsLast)
        m_pending.back().value = m_history.current();
    else
        m_pending.push_back({m_history.current(), label, gesture});
    emit portfolioChanged(before, m_history.current());
    commitNext();
    scheduleWork(diff);
}

void Session::commitNext() {
    m_save.waiting = static_cast<int>(m_pending.size());
    if (m_pending.empty()) return setSaveState(SaveState::Saved);
    if (m_committing || m_save.state == SaveState::Failed) {
        emit saveStatusChanged();
        return;
    }
    m_committing = true;
    setSaveState(SaveState::Saving);
    const Pending& next = m_pending.front();
    m_file.commit(next.value, next.label, m_services.now ? m_services.now() : std::string(),
                  [this, count = m_openCount](const Result<int64_t>& revision) {
                      if (count == m_openCount) committed(revision);
                  });
}

void Session::committed(const Result<int64_t>& revision) {
    m_committing = false;
    if (!revision) return setSaveState(SaveState::Failed, revision.error());
    m_pending.pop_front();
    m_save.revision = *revision;
    commitNext();
}

/// Sends what has not been sent yet, all at once: nobody is there any more to wait for each answer.
void Session::commitRest() {
    if (m_save.state == SaveState::Failed) return;
    for (size_t i = m_committing ? 1 : 0; i < m_pending.size(); ++i)
        m_file.commit(m_pending[i].value, m_pending[i].label, m_services.now ? m_services.now() : std::string(),
                      [](const Result<int64_t>&) {});
}

bool Session::finishSaving() {
    QEventLoop loop;
    connect(this, &Session::saveStatusChanged, &loop, [&] {
        if (m_save.state != SaveState::Saving) loop.quit();
    });
    if (m_save.state == SaveState::Saving) loop.exec(QEventLoop::ExcludeUserInputEvents);
    return m_save.state != SaveState::Failed;
}

void Session::setSaveState(SaveState state, std::optional<Error> error) {
    m_save.state = state;
    m_save.error = std::move(error);
    m_save.waiting = static_cast<int>(m_pending.size());
    emit saveStatusChanged();
}

void Session::retrySave() {
    if (m_save.state != SaveState::Failed) return;
    m_save.state = SaveState::Saving;
    commitNext();
}

void Session::saveCopy(const QString& path) {
    const auto done = [this, path](const Result<void>& written) {
        if (written)
            emit copySaved(path);
        else
            emit failed(tr("The copy was not saved"), written.error());
    };
    m_file.saveCopy(path, done);
}

Snapshot Session::snapshot() const {
    return {portfolio(), m_derived, m_planned, m_outcomes, m_settled, asOf(), m_services.seed, {}};
}

void Session::runExport(const ExportAction& action, const Snapshot& snapshot, const QString& path) {
    m_pool.start([this, action, path, snapshot] {
        const Result<void> written = action.write(snapshot, path.toStdString());
        QMetaObject::invokeMethod(
            this,
            [this, path, written] {
                if (written)
                    emit exported(path);
                else
                    emit failed(tr("The export was not written"), written.error());
            },
            Qt::QueuedConnection);
    });
}

void Session::scheduleWork(const portfolio::Diff& diff) {
    portfolio::Diff rest = diff;
    const auto leaveOut = [&rest]<typename... Record>() {
        ((std::get<portfolio::TableDiff<Record>>(rest.tables) = {}), ...);
    };
    leaveOut.operator()<portfolio::Scenario, portfolio::Baseline, portfolio::Decision, portfolio::Slide,
                        portfolio::VerdictSnapshot>();
    if (rest.empty() && !diff.empty() && !m_derivedStale) return; // nothing follows from what was only written down
    m_outcomesStale = true;
    leaveOut.operator()<portfolio::Roadmap, portfolio::Initiative, portfolio::Prediction>();
    if (!rest.empty()) m_derivedStale = true;
    stopWork();
    m_workTimer.start();
}

void Session::setWeightLaw(scoring::WeightLaw law) {
    if (law == m_weightLaw) return;
    m_weightLaw = law;
    if (!m_open) return;
    m_derivedStale = true;
    stopWork();
    m_workTimer.start();
    emit workChanged();
}

void Session::startWork() {
    if (!m_open) return;
    WorkOrder order;
    order.portfolio = portfolio();
    order.previewDraws = m_derivedStale && order.portfolio.components().size() >= previewFrom ? previewDraws : 0;
    if (!m_derivedStale) order.derived = m_derived;
    order.outcomes = m_outcomesStale || !m_outcomes;
    run(std::move(order), false);
}

void Session::replan() {
    if (!m_open || !m_derived || m_derivedStale) return;
    stopWork();
    WorkOrder order;
    order.portfolio = portfolio();
    order.derived = m_derived;
    order.outcomes = m_outcomesStale || !m_outcomes;
    order.schedules = replanSchedules;
    run(std::move(order), true);
}

void Session::run(WorkOrder order, bool keepPlan) {
    m_cancel = CancelToken();
    m_working = true;
    m_progress = 0;
    emit workChanged();
    order.asOf = asOf();
    order.seed = m_services.seed;
    order.weights = m_weightLaw;
    order.cancel = m_cancel;
    ++m_workCount;
    WorkAnswers answers = answersTo(order, keepPlan);
    m_pool.start([order = std::move(order), answers = std::move(answers)] { runWork(order, answers); });
}

/// They come back to the window's thread, and are dropped once something else is worked on.
WorkAnswers Session::answersTo(const WorkOrder& order, bool keepPlan) {
    const auto back = [this, count = m_workCount](auto reply) {
        QMetaObject::invokeMethod(
            this,
            [this, count, reply] {
                if (count == m_workCount) reply();
            },
            Qt::QueuedConnection);
    };
    WorkAnswers answers;
    answers.derived = [this, back](std::shared_ptr<const Derived> derived) {
        back([this, derived] {
            m_derivedStale = derived->assessment.draws < WorkOrder().draws;
            m_derived = derived;
            m_robustness.reset();
            emit derivedChanged();
        });
    };
    answers.robust = [this, back](std::shared_ptr<const scoring::Robustness> robustness) {
        back([this, robustness] {
            m_robustness = robustness;
            emit robustnessChanged();
        });
    };
    answers.outcomes = [this, back](std::shared_ptr<const outcomes::Outcomes> found) {
        back([this, found] {
            m_outcomes = found;
            m_outcomesStale = false;
            emit outcomesChanged();
        });
    };
    answers.planned = [this, back, keepPlan, schedules = order.schedules](std::shared_ptr<const Planned> planned) {
        back([this, planned, keepPlan, schedules] {
            m_planned = planned;
            finishWork(true);
            if (keepPlan && planned && planned->plan) keep(*planned->plan, schedules);
            emit planChanged();
        });
    };
    answers.failed = [this, back](const Error& error) {
        back([this, error] {
            finishWork(false);
            emit failed(tr("The portfolio could not be assessed"), error);
        });
    };
    answers.progress = [this, back](double share) {
        back([this, share] {
            m_progress = share;
            emit workChanged();
        });
    };
    return answers;
}

roadmap::PlanOptions Session::keptWith(int schedules) const {
    roadmap::PlanOptions options;
    options.asOf = asOf();
    options.seed = m_services.seed;
    options.schedules = schedules;
    return options;
}

void Session::keep(const roadmap::Plan& plan, int schedules) {
    if (auto kept = apply(roadmap::keep(plan, keptWith(schedules))); !kept)
        emit failed(tr("The plan was not kept"), kept.error());
}

void Session::finishWork(bool settled) {
    m_working = false;
    m_settled = settled;
    emit workChanged();
}

void Session::stopWork() {
    m_workTimer.stop();
    m_cancel.cancel();
    ++m_workCount;
    m_working = m_settled = false;
}

void Session::cancelWork() {
    stopWork();
    emit workChanged();
}

Result<void> Session::proposeInitiatives() {
    if (!m_derived)
        return makeError(ErrorKind::Usage, "propose.not-assessed", "the portfolio has not been assessed yet");
    const advice::Proposals proposals =
        advice::propose(portfolio(), m_derived->facts, m_derived->assessment, m_derived->recommendations);
    if (proposals.edit.operations.empty())
        return makeError(ErrorKind::BadInput, "propose.nothing",
                         "the recommendations ask for no initiative that is not there already");
    return apply(proposals.edit);
}

} // namespace banyan::session
