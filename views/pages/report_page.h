// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/pages/page.h"
#include "views/report/report_work.h"

class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace banyan::paper {
class PaperView;
} // namespace banyan::paper

namespace banyan::widgets {
class EmptyState;
} // namespace banyan::widgets

namespace banyan::pages {

/// What is handed on: the report as it would be written now, as pages or as Markdown, with the sections to choose.
class ReportPage : public Page {
    Q_OBJECT

public:
    ReportPage(session::Session& session, session::ViewState& view, QWidget* parent = nullptr);
    [[nodiscard]] bool working() const override;
    /// The sections that are chosen, in the report's order.
    [[nodiscard]] std::vector<std::string> sections() const;
    /// Remembers the choice from now on, and takes the remembered one.
    void keepSections();

signals:
    void exportWanted(const banyan::session::ExportAction& action, const std::vector<std::string>& sections);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void makeHead();
    QWidget* makeBody();
    void makeSide();
    void connectSession();
    void check(const std::function<bool(const std::string& id)>& wanted);
    void choose();
    void showPreview();
    void showHead();
    void goTo(int row);

    paper::ReportWork m_work;
    std::shared_ptr<const paper::Preview> m_shown;
    paper::PaperView* m_paper;
    QPlainTextEdit* m_markdown;
    widgets::EmptyState* m_empty;
    QStackedWidget* m_stack;
    QListWidget* m_list;
    QPushButton* m_copy;
    QPushButton* m_export;
    bool m_asMarkdown = false;
    bool m_filling = false;
    bool m_keeping = false;
};

} // namespace banyan::pages
