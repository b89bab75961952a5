// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "views/session/work.h"

namespace banyan::widgets {
class FlowLayout;
} // namespace banyan::widgets

namespace banyan::pages {

/// Why here? What binds the selected initiative's date, as sentences that lead to what they speak of; without one, the
/// gates of a phase, or those of all that are not met yet.
class WhyStrip : public QScrollArea {
    Q_OBJECT

public:
    explicit WhyStrip(QWidget* parent = nullptr);
    /// `phase` 1–4 asks for its gates where nothing is selected; 0 for all.
    void show(const std::shared_ptr<const session::Planned>& planned, const portfolio::InitiativeId& id, int phase);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void picked(const banyan::portfolio::InitiativeId& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void say(const QString& text, bool strong = false, bool muted = false);
    void addChip(const QString& text, const portfolio::InitiativeId& to);
    void showPlanned(const roadmap::Plan& plan, const roadmap::PlannedInitiative& initiative);
    void showGates(const roadmap::Plan& plan, int phase);
    void rebuild();
    [[nodiscard]] int room() const;

    QWidget* m_content;
    widgets::FlowLayout* m_items;
    std::shared_ptr<const session::Planned> m_planned;
    portfolio::InitiativeId m_id;
    int m_phase = 0;
};

} // namespace banyan::pages
