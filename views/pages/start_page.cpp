// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/start_page.h"

#include "views/pages/recent.h"
#include "views/widgets/icons.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace banyan::pages {

using widgets::ButtonKind;
using widgets::LabelKind;
using widgets::unit;

namespace {

constexpr int shownRecent = 6;

QString shortFolder(const QString& path) {
    const QString folder = QFileInfo(path).absolutePath();
    const QString home = QDir::homePath();
    return folder.startsWith(home) ? '~' + folder.mid(home.size()) : folder;
}

} // namespace

StartPage::StartPage(QWidget* parent)
    : QWidget(parent)
    , m_ways(new QWidget)
    , m_busy(widgets::label(tr("Opening…"), LabelKind::Muted))
    , m_recentTitle(widgets::label(tr("Recent"), LabelKind::Heading))
    , m_recent(new QVBoxLayout) {
    setAccessibleName(tr("Start"));
    auto* column = new QVBoxLayout;
    column->setSpacing(unit);
    auto* mark = new QLabel;
    mark->setPixmap(widgets::applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    column->addWidget(mark);
    column->addWidget(widgets::label(tr("Banyan"), LabelKind::Title));
    QLabel* sentence = widgets::paragraph(
        tr("Turn a legacy portfolio into a modernization roadmap: see where value and risk are, decide what to do, and "
           "in what order. Nothing leaves this machine."),
        LabelKind::Muted);
    sentence->setFixedWidth(520);
    column->addWidget(sentence);
    column->addSpacing(unit);
    column->addWidget(m_busy);

    auto* ways = new QVBoxLayout(m_ways);
    ways->setContentsMargins(0, 0, 0, 0);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(unit);
    auto* sample = widgets::button(tr("Open the sample"), ButtonKind::Primary);
    auto* import = widgets::button(tr("Import files…"));
    auto* fresh = widgets::button(tr("New…"));
    auto* open = widgets::button(tr("Open…"));
    for (QPushButton* each : {sample, import, fresh, open})
        buttons->addWidget(each);
    buttons->addStretch();
    ways->addLayout(buttons);
    ways->addSpacing(2 * unit);
    ways->addWidget(m_recentTitle);
    m_recent->setSpacing(0);
    ways->addLayout(m_recent);
    column->addWidget(m_ways);

    auto* rows = new QVBoxLayout(this);
    auto* centre = new QHBoxLayout;
    centre->addStretch();
    centre->addLayout(column);
    centre->addStretch();
    rows->addStretch(2);
    rows->addLayout(centre);
    rows->addStretch(3);
    connect(sample, &QPushButton::clicked, this, &StartPage::sampleWanted);
    connect(import, &QPushButton::clicked, this, &StartPage::importWanted);
    connect(fresh, &QPushButton::clicked, this, &StartPage::newWanted);
    connect(open, &QPushButton::clicked, this, &StartPage::openWanted);
    setFocusProxy(sample);
    setBusy(false);
    refreshRecent();
}

void StartPage::setBusy(bool busy) {
    m_busy->setVisible(busy);
    m_ways->setEnabled(!busy);
}

void StartPage::refreshRecent() {
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QStringList files = recentFiles().mid(0, shownRecent);
    m_recentTitle->setVisible(!files.isEmpty());
    for (const QString& path : files) {
        auto* link = widgets::button(QFileInfo(path).completeBaseName() + QStringLiteral("   ") + shortFolder(path),
                                     ButtonKind::Link);
        link->setToolTip(widgets::plainToolTip(path));
        connect(link, &QPushButton::clicked, this, [this, path] { emit recentWanted(path); });
        m_recent->addWidget(link, 0, Qt::AlignLeft);
    }
}

} // namespace banyan::pages
