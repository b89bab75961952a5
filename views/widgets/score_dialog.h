// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "views/items/contribution_model.h"

class QTableView;

namespace banyan::widgets {

/// The numbers behind both waterfalls as tables: raw, score, weight, points, and where each was read. Ctrl+C copies
/// them as tab-separated text.
class ScoreDialog : public QDialog {
    Q_OBJECT

public:
    ScoreDialog(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment,
                QWidget* parent = nullptr);
    /// Both tables with their headers.
    [[nodiscard]] QString text() const;

private:
    QTableView* makeTable(items::ContributionModel& model, const QString& name);

    items::ContributionModel m_risk;
    items::ContributionModel m_value;
};

} // namespace banyan::widgets
