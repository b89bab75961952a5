// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QPixmap>

#include "views/report/paper.h"

#include <map>

namespace banyan::paper {

/// The pages of a report under each other, as wide as there is room, at most half as large again as on paper; Ctrl and
/// the wheel, + and − make them larger and smaller, 0 fits them again. Page Up and Page Down turn pages.
class PaperView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit PaperView(QWidget* parent = nullptr);

    /// Null: no page. The place that is shown stays where it can.
    void show(std::shared_ptr<const Paper> paper);
    /// Scrolls to where a section begins.
    void goTo(const QString& section);
    /// The page in the middle of the view, from 0.
    [[nodiscard]] int currentPage() const;

signals:
    void pageChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    [[nodiscard]] double scale() const;
    [[nodiscard]] QRectF pageRect(int number) const;
    const QPixmap& pixmap(int number);
    void zoomTo(double zoom);
    void turn(int pages);
    void layOut();
    void sayPage();

    std::shared_ptr<const Paper> m_paper;
    std::map<int, QPixmap> m_pixmaps; ///< of the pages in sight and beside them
    double m_zoom = 1;                ///< over what fits
    int m_said = -1;
};

} // namespace banyan::paper
