// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace banyan::pages {

/// A line above the pages that says what a person should know, with one action where there is one.
class Banner : public QFrame {
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);
    void show(const QString& text, const QString& action = {});

signals:
    void acted();

private:
    QLabel* m_text;
    QPushButton* m_action;
};

} // namespace banyan::pages
