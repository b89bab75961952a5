// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/page.h"

#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QAction>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::pages {

using widgets::LabelKind;
using widgets::unit;

Page::Page(const QString& title, const QString& iconName, session::Session& session, session::ViewState& view,
           QWidget* parent)
    : QWidget(parent)
    , m_title(title)
    , m_iconName(iconName)
    , m_session(session)
    , m_view(view)
    , m_subtitle(new widgets::ElidedLabel)
    , m_head(new QHBoxLayout)
    , m_column(new QVBoxLayout)
    , m_splitter(new QSplitter(Qt::Horizontal)) {
    setAccessibleName(title);
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_splitter);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    auto* main = new QWidget;
    main->setLayout(m_column);
    m_splitter->addWidget(main);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_head->setContentsMargins(2 * unit, 0, 2 * unit, 0);
    m_head->addStrut(6 * unit);
    m_head->setSpacing(unit);
    m_head->addWidget(widgets::label(title, LabelKind::Section));
    m_head->addWidget(m_subtitle, 1);
    m_subtitle->setProperty("kind", "muted");
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_column->addLayout(m_head);
}

void Page::setCount(const QString& count) {
    if (count == m_count) return;
    m_count = count;
    emit countChanged();
}

void Page::setSubtitle(const QString& text) {
    m_subtitle->setFullText(text);
}

void Page::addHeadWidget(QWidget* widget) {
    m_head->addWidget(widget);
}

void Page::setBody(QWidget* body) {
    m_column->addWidget(body, 1);
}

void Page::setSide(QWidget* side, int least) {
    m_splitter->addWidget(side);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_leastSide = least;
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_leastSide = 0; });
}

void Page::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (m_leastSide == 0) return;
    const int side = std::clamp(width() / 4, m_leastSide, m_leastSide * 5 / 4);
    m_splitter->setSizes({width() - side, side});
}

void Page::clearFilter() {
    m_view.setFilter({});
}

bool Page::showPart(const QString&) {
    return false;
}

QAction* Page::addCommand(const QString& text, const QKeySequence& keys, std::function<void()> run) {
    auto* action = new QAction(text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
    return action;
}

QAction* Page::addSwitch(QPushButton* button, const QString& title) {
    auto* action = new QAction(title, this);
    action->setCheckable(true);
    connect(action, &QAction::toggled, button, &QPushButton::setChecked);
    connect(button, &QPushButton::toggled, action, &QAction::setChecked);
    addAction(action);
    return action;
}

QAction* Page::addSwitch(const widgets::Segments& pair, const QString& title) {
    QAction* action = addSwitch(pair.right, title);
    connect(action, &QAction::toggled, pair.left, [left = pair.left](bool on) { left->setChecked(!on); });
    return action;
}

QPushButton* Page::addSaveMenu(const QString& accessibleName) {
    auto* menu = new QMenu(tr("Save &as"), this);
    menu->setAccessibleName(accessibleName);
    menu->addAction(tr("&Copy"), this, [this] {
        if (const auto shown = picture()) charts::copyPicture(*shown);
    });
    for (const char* suffix : {"svg", "png", "pdf"})
        menu->addAction(QString::fromLatin1(suffix).toUpper() + QStringLiteral("…"), this,
                        [this, suffix] { savePicture(QString::fromLatin1(suffix)); });
    QPushButton* save = widgets::button(tr("Save as"));
    save->setMenu(menu);
    addHeadWidget(save);
    addAction(menu->menuAction());
    return save;
}

void Page::savePicture(const QString& suffix) {
    const auto shown = picture();
    if (!shown) return;
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the picture"), m_title.toLower() + '.' + suffix,
                                                      QStringLiteral("*.%1").arg(suffix));
    if (path.isEmpty()) return;
    if (const auto written = charts::writePicture(*shown, path); written)
        emit m_session.exported(path);
    else
        emit failed(tr("The picture was not written"), written.error());
}

} // namespace banyan::pages
