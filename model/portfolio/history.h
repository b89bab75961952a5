// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/portfolio.h"

#include <optional>
#include <string>
#include <vector>

namespace banyan::portfolio {

/// Undo and redo as values. The only undo there is.
class History {
public:
    explicit History(Portfolio start)
        : m_current(std::move(start)) {}

    [[nodiscard]] const Portfolio& current() const { return m_current; }
    /// Label of the step that undo would take back, or redo bring again; nullopt when there is none.
    [[nodiscard]] std::optional<std::string> undoLabel() const;
    [[nodiscard]] std::optional<std::string> redoLabel() const;

    /// Makes `next` current. An equal value is dropped (false). A non-empty `gesture` equal to the last step's extends
    /// it.
    bool push(Portfolio next, std::string label, const std::string& gesture = {});
    /// False when there is nothing to take back (or to bring again).
    bool undo();
    bool redo();
    /// Forgets all steps and starts from `start`.
    void reset(Portfolio start);

private:
    struct Step {
        Portfolio value;
        std::string label;
    };
    std::vector<Step> m_undo; ///< value before the step
    std::vector<Step> m_redo; ///< value after the step
    Portfolio m_current;
    std::string m_gesture;
};

} // namespace banyan::portfolio
