// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QTest>

#include "views/widgets/icons.h"
#include "views/widgets/labels.h"
#include "views/widgets/style.h"
#include "views/widgets/theme.h"

using namespace banyan;
using widgets::contrast;
using widgets::Theme;

class TestTheme : public QObject {
    Q_OBJECT

private slots:
    void everyTextReadsOnItsGround() {
        for (const Theme* t : {&widgets::lightTheme(), &widgets::darkTheme()}) {
            for (const QColor& back : {t->window, t->panel, t->raised, t->selection, t->hover}) {
                QVERIFY2(contrast(t->text, back) >= 4.5, qPrintable(back.name()));
                QVERIFY2(contrast(t->muted, back) >= 4.5, qPrintable(back.name()));
            }
            QVERIFY(contrast(t->accentText, t->accent) >= 4.5);
            QVERIFY(contrast(t->accent, t->window) >= 4.5);
            QVERIFY(contrast(t->warning, t->warningBack) >= 4.5);
            QVERIFY(contrast(t->warning, t->window) >= 4.5);
        }
    }

    void everyMarkAndBarStandsOutFromItsGround() {
        using portfolio::Quadrant;
        for (const Theme* t : {&widgets::lightTheme(), &widgets::darkTheme()}) {
            for (const auto q : {Quadrant::AddressEarly, Quadrant::Retain, Quadrant::ReplaceOrRetire, Quadrant::Defer})
                QVERIFY2(contrast(t->quadrant(q), t->window) >= 2.9, qPrintable(t->quadrant(q).name()));
            for (int phase = 1; phase <= 4; ++phase) {
                QVERIFY2(contrast(t->phase(phase), t->window) >= 2.7, qPrintable(t->phase(phase).name()));
                QVERIFY(contrast(Theme::on(t->phase(phase)), t->phase(phase)) >= 4.5);
            }
        }
    }

    void heatRisesInLightnessAndItsNumbersRead() {
        double last = -1;
        for (int percent = 0; percent <= 100; percent += 5) {
            const QColor colour = Theme::heat(percent / 100.0);
            const double light = contrast(colour, Qt::black);
            QVERIFY(light > last);
            QVERIFY(contrast(Theme::on(colour), colour) >= 4.5);
            last = light;
        }
        QCOMPARE(Theme::heat(-1), Theme::heat(0));
        QCOMPARE(Theme::heat(2), Theme::heat(1));
    }

    void styleSheetHasNoUnfilledToken() {
        QVERIFY(!widgets::styleSheet(widgets::lightTheme()).contains('@'));
        QVERIFY(!widgets::styleSheet(widgets::darkTheme()).contains('@'));
    }

    void everyPageHasAnIconInTheAskedColour() {
        for (const char* name : {"inventory", "goals", "map", "structure", "initiatives", "roadmap", "outcomes",
                                 "decisions", "import", "export", "search"}) {
            const QImage image = widgets::icon(name, QColor("#336699")).pixmap(32, 32).toImage();
            int inked = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (image.pixelColor(x, y).alpha() > 250) {
                        QVERIFY(std::abs(image.pixelColor(x, y).blue() - 0x99) <= 2);
                        QVERIFY(std::abs(image.pixelColor(x, y).red() - 0x33) <= 2);
                        ++inked;
                    }
            QVERIFY2(inked > 20, name);
        }
    }

    void labelsAndTooltipsShowMarkupAsText() {
        const std::unique_ptr<QLabel> label(widgets::label("<img src='x'><b>no</b>"));
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(widgets::plainToolTip("<b>no</b>").contains("&lt;b&gt;no"));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
