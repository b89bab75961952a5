// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include "model/roadmap/places.h"
#include "views/session/session.h"

#include <memory>
#include <optional>

namespace banyan::session {

/// A plan of a changed value beside the document, while a person drags or types. Nothing is kept. The newest edit is
/// planned in the background with few schedules; while edits come faster than answers, the ones between are skipped.
/// Any other change of the document ends it.
class PlanTrial : public QObject {
    Q_OBJECT

public:
    explicit PlanTrial(Session& session, QObject* parent = nullptr);
    ~PlanTrial() override;

    [[nodiscard]] bool active() const { return m_active; }
    /// Begins anew and asks where the initiative could start; needs a plan of the document. False without one.
    bool begin(const portfolio::InitiativeId& id);
    /// Where the initiative could start; nothing until that is known.
    [[nodiscard]] const std::optional<roadmap::Places>& places() const { return m_places; }

    /// Plans the document's value with this edit. An edit that is refused is an answer too.
    void tryEdit(const portfolio::Edit& edit);
    /// Plans the document's value as it is.
    void tryNothing();
    /// The newest answer whose plan could be made; null before.
    [[nodiscard]] const std::shared_ptr<const Planned>& planned() const { return m_planned; }
    /// Why the newest edit that was answered can't be planned.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// True when the newest edit has been answered.
    [[nodiscard]] bool settled() const { return m_active && !m_running && !m_waiting; }

    void end();

signals:
    /// Another answer, or the end.
    void changed();

private:
    void start(portfolio::Portfolio value);
    void answer(int count, const Result<std::shared_ptr<const Planned>>& result);

    Session& m_session;
    QThreadPool m_pool;
    std::shared_ptr<const Planned> m_base; ///< of the document, for its grounds: no pin or budget changes those
    std::optional<portfolio::Portfolio> m_waiting;
    std::shared_ptr<const Planned> m_planned;
    std::optional<roadmap::Places> m_places;
    std::optional<Error> m_error;
    CancelToken m_cancel;
    int m_count = 0; ///< answers of an ended trial are dropped
    bool m_active = false;
    bool m_running = false;
};

} // namespace banyan::session
