// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/summary.h"

#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace banyan::widgets {

namespace {

constexpr int widestLink = 180; ///< px of a name that is never cut

QHBoxLayout* line(QWidget* row) {
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(unit);
    return layout;
}

} // namespace

Summary::Summary(QWidget* parent)
    : QWidget(parent)
    , m_title(label({}, LabelKind::Section))
    , m_body(new QVBoxLayout) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    m_title->setFont(fontOf(TextRole::Section, true));
    layout->addWidget(m_title);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(4);
    layout->addLayout(m_body);
}

void Summary::begin(const QString& title, const QString& hint) {
    while (QLayoutItem* item = m_body->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater(); // it may be the link that was pressed
        }
        delete item;
    }
    m_title->setText(title);
    setAccessibleName(title);
    addRemark(hint);
}

void Summary::addHeading(const QString& text) {
    m_body->addSpacing(unit);
    m_body->addWidget(label(text, LabelKind::Heading));
}

void Summary::addCount(QWidget* mark, const QString& text, qint64 count) {
    auto* row = new QWidget;
    QHBoxLayout* layout = line(row);
    if (mark) layout->addWidget(mark);
    layout->addWidget(label(text), 1);
    layout->addWidget(label(session::grouped(count), LabelKind::Heading));
    m_body->addWidget(row);
}

void Summary::addLink(const QString& text, const QString& note, std::function<void()> pressed) {
    auto* row = new QWidget;
    QHBoxLayout* layout = line(row);
    auto* link = new ElidedButton;
    link->setProperty("kind", "link");
    link->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    link->setFullText(text);
    link->ensurePolished(); // its font is known then
    link->setMinimumWidth(std::min(scaled(widestLink), link->fontMetrics().horizontalAdvance(text) + 2 * unit));
    connect(link, &QPushButton::clicked, this, std::move(pressed));
    layout->addWidget(link, note.isEmpty() ? 1 : 0);
    if (!note.isEmpty()) {
        auto* beside = new ElidedLabel;
        beside->setProperty("kind", "muted");
        beside->setFullText(note);
        layout->addWidget(beside, 1);
    }
    m_body->addWidget(row);
}

void Summary::addSentence(const QString& text) {
    m_body->addWidget(paragraph(text));
}

void Summary::addRemark(const QString& text) {
    m_body->addWidget(paragraph(text, LabelKind::Muted));
}

} // namespace banyan::widgets
