// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/import_dialog.h"

#include "views/session/save_file.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/portfolio_table.h"
#include "views/widgets/table_dress.h"
#include "views/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QTabWidget>
#include <QTableWidget>

namespace banyan::dialogs {

using intake::RowState;
using session::toQt;
using widgets::unit;

namespace {

constexpr std::array states{RowState::New,     RowState::Changed,   RowState::Unchanged,
                            RowState::Missing, RowState::Unmatched, RowState::Rejected};

QString tabTitle(RowState state, const intake::Counts& counts) {
    switch (state) {
    case RowState::New:
        return ImportDialog::tr("New %1").arg(session::grouped(counts.added));
    case RowState::Changed:
        return ImportDialog::tr("Changed %1").arg(session::grouped(counts.changed));
    case RowState::Unchanged:
        return ImportDialog::tr("Unchanged %1").arg(session::grouped(counts.unchanged));
    case RowState::Missing:
        return ImportDialog::tr("Missing %1").arg(session::grouped(counts.missing));
    case RowState::Unmatched:
        return ImportDialog::tr("Unmatched %1").arg(session::grouped(counts.unmatched));
    case RowState::Rejected:
        return ImportDialog::tr("Rejected %1").arg(session::grouped(counts.rejected));
    }
    return {};
}

QString filesOf(const intake::RecognizedSource& source) {
    if (source.files.empty()) return {};
    const QString first = toQt(source.files.front().display);
    const auto more = source.files.size() - 1;
    return more == 0 ? first : ImportDialog::tr("%1 and %2 more").arg(first, session::grouped(more));
}

} // namespace

ImportDialog::ImportDialog(session::Session& session, const QStringList& files, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_files(files)
    , m_sources(new QTableWidget)
    , m_format(new QComboBox)
    , m_create(new QCheckBox(tr("Create components from what matches nobody")))
    , m_retire(new QCheckBox(tr("Retire components that the file no longer holds")))
    , m_message(widgets::paragraph({}))
    , m_progress(new QProgressBar)
    , m_tabs(new QTabWidget)
    , m_saveRejected(widgets::button(tr("Save rejected rows…")))
    , m_apply(widgets::button(tr("Apply"), widgets::ButtonKind::Primary)) {
    setWindowTitle(tr("Import"));
    resize(960, 640);
    m_pool.setMaxThreadCount(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit);
    layout->setSpacing(unit);
    layout->addWidget(widgets::label(tr("What would happen"), widgets::LabelKind::Section));
    layout->addWidget(m_message);
    layout->addWidget(m_progress);
    buildChoices();
    buildTabs();
    buildButtons();
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Reading"));
    read();
}

ImportDialog::~ImportDialog() {
    ++m_runs;
    m_cancel.cancel();
    m_pool.waitForDone();
}

void ImportDialog::buildChoices() {
    m_sources->setColumnCount(4);
    m_sources->setHorizontalHeaderLabels({tr("Source"), tr("Format"), tr("Sure"), tr("Because")});
    m_sources->setAccessibleName(tr("Recognized sources"));
    m_sources->setEditTriggers(QAbstractItemView::NoEditTriggers);
    widgets::dress(m_sources);
    m_sources->horizontalHeader()->setStretchLastSection(true);
    m_sources->setMaximumHeight(6 * widgets::tableRow);
    layout()->addWidget(m_sources);

    m_format->addItem(tr("Recognize the format"), QString());
    for (const auto& reader : *m_session.services().readers) {
        const intake::Format format = reader->format();
        m_format->addItem(toQt(format.name), toQt(format.id));
    }
    m_format->setAccessibleName(tr("Format"));
    m_format->setMaximumWidth(360);
    auto* line = new QHBoxLayout;
    line->addWidget(m_format);
    line->addSpacing(unit);
    line->addWidget(m_create);
    line->addWidget(m_retire);
    line->addStretch();
    static_cast<QVBoxLayout*>(layout())->addLayout(line);
    connect(m_format, &QComboBox::activated, this, &ImportDialog::read);
    connect(m_create, &QCheckBox::toggled, this, &ImportDialog::read);
    connect(m_retire, &QCheckBox::toggled, this, &ImportDialog::read);
}

void ImportDialog::buildTabs() {
    for (size_t i = 0; i < states.size(); ++i) {
        m_models.at(i) = new items::DryRunModel(states.at(i), this);
        auto* table = new widgets::PortfolioTable;
        table->setModel(m_models.at(i));
        table->setAccessibleName(tabTitle(states.at(i), {}));
        table->horizontalHeader()->setStretchLastSection(true);
        m_tabs->addTab(table, tabTitle(states.at(i), {}));
    }
    static_cast<QVBoxLayout*>(layout())->addWidget(m_tabs, 1);
}

void ImportDialog::buildButtons() {
    auto* cancel = widgets::button(tr("Cancel"));
    auto* line = new QHBoxLayout;
    line->addWidget(m_saveRejected);
    line->addStretch();
    line->addWidget(cancel);
    line->addWidget(m_apply);
    static_cast<QVBoxLayout*>(layout())->addLayout(line);
    m_apply->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &ImportDialog::apply);
    connect(m_saveRejected, &QPushButton::clicked, this, &ImportDialog::saveRejected);
}

void ImportDialog::read() {
    m_cancel.cancel();
    m_cancel = CancelToken();
    const int run = ++m_runs;
    m_apply->setEnabled(false);
    m_saveRejected->setEnabled(false);
    m_message->setText(tr("Reading %1…").arg(session::counted(m_files.size(), tr("file"))));
    m_progress->setRange(0, 0);
    m_progress->setVisible(true);
    ImportRequest request;
    request.portfolio = m_session.portfolio();
    request.readers = m_session.services().readers.get();
    for (const QString& path : m_files)
        request.files.push_back({path.toStdString(), QFileInfo(path).fileName().toStdString()});
    request.formatId = m_format->currentData().toString().toStdString();
    request.choices.createAllUnmatched = m_create->isChecked();
    request.choices.retireMissing = m_retire->isChecked();
    request.options.asOf = m_session.asOf();
    request.options.cancel = m_cancel;
    request.options.progress = [this, run](double share) {
        QMetaObject::invokeMethod(
            this,
            [this, run, share] {
                if (run != m_runs) return;
                m_progress->setRange(0, 100);
                m_progress->setValue(static_cast<int>(100 * share));
            },
            Qt::QueuedConnection);
    };
    request.documentFolder = QFileInfo(m_session.path()).absolutePath().toStdString();
    m_pool.start([this, run, request = std::move(request)] {
        auto preview = previewImport(request);
        auto answer = preview ? Result<std::shared_ptr<const ImportPreview>>(
                                    std::make_shared<const ImportPreview>(std::move(*preview)))
                              : Result<std::shared_ptr<const ImportPreview>>(preview.error());
        QMetaObject::invokeMethod(
            this,
            [this, run, answer] {
                if (run == m_runs) received(answer);
            },
            Qt::QueuedConnection);
    });
}

void ImportDialog::received(const Result<std::shared_ptr<const ImportPreview>>& preview) {
    m_progress->setVisible(false);
    if (!preview) {
        m_preview.reset();
        m_sources->setRowCount(0);
        for (items::DryRunModel* model : m_models)
            model->show({});
        m_message->setText(session::sentenceOf(preview.error()));
        emit previewed();
        return;
    }
    m_preview = *preview;
    showSources();
    int firstFilled = -1;
    for (size_t i = 0; i < states.size(); ++i) {
        m_models.at(i)->show(m_preview->rows);
        const int tab = static_cast<int>(i);
        m_tabs->setTabText(tab, tabTitle(states.at(i), m_preview->counts));
        static_cast<widgets::PortfolioTable*>(m_tabs->widget(tab))->fitColumns(-1, 360);
        if (firstFilled < 0 && m_models.at(i)->rowCount() > 0) firstFilled = tab;
    }
    if (firstFilled >= 0) m_tabs->setCurrentIndex(firstFilled);
    const bool anything = !m_preview->edit.operations.empty();
    m_message->setText(anything
                           ? tr("Nothing has been changed yet. Apply does all of this as one step that can be undone.")
                           : tr("This import would change nothing."));
    m_apply->setEnabled(anything);
    m_saveRejected->setEnabled(m_preview->counts.rejected > 0);
    emit previewed();
}

void ImportDialog::showSources() {
    m_sources->setRowCount(static_cast<int>(m_preview->sources.size()));
    int row = 0;
    for (const SourcePreview& each : m_preview->sources) {
        const auto put = [&](int column, const QString& text) {
            auto* item = new QTableWidgetItem(text);
            item->setToolTip(widgets::plainToolTip(text));
            m_sources->setItem(row, column, item);
        };
        put(0, filesOf(each.source));
        put(1, each.source.reader ? toQt(each.source.reader->format().name) : QString());
        put(2, toQt(percentText(each.source.recognition.confidence)));
        put(3, each.run ? toQt(each.source.recognition.because)
                        : tr("Not read: %1").arg(session::sentenceOf(each.run.error())));
        ++row;
    }
    m_sources->resizeColumnsToContents();
    m_sources->horizontalHeader()->setStretchLastSection(true);
    m_sources->setFixedHeight(std::min(6, row + 1) * widgets::tableRow + 4);
}

void ImportDialog::apply() {
    if (!m_preview || m_preview->edit.operations.empty()) return;
    if (const auto applied = m_session.apply(m_preview->edit); !applied) {
        m_message->setText(session::sentenceOf(applied.error()));
        return;
    }
    emit this->applied(toQt(m_preview->edit.label));
    accept();
}

void ImportDialog::saveRejected() {
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save rejected rows"), tr("rejected.csv"), tr("CSV (*.csv)"));
    if (path.isEmpty()) return;
    const auto written = session::saveFile(path, QByteArray::fromStdString(rejectedAsCsv(m_preview->rows)));
    m_message->setText(
        written ? tr("Saved %1 to %2.").arg(session::counted(m_preview->counts.rejected, tr("rejected row")), path)
                : tr("The rejected rows were not saved: %1").arg(session::sentenceOf(written.error())));
}

} // namespace banyan::dialogs
