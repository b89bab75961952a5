// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "model/portfolio/portfolio.h"

class QVBoxLayout;

namespace banyan::widgets {

/// The decisions that apply to what a detail speaks of, each a way to the log. Hidden without any.
class DecisionList : public QWidget {
    Q_OBJECT

public:
    explicit DecisionList(QWidget* parent = nullptr);
    void show(const std::vector<const portfolio::Decision*>& newestFirst, Date today);

signals:
    void picked(const banyan::Id<banyan::portfolio::Decision>& id);

private:
    QWidget* m_lines;
    QVBoxLayout* m_layout;
};

} // namespace banyan::widgets
