// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QVBoxLayout;

namespace banyan::widgets {

/// What stands at the side of a page while nothing is selected: headings, counts, links and sentences, from top to
/// bottom.
class Summary : public QWidget {
    Q_OBJECT

public:
    explicit Summary(QWidget* parent = nullptr);

    /// Takes everything away and begins anew with a title and what a person could do here.
    void begin(const QString& title, const QString& hint);
    void addHeading(const QString& text);
    /// `mark` (may be null) before the words, the number at the right.
    void addCount(QWidget* mark, const QString& text, qint64 count);
    /// A record's name that can be pressed, and what is said of it.
    void addLink(const QString& text, const QString& note, std::function<void()> pressed);
    void addSentence(const QString& text);
    void addRemark(const QString& text);

private:
    QLabel* m_title;
    QVBoxLayout* m_body;
};

} // namespace banyan::widgets
