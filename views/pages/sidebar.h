// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace banyan::pages {

class Page;

/// The list of pages at the left: icon, name, count.
class Sidebar : public QListWidget {
    Q_OBJECT

public:
    explicit Sidebar(QWidget* parent = nullptr);
    void addPage(Page* page);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refreshIcons();
    QList<Page*> m_pages;
};

} // namespace banyan::pages
