// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/present/slide_scene.h"

namespace banyan::present {

/// Shows a laid out slide. It has no tips and nothing to press: all that it says is painted, and spoken.
class SlideView : public QWidget {
    Q_OBJECT

public:
    explicit SlideView(QWidget* parent = nullptr);
    void show(SlideScene scene);
    [[nodiscard]] const SlideScene& scene() const { return m_scene; }
    /// A blank screen draws the eyes to who speaks.
    void setBlank(bool blank);
    [[nodiscard]] bool blank() const { return m_blank; }

signals:
    void resized();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    SlideScene m_scene;
    bool m_blank = false;
};

} // namespace banyan::present
