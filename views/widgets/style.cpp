// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/style.h"

#include "views/widgets/theme.h"

namespace banyan::widgets {

namespace {

/// Widgets are told apart by the dynamic property "kind" and by object names; @name is a colour of the theme, @shade
/// its name.
constexpr const char* sheet = R"(
QMainWindow, QDialog { background: @window; }
QToolTip { background: @raised; color: @text; border: 1px solid @border; padding: 4px 6px; }

#header, #statusBar { background: @panel; }
#header { border-bottom: 1px solid @border; }
#statusBar { border-top: 1px solid @border; }
#statusBar QLabel { color: @muted; }
#sidebar { background: @panel; border: none; border-right: 1px solid @border; outline: none; padding: 8px; }
#sidebar::item { border-radius: 6px; }
#banner { background: @warningBack; border-bottom: 1px solid @border; }
#banner QLabel { color: @warning; }
#palette { background: @raised; border: 1px solid @border; }
#palette QListView { background: @raised; }
#detail, #detailContent { background: @panel; border: none; }
#detail QTableView { background: transparent; }

QLabel[kind="title"] { font-size: @titlePt; font-weight: 600; }
QLabel[kind="section"] { font-size: @sectionPt; font-weight: 600; }
QLabel[kind="heading"] { font-weight: 600; }
QLabel[kind="muted"] { color: @muted; }
QLabel[kind="warning"] { color: @warning; }

QMenuBar { background: @panel; border: none; padding: 2px 8px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @selection; }
QMenu { background: @raised; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }

QPushButton, QToolButton { outline: none; background: @raised; border: 1px solid @border; border-radius: 5px; padding: 0 12px;
    min-height: 26px; }
QPushButton:hover, QToolButton:hover { background: @hover; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked { background: @selection; }
QPushButton:focus, QToolButton:focus { border: 2px solid @accent; padding: 0 11px; }
QPushButton:disabled, QToolButton:disabled { color: @muted; background: @panel; }
QPushButton[kind="primary"] { background: @accent; color: @accentText; border-color: @accent; font-weight: 600; }
QPushButton[kind="primary"]:focus { border: 2px solid @text; }
QPushButton[kind="primary"]:disabled { background: @border; color: @muted; border-color: @border; }
QPushButton[kind="link"] { background: transparent; border: 2px solid transparent; color: @accent; padding: 0;
    text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid @accent; padding: 0; }
QPushButton[kind="name"] { background: transparent; border: 1px solid transparent; font-weight: 600; padding: 0 4px;
    min-height: 24px; text-align: left; }
QPushButton[kind="name"]:hover { background: @hover; }
QPushButton[kind="name"]:checked { background: @selection; }
QPushButton[kind="name"]:focus { border: 2px solid @accent; padding: 0 3px; }
QPushButton[kind="chip"] { border-radius: 13px; }
QToolButton::menu-indicator { image: none; width: 0; }
QFileDialog QToolButton { padding: 0 4px; }
QPushButton::menu-indicator { subcontrol-position: right center; right: 8px; }
QPushButton[segment="left"] { border-top-right-radius: 0; border-bottom-right-radius: 0; }
QPushButton[segment="middle"] { border-radius: 0; border-left: none; }
QPushButton[segment="right"] { border-top-left-radius: 0; border-bottom-left-radius: 0; border-left: none; }
QPushButton[segment]:checked { font-weight: 600; }

QLineEdit, QComboBox, QDateEdit, QSpinBox, QPlainTextEdit { background: @raised; border: 1px solid @border;
    border-radius: 5px; padding: 0 8px; min-height: 26px; selection-background-color: @accent;
    selection-color: @accentText; }
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus, QPlainTextEdit:focus {
    border: 2px solid @accent; padding: 0 7px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(:/icons/chevron-@shade.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @border; selection-background-color: @selection; }
QAbstractItemView QLineEdit, QAbstractItemView QComboBox { border-radius: 0; padding: 0 4px; min-height: 22px; }

QTableView, QTreeView, QListView { background: @window; alternate-background-color: @window; border: none;
    gridline-color: @line; selection-background-color: @selection; selection-color: @text; outline: none; }
QTableView::item { padding: 0 8px; border: none; border-bottom: 1px solid @line; }
QTableView::item:selected { background: @selection; }
QTableView::item:focus { border: 2px solid @accent; }
QTableView:focus, QTreeView:focus { border: none; }
QHeaderView { background: @window; border: none; }
QHeaderView::section { background: @window; color: @muted; border: none; border-bottom: 1px solid @border;
    padding: 0 8px; min-height: 28px; }
QAbstractScrollArea::corner { background: @window; border: none; }
QTableCornerButton::section { background: @window; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid @border; }
QTabBar::tab { background: transparent; color: @muted; padding: 6px 12px; min-height: 18px;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; font-weight: 600; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { border: 2px solid @accent; }

QScrollArea { border: none; background: transparent; }
QScrollArea#detail { border: 2px solid transparent; }
QScrollArea#detail:focus { border: 2px solid @accent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @border; border-radius: 4px; margin: 2px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @border; }
QProgressBar { background: @line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QCheckBox { spacing: 8px; min-height: 24px; }
QCheckBox::indicator, QAbstractItemView::indicator { width: 14px; height: 14px; border: 1px solid @muted;
    border-radius: 3px; background: @raised; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { border-color: @accent;
    image: url(:/icons/check-@shade.svg); }
QCheckBox:focus { border: 2px solid @accent; border-radius: 4px; }
)";

} // namespace

QString styleSheet(const Theme& t) {
    QString text = QString::fromLatin1(sheet);
    text.replace(QLatin1String("@titlePt"), QStringLiteral("%1pt").arg(16 * zoom()));
    text.replace(QLatin1String("@sectionPt"), QStringLiteral("%1pt").arg(12 * zoom()));
    const std::initializer_list<std::pair<const char*, QColor>> tokens{{"@warningBack", t.warningBack},
                                                                       {"@warning", t.warning},
                                                                       {"@accentText", t.accentText},
                                                                       {"@accent", t.accent},
                                                                       {"@selection", t.selection},
                                                                       {"@window", t.window},
                                                                       {"@panel", t.panel},
                                                                       {"@raised", t.raised},
                                                                       {"@hover", t.hover},
                                                                       {"@border", t.border},
                                                                       {"@line", t.line},
                                                                       {"@text", t.text},
                                                                       {"@muted", t.muted}};
    text.replace(QStringLiteral("@shade"), t.dark ? QStringLiteral("dark") : QStringLiteral("light"));
    for (const auto& [name, colour] : tokens)
        text.replace(QLatin1String(name), colour.name());
    return text;
}

} // namespace banyan::widgets
