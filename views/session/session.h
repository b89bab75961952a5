// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include "model/portfolio/diff.h"
#include "model/portfolio/edit.h"
#include "model/portfolio/history.h"
#include "views/session/document_file.h"
#include "views/session/services.h"
#include "views/session/work.h"

#include <deque>
#include <memory>
#include <optional>

namespace banyan::session {

enum class SaveState { Nothing, Saved, Saving, Failed, ReadOnly };

/// Where the document on disk stands against the value in memory.
struct SaveStatus {
    SaveState state = SaveState::Nothing;
    int64_t revision = 0; ///< acknowledged as saved
    int waiting = 0;      ///< edits that are not yet saved
    std::optional<Error> error;
    QString reason; ///< why it is read-only
};

/// The open document as the window sees it: the current value, its history, what is saved, and what follows from it.
/// An edit changes the value at once; it is then committed and everything derived is worked out again, both elsewhere.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(Services services, QObject* parent = nullptr);
    /// Waits for edits that are on their way to the file.
    ~Session() override;

    void open(const QString& path);
    /// Makes a new document that holds `start`.
    void create(const QString& path, portfolio::Portfolio start);
    /// Builds the sample at `path` and opens it as an untitled copy.
    void openSample(const QString& path);
    /// An untitled copy that nobody edited is removed. Edits that wait are still written: see finishSaving() for
    /// whether that worked.
    void close();
    /// Waits until every edit is saved or one could not be. False in the second case.
    bool finishSaving();

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] bool opening() const { return m_opening; }
    [[nodiscard]] bool untitled() const { return m_untitled; }
    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] const portfolio::Portfolio& portfolio() const { return m_history.current(); }
    [[nodiscard]] const Services& services() const { return m_services; }
    /// The day that everything is worked out for.
    [[nodiscard]] Date asOf() const {
        return m_untitled ? m_services.sampleAsOf.value_or(m_services.asOf) : m_services.asOf;
    }
    /// What the draws know of the weights. A way of looking at the document, not kept in it.
    [[nodiscard]] scoring::WeightLaw weightLaw() const { return m_weightLaw; }
    void setWeightLaw(scoring::WeightLaw law);
    /// True when something was changed since the document was opened.
    [[nodiscard]] bool edited() const { return m_edited; }

    /// Applies the edit; the value has changed when this returns. A refused edit changes nothing.
    Result<void> apply(const portfolio::Edit& edit);
    /// The same for an edit of what is planned. Where the document keeps no current roadmap, the plan that is shown is
    /// kept in the same step: what needn't move stays where the person saw it, and a document has one plan whatever
    /// the way to it.
    Result<void> applyToPlan(portfolio::Edit edit);
    void undo();
    void redo();
    [[nodiscard]] std::optional<std::string> undoLabel() const { return m_history.undoLabel(); }
    [[nodiscard]] std::optional<std::string> redoLabel() const { return m_history.redoLabel(); }

    [[nodiscard]] const SaveStatus& saveStatus() const { return m_save; }
    void retrySave();
    /// Writes the value in memory to another file; the document stays where it is.
    void saveCopy(const QString& path);

    /// Null until the first assessment is there. May be older than portfolio(): see Derived::portfolio.
    [[nodiscard]] const std::shared_ptr<const Derived>& derived() const { return m_derived; }
    /// How sure derived() is; null until that is worked out for it.
    [[nodiscard]] const std::shared_ptr<const scoring::Robustness>& robustness() const { return m_robustness; }
    /// Null without initiatives or until they are planned.
    [[nodiscard]] const std::shared_ptr<const Planned>& planned() const { return m_planned; }
    /// What came of goals and initiatives; null until that is judged.
    [[nodiscard]] const std::shared_ptr<const outcomes::Outcomes>& outcomes() const { return m_outcomes; }
    [[nodiscard]] Snapshot snapshot() const;
    /// Writes what the action makes of the snapshot; answers with exported() or failed().
    void runExport(const ExportAction& action, const Snapshot& snapshot, const QString& path);
    /// True until everything derived is of the current value, or was cancelled or failed.
    [[nodiscard]] bool working() const { return m_working || m_workTimer.isActive(); }
    [[nodiscard]] double progress() const { return m_progress; }
    void cancelWork();
    /// Looks for a better plan and keeps it in the document as the current roadmap.
    void replan();
    /// Puts the initiatives that the recommendations ask for into the portfolio, as one edit.
    Result<void> proposeInitiatives();

signals:
    void opened();
    void closed();
    void openFailed(const QString& path, const banyan::Error& error);
    void portfolioChanged(const banyan::portfolio::Portfolio& before, const banyan::portfolio::Portfolio& after);
    void derivedChanged();
    void robustnessChanged();
    void outcomesChanged();
    void planChanged();
    void workChanged();
    void saveStatusChanged();
    void copySaved(const QString& path);
    void exported(const QString& path);
    /// Something that was asked for could not be done.
    void failed(const QString& what, const banyan::Error& error);

private:
    struct Pending {
        portfolio::Portfolio value;
        std::string label;
        std::string gesture;
    };

    void openWith(DocumentFile::Opener opener, const QString& path, bool untitled);
    void accept(const OpenedFile& file, bool untitled);
    void changed(const portfolio::Portfolio& before, const std::string& label, const std::string& gesture = {});
    void commitNext();
    void committed(const Result<int64_t>& revision);
    void commitRest();
    void setSaveState(SaveState state, std::optional<Error> error = {});
    void scheduleWork(const portfolio::Diff& diff);
    void startWork();
    void run(WorkOrder order, bool keepPlan);
    WorkAnswers answersTo(const WorkOrder& order, bool keepPlan);
    [[nodiscard]] roadmap::PlanOptions keptWith(int schedules) const;
    void keep(const roadmap::Plan& plan, int schedules);
    void finishWork(bool settled);
    void stopWork();
    void forget();

    Services m_services;
    DocumentFile m_file;
    portfolio::History m_history{portfolio::Portfolio{}};
    QString m_path;
    bool m_open = false;
    bool m_opening = false;
    bool m_untitled = false;
    bool m_edited = false;
    int m_openCount = 0; ///< answers about an earlier document are dropped

    std::deque<Pending> m_pending; ///< the front one is on its way
    bool m_committing = false;
    SaveStatus m_save;

    QThreadPool m_pool;
    QTimer m_workTimer;
    CancelToken m_cancel;
    int m_workCount = 0; ///< answers of an earlier run are dropped
    bool m_working = false;
    bool m_settled = false; ///< everything derived is of the current value
    scoring::WeightLaw m_weightLaw = scoring::WeightLaw::GoalPoints;
    bool m_derivedStale = false;
    bool m_outcomesStale = false;
    double m_progress = 0;
    std::shared_ptr<const Derived> m_derived;
    std::shared_ptr<const scoring::Robustness> m_robustness;
    std::shared_ptr<const outcomes::Outcomes> m_outcomes;
    std::shared_ptr<const Planned> m_planned;
};

} // namespace banyan::session
