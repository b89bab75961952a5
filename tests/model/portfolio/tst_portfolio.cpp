// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/portfolio/checks.h"
#include "model/portfolio/diff.h"
#include "model/portfolio/edit.h"
#include "model/portfolio/history.h"

#include <QTest>

using namespace banyan;
using namespace banyan::portfolio;

class PortfolioTest : public QObject {
    Q_OBJECT

private slots:
    void placeholder() { QVERIFY(true); }
};

QTEST_GUILESS_MAIN(PortfolioTest)
#include "tst_portfolio.moc"
