// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>

#include "views/charts/picture.h"
#include "views/charts/timeline_painter.h"
#include "views/session/work.h"

#include <memory>

namespace banyan::charts {

/// The plan as bars in lanes, with a head of months that stays in place. Bars are chosen with the arrow keys and moved
/// by mouse or with Alt and arrows; where a bar may go and what is said of it there, its owner answers with setDrag().
/// Ctrl and the wheel, + and − zoom from weeks to quarters; 0 shows all.
class TimelineView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit TimelineView(TimelinePart part = TimelinePart::Scheduled, QWidget* parent = nullptr);

    /// Null shows nothing. Of `content` the part is the view's own.
    void show(std::shared_ptr<const session::Planned> planned, TimelineContent content = {});
    void setSelected(const portfolio::InitiativeId& id);
    /// Of all prerequisites, not only of the selected one.
    void setAllArrows(bool all);
    [[nodiscard]] bool allArrows() const { return m_look.allArrows; }

    /// What is said of the bar that is moved; nothing once it isn't any more.
    void setDrag(std::optional<TimelineDrag> drag);
    [[nodiscard]] const std::optional<TimelineDrag>& drag() const { return m_look.drag; }

    [[nodiscard]] const TimelineLayout& layoutShown() const { return m_layout; }
    /// Height at which nothing needs scrolling.
    [[nodiscard]] int wholeHeight() const;
    [[nodiscard]] const TimeWindow& timeWindow() const { return m_window; }
    /// As a person chooses it: it no longer follows the plan.
    void setTimeWindow(const TimeWindow& window);
    /// As another view has it, so that weeks stand under each other.
    void adoptAxis(const TimeWindow& window, int width);
    /// Larger than 1 shows fewer weeks; the week under `x` (the middle without) stays where it is.
    void zoomBy(double factor, std::optional<double> x = {});
    void zoomToFit();
    /// All rows, as they are looked at.
    [[nodiscard]] Picture picture() const;
    /// What a screen reader says of an initiative, and what its tooltip shows.
    [[nodiscard]] QString tipOf(const portfolio::InitiativeId& id) const;

signals:
    void picked(const banyan::portfolio::InitiativeId& id);
    /// A lane's header was pressed; 0 for a team's.
    void lanePicked(int phase);
    /// Enter or a double click.
    void activated(const banyan::portfolio::InitiativeId& id);
    /// Another plan, width or time window.
    void axisChanged();
    void timeWindowChosen();
    /// The bar is held over that week; see DragKind.
    void held(const banyan::portfolio::InitiativeId& id, banyan::charts::DragKind kind, int week);
    /// It is to stay there.
    void dropped();
    void dragCancelled();
    void pinToggled(const banyan::portfolio::InitiativeId& id);
    void unpinWanted(const banyan::portfolio::InitiativeId& id);
    void menuWanted(const banyan::portfolio::InitiativeId& id, const QPoint& globalAt);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    /// What the pointer or the keys hold.
    struct Grab {
        portfolio::InitiativeId id;
        DragKind kind = DragKind::Move;
        QPointF pressed;
        double offset = 0; ///< weeks from the bar's start (or end) to the pointer
        int origin = 0;    ///< week that it was taken from
        int week = 0;
        bool moving = false;
        bool byKeys = false;
    };

    [[nodiscard]] const roadmap::Plan* plan() const;
    [[nodiscard]] int headHeight() const;
    [[nodiscard]] int horizon() const;
    void layOut();
    void fitScrollBars();
    void describe();
    bool adopt(const TimeWindow& window);
    [[nodiscard]] TimelineLayout layoutOf(double width, double labelWidth) const;
    [[nodiscard]] bool selectedInSight(int height) const;
    void revealSelected();
    void reveal(const TimelineRow& row);
    [[nodiscard]] const TimelineRow* rowAt(const QPointF& viewPos) const;
    [[nodiscard]] double offset() const;
    [[nodiscard]] QString tipAt(const QPointF& viewPos) const;
    [[nodiscard]] std::optional<Grab> grabAt(const QPointF& viewPos) const;
    [[nodiscard]] int snapped(double week, bool finely) const;
    void hold(int week);
    void letGo(bool keep);
    void pickByKey(int step);
    bool moveByKey(const QKeyEvent& event);
    [[nodiscard]] QString tipOf(const roadmap::PlannedInitiative& planned) const;

    TimelinePart m_part;
    std::shared_ptr<const session::Planned> m_planned;
    TimelineContent m_content;
    TimelineLook m_look;
    TimelineLayout m_layout;
    TimeWindow m_window;
    int m_axisWidth = 0;     ///< > 0: in place of the view's own
    bool m_fits = true;      ///< the window follows the plan
    bool m_fitting = false;  ///< the bars take over the window, not the other way round
    bool m_revealed = false; ///< the selected row was scrolled to
    std::optional<Grab> m_grab;
};

} // namespace banyan::charts
