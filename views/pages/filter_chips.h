// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/session/filter.h"

class QPushButton;

namespace banyan::pages {

/// The parts of the filter side by side, each with a × that takes it away. Those that have no room are in the menu of a
/// last chip that counts them.
class FilterChips : public QWidget {
    Q_OBJECT

public:
    explicit FilterChips(QWidget* parent = nullptr);
    void show(const std::vector<session::FilterPart>& parts);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The filter that is left when a part was taken away.
    void taken(const banyan::session::Filter& rest);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void cutTo(int widest);
    [[nodiscard]] int widthOfAll() const;

    std::vector<session::FilterPart> m_parts;
    std::vector<QPushButton*> m_chips; ///< parallel to the parts
    QPushButton* m_more;
};

} // namespace banyan::pages
