// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>
#include <QThreadPool>

#include "views/dialogs/import_preview.h"
#include "views/items/dry_run_model.h"
#include "views/session/session.h"

#include <array>
#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTabWidget;
class QTableWidget;

namespace banyan::dialogs {

/// Shows what files are, and what importing them would do, before anything is changed. Reading runs elsewhere and can
/// be cancelled; Apply does everything as one edit.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    ImportDialog(session::Session& session, const QStringList& files, QWidget* parent = nullptr);
    ~ImportDialog() override;

    /// Null until the files are read.
    [[nodiscard]] const std::shared_ptr<const ImportPreview>& preview() const { return m_preview; }

public slots:
    void apply();

signals:
    void previewed();
    void applied(const QString& label);

private:
    void buildChoices();
    void buildTabs();
    void buildButtons();
    void read();
    void received(const Result<std::shared_ptr<const ImportPreview>>& preview);
    void showSources();
    void saveRejected();

    session::Session& m_session;
    QStringList m_files;
    QThreadPool m_pool;
    CancelToken m_cancel;
    int m_runs = 0; ///< answers of an earlier run are dropped
    std::shared_ptr<const ImportPreview> m_preview;

    QTableWidget* m_sources;
    QComboBox* m_format;
    QCheckBox* m_create;
    QCheckBox* m_retire;
    QLabel* m_message;
    QProgressBar* m_progress;
    QTabWidget* m_tabs;
    std::array<items::DryRunModel*, 6> m_models{};
    QPushButton* m_saveRejected;
    QPushButton* m_apply;
};

} // namespace banyan::dialogs
