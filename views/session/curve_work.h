// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include "model/roadmap/curve.h"
#include "views/session/session.h"

#include <optional>

namespace banyan::session {

/// The budget curve of the document, worked out in the background when it is asked for.
class CurveWork : public QObject {
    Q_OBJECT

public:
    explicit CurveWork(Session& session, QObject* parent = nullptr);
    ~CurveWork() override;

    /// Starts anew. False without a plan of the document.
    bool start();
    void cancel();
    [[nodiscard]] bool working() const { return m_working; }
    [[nodiscard]] double progress() const { return m_progress; }
    [[nodiscard]] const std::optional<roadmap::Curve>& curve() const { return m_curve; }
    /// The document has changed since curve() was asked for.
    [[nodiscard]] bool stale() const { return m_stale; }

signals:
    void changed();
    void failed(const QString& what, const banyan::Error& error);

private:
    void answer(int count, const Result<roadmap::Curve>& result);

    Session& m_session;
    QThreadPool m_pool;
    CancelToken m_cancel;
    std::optional<roadmap::Curve> m_curve;
    int m_count = 0; ///< answers of an earlier run are dropped
    double m_progress = 0;
    bool m_working = false;
    bool m_stale = false;
};

} // namespace banyan::session
