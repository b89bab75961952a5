// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/portfolio/history.h"

namespace banyan::portfolio {

std::optional<std::string> History::undoLabel() const {
    return m_undo.empty() ? std::nullopt : std::optional(m_undo.back().label);
}

std::optional<std::string> History::redoLabel() const {
    return m_redo.empty() ? std::nullopt : std::optional(m_redo.back().label);
}

bool History::push(Portfolio next, std::string label, const std::string& gesture) {
    if (next == m_current) return false;
    const bool extends = !gesture.empty() && gesture == m_gesture && !m_undo.empty();
    if (!extends) m_undo.push_back({std::move(m_current), std::move(label)});
    m_current = std::move(next);
    m_redo.clear();
    m_gesture = gesture;
    return true;
}

bool History::undo() {
    if (m_undo.empty()) return false;
    m_redo.push_back({std::move(m_current), m_undo.back().label});
    m_current = std::move(m_undo.back().value);
    m_undo.pop_back();
    m_gesture.clear();
    return true;
}

bool History::redo() {
    if (m_redo.empty()) return false;
    m_undo.push_back({std::move(m_current), m_redo.back().label});
    m_current = std::move(m_redo.back().value);
    m_redo.pop_back();
    m_gesture.clear();
    return true;
}

void History::reset(Portfolio start) {
    *this = History(std::move(start));
}

} // namespace banyan::portfolio
