// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace banyan::widgets {

/// What a page shows instead of nothing: one sentence and at most two ways on.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);
    /// A button without a text is not shown.
    void show(const QString& sentence, const QString& primary = {}, const QString& secondary = {});

signals:
    void primary();
    void secondary();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fit();
    QLabel* m_sentence;
    QPushButton* m_primary;
    QPushButton* m_secondary;
};

} // namespace banyan::widgets
