// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "views/charts/picture.h"
#include "views/items/budget_terms.h"
#include "views/items/cash_model.h"
#include "views/session/curve_work.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace banyan::charts {
class BudgetChart;
class CurveChart;
} // namespace banyan::charts

namespace banyan::widgets {
class PortfolioTable;
} // namespace banyan::widgets

namespace banyan::pages {

/// With what budget? What is allocated against what there is by team and sprint, what another budget would bring, the
/// agreements that this follows from, edited in place, and money.
class BudgetView : public QScrollArea {
    Q_OBJECT

public:
    explicit BudgetView(session::Session& session, QWidget* parent = nullptr);
    void show(const std::shared_ptr<const session::Planned>& planned);
    [[nodiscard]] charts::Picture picture() const;
    [[nodiscard]] items::BudgetTermsModel& terms() { return m_terms; }
    [[nodiscard]] items::CashModel& cash() { return m_cash; }
    [[nodiscard]] session::CurveWork& curve() { return m_work; }

signals:
    void failed(const QString& what, const banyan::Error& error);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addSection(QVBoxLayout* layout, const QString& title, const QString& hint, QWidget* content,
                    const QList<QWidget*>& buttons = {});
    QList<QWidget*> makeTermButtons();
    QWidget* makeCurve();
    void showCurve();
    void showMoney();
    Result<void> perform(const portfolio::Edit& edit);
    void addTerm(items::BudgetTerm::Kind kind);
    void setAll();
    void refreshButtons();
    void fitTables();
    [[nodiscard]] Date planDay() const;

    session::Session& m_session;
    std::shared_ptr<const session::Planned> m_planned;
    items::BudgetTermsModel m_terms;
    items::CashModel m_cash;
    session::CurveWork m_work;
    charts::BudgetChart* m_chart;
    charts::CurveChart* m_curve;
    widgets::PortfolioTable* m_termTable;
    widgets::PortfolioTable* m_cashTable;
    QPushButton* m_remove = nullptr;
    QPushButton* m_workOut;
    QLabel* m_curveState;
    QLabel* m_money;
};

} // namespace banyan::pages
