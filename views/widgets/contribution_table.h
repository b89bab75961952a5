// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include "views/items/contribution_model.h"

namespace banyan::widgets {

/// A score's parts as a waterfall: a real table, as high as its rows, painted in the colour of the quadrant.
class ContributionTable : public QTableView {
    Q_OBJECT

public:
    explicit ContributionTable(QWidget* parent = nullptr);
    void show(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment,
              portfolio::Axis axis);
    [[nodiscard]] QColor barColour() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void fitRows();

    items::ContributionModel m_model;
    portfolio::Quadrant m_quadrant = portfolio::Quadrant::Unknown;
};

} // namespace banyan::widgets
