// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/charts/picture.h"
#include "views/items/difference_model.h"
#include "views/session/filter.h"
#include "views/session/scenario_work.h"

class QLabel;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace banyan::charts {
class MapChart;
class TimelineView;
} // namespace banyan::charts

namespace banyan::pages {

/// Two scenarios beside each other on equal axes, and the table of what differs. To look at only.
class CompareView : public QWidget {
    Q_OBJECT

public:
    explicit CompareView(QWidget* parent = nullptr);
    /// Null empties it.
    void show(const std::shared_ptr<const session::Comparison>& comparison, const session::Filter& filter);
    void showPlans(bool plans);
    /// Both maps, or both plans, with their names, as they can be written; nullopt while there is nothing to compare.
    [[nodiscard]] std::optional<charts::Picture> picture() const;
    [[nodiscard]] const items::DifferenceModel& differences() const { return m_model; }
    [[nodiscard]] charts::TimelineView* timeline(int side) const { return m_timelines[static_cast<size_t>(side)]; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* makeMaps();
    QWidget* makePlans();
    QWidget* makeTable();
    void fitPictures();
    void fitColumns();
    void resizeEvent(QResizeEvent* event) override;

    items::DifferenceModel m_model;
    std::array<QLabel*, 2> m_names{};
    std::array<charts::MapChart*, 2> m_maps{};
    std::array<QLabel*, 2> m_planNames{};
    std::array<charts::TimelineView*, 2> m_timelines{};
    QStackedWidget* m_pictures = nullptr; ///< null until there is something to compare
    QLabel* m_summary = nullptr;
    QTableView* m_table = nullptr;
    bool m_plans = false;
    std::shared_ptr<const session::Comparison> m_shown;
};

} // namespace banyan::pages
