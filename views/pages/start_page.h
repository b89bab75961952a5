// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace banyan::pages {

/// What a first run shows: what Banyan is for, and the ways in.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);
    void refreshRecent();
    /// Shows that a document is being opened, and no ways in meanwhile.
    void setBusy(bool busy);

signals:
    void sampleWanted();
    void importWanted();
    void newWanted();
    void openWanted();
    void recentWanted(const QString& path);

private:
    QWidget* m_ways;
    QLabel* m_busy;
    QLabel* m_recentTitle;
    QVBoxLayout* m_recent;
};

} // namespace banyan::pages
