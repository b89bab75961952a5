// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include "views/report/paper.h"
#include "views/session/session.h"

#include <optional>

namespace banyan::paper {

/// A report as it would be written now.
struct Preview {
    std::unique_ptr<const Paper> paper; ///< null where there is an error
    QString markdown;
    std::optional<Error> error;
};

/// The report of the document as it stands, made in the background: anew whenever something has changed and everything
/// that follows from it is worked out.
class ReportWork : public QObject {
    Q_OBJECT

public:
    explicit ReportWork(session::Session& session, QObject* parent = nullptr);
    /// Waits for the report that is being made.
    ~ReportWork() override;

    /// In any order; empty: all.
    void setSections(std::vector<std::string> sections);
    /// While it isn't wanted nothing is made.
    void setWanted(bool wanted);
    /// The last one, which may be of an older value; null until the first.
    [[nodiscard]] const std::shared_ptr<const Preview>& preview() const { return m_preview; }
    /// True until preview() is of the document as it stands, or must wait for what was stopped.
    [[nodiscard]] bool working() const { return m_working || m_timer.isActive(); }
    /// preview() is older than the document.
    [[nodiscard]] bool stale() const { return m_stale; }

signals:
    void changed();

private:
    void ask();
    void start();
    void accept(std::shared_ptr<const Preview> preview);

    session::Session& m_session;
    QThreadPool m_pool;
    QTimer m_timer;
    std::vector<std::string> m_sections;
    std::shared_ptr<const Preview> m_preview;
    bool m_wanted = false;
    bool m_working = false;
    bool m_stale = true;
};

} // namespace banyan::paper
