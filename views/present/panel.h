// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "model/portfolio/edit.h"

#include <functional>

class QLabel;
class QVBoxLayout;

namespace banyan::present {

/// Makes an edit of the document; false when it was refused, which the window says.
using Apply = std::function<bool(const portfolio::Edit&)>;

/// What opens beside a slide: a heading, and what there is to do; under it what stays in sight while that scrolls.
class Panel : public QWidget {
    Q_OBJECT

public:
    explicit Panel(const QString& title, QWidget* parent = nullptr);
    /// Where the keyboard goes when it opens.
    [[nodiscard]] virtual QWidget* firstField() const { return nullptr; }

protected:
    [[nodiscard]] QVBoxLayout* column() const { return m_column; }
    /// Does not scroll.
    [[nodiscard]] QVBoxLayout* foot() const { return m_foot; }
    QLabel* addParagraph(const QString& text, bool muted = false);

private:
    QVBoxLayout* m_column;
    QVBoxLayout* m_foot;
};

} // namespace banyan::present
