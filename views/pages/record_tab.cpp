// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/record_tab.h"

#include "views/session/text.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/portfolio_table.h"

namespace banyan::pages {

RecordTab::RecordTab(Texts texts, items::TableFilter& filter, items::RecordTable::Editor editor, Adder adder,
                     QWidget* parent)
    : QStackedWidget(parent)
    , m_texts(std::move(texts))
    , m_filter(filter)
    , m_editor(std::move(editor))
    , m_adder(std::move(adder))
    , m_table(new widgets::PortfolioTable)
    , m_empty(new widgets::EmptyState) {
    m_table->setModel(&m_filter);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(0, Qt::AscendingOrder);
    m_table->allowMany();
    m_table->freezeFirstColumn();
    m_table->setAccessibleName(m_texts.title);
    setAccessibleName(m_texts.title);
    addWidget(m_table);
    addWidget(m_empty);
    connect(m_filter.table(), &items::RecordTable::refused, this,
            [this](const Error& error) { emit failed(tr("The change was not made"), error); });
    connect(m_empty, &widgets::EmptyState::primary, this, [this] {
        if (m_filter.table()->rowCount() == 0)
            emit importWanted();
        else
            emit clearFilterWanted();
    });
    connect(m_empty, &widgets::EmptyState::secondary, this, &RecordTab::sampleWanted);
    refresh();
}

std::vector<int> RecordTab::selectedRows() const {
    return m_filter.sourceRows(m_table->selectedRows());
}

void RecordTab::perform(const portfolio::Edit& edit) {
    if (!edit.operations.empty() && m_editor(edit)) emit done(session::toQt(edit.label));
}

void RecordTab::add() {
    const auto addition = m_adder();
    if (!addition) return emit failed(tr("Nothing was added"), addition.error());
    if (!m_editor(addition->edit)) return;
    if (!select(addition->id)) return emit done(session::toQt(addition->edit.label));
    m_table->setFocus(Qt::OtherFocusReason);
    m_table->edit(m_table->currentIndex());
}

void RecordTab::removeSelected() {
    const std::vector<int> rows = selectedRows();
    if (!rows.empty()) perform(m_filter.table()->removing(rows));
}

bool RecordTab::select(const portfolio::AnyId& id) {
    const int row = m_filter.table()->rowOfId(id);
    const QModelIndex index = row < 0 ? QModelIndex() : m_filter.mapFromSource(m_filter.table()->index(row, 0));
    if (!index.isValid()) return false;
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
    return true;
}

void RecordTab::refresh() {
    const int all = m_filter.table()->rowCount();
    const int shown = m_filter.rowCount();
    if (all == 0)
        m_empty->show(m_texts.nothing, tr("Import files…"), tr("Use the sample"));
    else if (shown == 0)
        m_empty->show(tr("The filter hides all %1.").arg(session::counted(all, m_filter.table()->kindName())),
                      tr("Clear filter"));
    setCurrentIndex(shown > 0 ? 0 : 1);
}

} // namespace banyan::pages
