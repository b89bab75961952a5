// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/commands.h"

#include "views/session/text.h"

#include <QMenu>
#include <QMenuBar>

namespace banyan::pages {

using session::toQt;

namespace {

/// The text without its mnemonic and without the keys behind a tab.
QString plainTitle(const QString& text) {
    QString plain;
    for (qsizetype i = 0; i < text.size() && text[i] != '\t'; ++i) {
        if (text[i] == '&' && i + 1 < text.size()) ++i;
        plain += text[i];
    }
    return plain;
}

QString keysOf(const QAction& action) {
    QStringList keys;
    for (const QKeySequence& each : action.shortcuts())
        keys.append(each.toString(QKeySequence::NativeText));
    const qsizetype tab = action.text().indexOf('\t');
    if (tab >= 0) keys.append(action.text().mid(tab + 1));
    return keys.join(QStringLiteral(", "));
}

void collect(QMenu* menu, const QString& where, std::vector<Command>& out) {
    if (menu->property("filledWhenOpened").toBool()) return;
    for (QAction* action : menu->actions()) {
        if (action->isSeparator() || !action->isVisible() || action->text().isEmpty()) continue;
        const QString title = plainTitle(action->text());
        if (action->menu())
            collect(action->menu(), where + QStringLiteral(" › ") + title, out);
        else
            out.push_back({where, title, keysOf(*action), action});
    }
}

void add(std::vector<PaletteEntry>& out, const portfolio::AnyId& id, const std::string& name, const QString& belongs,
         const std::function<void(const portfolio::AnyId&)>& show) {
    QString detail = toQt(portfolio::kindOf(id));
    if (!belongs.isEmpty()) detail += QStringLiteral(" · ") + belongs;
    out.push_back({toQt(name), detail, {}, [show, id] { show(id); }});
}

} // namespace

std::vector<Command> commandsOf(QMenuBar* bar) {
    std::vector<Command> commands;
    for (QAction* action : bar->actions())
        if (action->menu() && action->isVisible()) collect(action->menu(), plainTitle(action->text()), commands);
    return commands;
}

std::vector<PaletteEntry> entriesOf(const std::vector<Command>& commands) {
    std::vector<PaletteEntry> entries;
    for (const Command& command : commands)
        if (command.action->isEnabled())
            entries.push_back(
                {command.title, command.where, command.keys, [action = command.action] { action->trigger(); }});
    return entries;
}

std::vector<PaletteEntry> recordEntries(const portfolio::Portfolio& portfolio,
                                        const std::function<void(const portfolio::AnyId&)>& show) {
    std::vector<PaletteEntry> out;
    for (const portfolio::Component& each : portfolio.components())
        add(out, each.id, each.name, session::nameOf(portfolio, each.system), show);
    for (const portfolio::System& each : portfolio.systems())
        add(out, each.id, each.name, toQt(each.domain), show);
    for (const portfolio::Flow& each : portfolio.flows())
        add(out, each.id, each.name, {}, show);
    for (const portfolio::Team& each : portfolio.teams())
        add(out, each.id, each.name, {}, show);
    for (const portfolio::Goal& each : portfolio.goals())
        add(out, each.id, each.name, {}, show);
    for (const portfolio::Initiative& each : portfolio.initiatives())
        add(out, each.id, each.title, {}, show);
    for (const portfolio::Decision& each : portfolio.table<portfolio::Decision>())
        add(out, each.id, each.question, session::longDate(each.date), show);
    for (const portfolio::Baseline& each : portfolio.table<portfolio::Baseline>())
        add(out, each.id, each.name, session::longDate(each.date), show);
    return out;
}

} // namespace banyan::pages
