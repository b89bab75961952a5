// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include "views/session/session.h"

#include <memory>
#include <optional>

namespace banyan::session {

/// A what-if beside the document: a changed value that is assessed with few draws while a person tries things. Nothing
/// is kept until keep(). Any other change of the document ends it.
class Trial : public QObject {
    Q_OBJECT

public:
    explicit Trial(Session& session, QObject* parent = nullptr);
    ~Trial() override;

    [[nodiscard]] bool active() const { return m_value.has_value(); }
    /// The value that is tried; the document's own when nothing is.
    [[nodiscard]] const portfolio::Portfolio& portfolio() const;
    void set(portfolio::Portfolio value);
    /// Tries an edit of what is tried already. A refused one changes nothing.
    Result<void> apply(const portfolio::Edit& edit);

    /// What follows from the newest value that is assessed, with a preview's draws and without recommendations. Null
    /// until the first answer, and when nothing is tried. While values come faster than answers, the ones between are
    /// skipped and every answer is shown.
    [[nodiscard]] const std::shared_ptr<const Derived>& derived() const { return m_derived; }
    /// Why the newest value can't be assessed.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] bool working() const { return m_running; }

    /// Makes what is tried the document's value, as one step of that name. When that is refused the trial goes on.
    Result<void> keep(const std::string& label);
    void discard();

signals:
    /// Another value, another answer, or the end.
    void changed();

private:
    void start();
    void answer(int count, Result<std::shared_ptr<const Derived>> result);
    void end();

    Session& m_session;
    QThreadPool m_pool;
    std::optional<portfolio::Portfolio> m_value;
    std::shared_ptr<const Derived> m_derived;
    std::optional<Error> m_error;
    CancelToken m_cancel;
    int m_count = 0; ///< answers of an ended trial are dropped
    bool m_running = false;
    bool m_again = false; ///< the value changed while an answer was on its way
    bool m_keeping = false;
};

/// What follows from a value beside the document, without recommendations. Facts are those of `base` (which may be
/// null) where the values don't differ in what facts are derived from.
Result<std::shared_ptr<const Derived>> deriveBeside(const portfolio::Portfolio& value,
                                                    const std::shared_ptr<const Derived>& base,
                                                    const scoring::AssessOptions& options);

/// The edit that makes `after` out of `before`.
portfolio::Edit editBetween(const portfolio::Portfolio& before, const portfolio::Portfolio& after, std::string label);

} // namespace banyan::session
