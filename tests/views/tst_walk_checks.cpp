// SPDX-License-Identifier: GPL-3.0-or-later
#include <QChart>
#include <QGraphicsSimpleTextItem>
#include <QGraphicsTextItem>
#include <QGraphicsView>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QTableView>
#include <QTest>

#include "synthetic.h"
#include "views/charts/map_chart.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"
#include "walk_checks.h"

using namespace banyan;
using widgets::LabelKind;

namespace {

/// Paints its text in one colour on the table's own, selected or not.
class PlainDelegate : public QStyledItemDelegate {
public:
    PlainDelegate(const QColor& ink, const QColor& selectedInk)
        : m_ink(ink)
        , m_selectedInk(selectedInk) {}
    bool shortens = true;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->fillRect(option.rect, Qt::white);
        painter->setPen(selected ? m_selectedInk : m_ink);
        const QString text = index.data().toString();
        painter->drawText(option.rect, Qt::AlignVCenter,
                          shortens ? option.fontMetrics.elidedText(text, Qt::ElideRight, option.rect.width()) : text);
    }

private:
    QColor m_ink;
    QColor m_selectedInk;
};

/// White paper for widgets with a defect.
class Sheet : public QWidget {
public:
    Sheet() {
        setStyleSheet(QStringLiteral("QWidget { background: #FFFFFF; color: #000000; }"));
        resize(400, 300);
    }
    template <typename W, typename... A>
    W* add(const QRect& where, A&&... of) {
        auto* made = new W(std::forward<A>(of)...);
        made->setParent(this);
        made->setGeometry(where);
        made->setAccessibleName(QStringLiteral("made"));
        return made;
    }
    QStringList complaints() {
        show();
        return tests::clippedTexts(*this) + tests::faintTexts(*this) + tests::namelessWidgets(*this) +
               tests::overlappingLabels(*this);
    }
};

} // namespace

/// The checks of the walk are themselves checked: each reports the defect, and is content once that is mended.
class TestWalkChecks : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { widgets::applyTheme(widgets::ThemeChoice::Light); }

    void clippedLabelsAndButtonsAreReported() {
        Sheet sheet;
        auto* narrow = widgets::label(QStringLiteral("wider than it may be"), LabelKind::Body, &sheet);
        narrow->setGeometry(10, 10, 40, 24);
        auto* flat = widgets::label(QStringLiteral("lower than it may be"), LabelKind::Body, &sheet);
        flat->setGeometry(10, 40, 300, 8);
        auto* button = widgets::button(QStringLiteral("A long caption"), widgets::ButtonKind::Plain, &sheet);
        button->setGeometry(10, 60, 50, 28);
        sheet.show();
        QCOMPARE(tests::clippedTexts(sheet).size(), 3);
        narrow->resize(300, 24);
        flat->resize(300, 24);
        button->resize(200, 28);
        QCOMPARE(sheet.complaints(), QStringList());
    }

    void clippedHintsTabsAndTitlesAreReported() {
        Sheet sheet;
        auto* field = sheet.add<QLineEdit>({10, 10, 60, 24});
        field->setPlaceholderText(QStringLiteral("a hint that is too long"));
        auto* tabs = sheet.add<QTabBar>({10, 50, 60, 30});
        tabs->setUsesScrollButtons(false);
        tabs->addTab(QStringLiteral("one tab"));
        tabs->addTab(QStringLiteral("another tab"));
        sheet.show();
        const QStringList found = tests::clippedTexts(sheet);
        QCOMPARE(found.filter(QStringLiteral("hint")).size(), 1);
        QVERIFY(!found.filter(QStringLiteral("another tab")).isEmpty());
    }

    void clippedCellsAreReported() {
        Sheet sheet;
        QStandardItemModel model(1, 2);
        model.setData(model.index(0, 0), QStringLiteral("more than the cell has room for"));
        model.setData(model.index(0, 1), QStringLiteral("short"));
        PlainDelegate delegate(Qt::black, Qt::black);
        auto* table = sheet.add<QTableView>({0, 0, 400, 200});
        table->setModel(&model);
        table->setItemDelegate(&delegate);
        sheet.show();
        QCOMPARE(tests::clippedTexts(sheet).filter(QStringLiteral("without a tooltip")).size(), 1);
        model.setData(model.index(0, 0), QStringLiteral("all of it"), Qt::ToolTipRole);
        QCOMPARE(tests::clippedTexts(sheet), QStringList());
        delegate.shortens = false;
        QCOMPARE(tests::clippedTexts(sheet).filter(QStringLiteral("is cut: row 0, column 0")).size(), 1);
    }

    void clippedChartTextsAreReported() {
        Sheet sheet;
        QGraphicsScene scene(0, 0, 200, 100);
        auto* text = scene.addSimpleText(QStringLiteral("out at the right"));
        text->setPos(170, 40);
        auto* view = sheet.add<QGraphicsView>({0, 0, 204, 104}, &scene);
        view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        sheet.show();
        QCOMPARE(tests::clippedTexts(sheet).filter(QStringLiteral("out at the right")).size(), 1);
        text->setPos(20, 40);
        QCOMPARE(tests::clippedTexts(sheet), QStringList());
    }

    void faintLabelsAreReported() {
        Sheet sheet;
        auto* faint = widgets::label(QStringLiteral("faint"), LabelKind::Body, &sheet);
        faint->setStyleSheet(QStringLiteral("color: #AAAAAA; background: #FFFFFF;"));
        faint->setGeometry(10, 100, 100, 24);
        sheet.show();
        QCOMPARE(tests::faintTexts(sheet).filter(QStringLiteral("\"faint\"")).size(), 1);
        faint->setStyleSheet(QStringLiteral("color: #1F2328; background: #FFFFFF;"));
        QCOMPARE(sheet.complaints(), QStringList());
    }

    void faintCellsAreReportedInEachOfTheirStates() {
        Sheet sheet;
        QStandardItemModel model(1, 1);
        model.setData(model.index(0, 0), QStringLiteral("cell"));
        auto* table = sheet.add<QTableView>({0, 0, 400, 200});
        table->setModel(&model);
        table->horizontalHeader()->hide();
        table->verticalHeader()->hide();
        PlainDelegate good(Qt::black, Qt::black);
        PlainDelegate faint(QColor(0xAAAAAA), Qt::black);
        PlainDelegate faintWhenSelected(Qt::black, QColor(0xAAAAAA));
        sheet.show();
        table->setItemDelegate(&good);
        QCOMPARE(tests::faintTexts(sheet), QStringList());
        table->setItemDelegate(&faint);
        QCOMPARE(tests::faintTexts(sheet).size(), 2); // as it is, and under the pointer
        table->setItemDelegate(&faintWhenSelected);
        QCOMPARE(tests::faintTexts(sheet).size(), 2); // selected with and without the focus
        table->setItemDelegate(&good);
    }

    void faintChartTextsAreReported() {
        Sheet sheet;
        QGraphicsScene scene(0, 0, 200, 100);
        auto* legend = scene.addSimpleText(QStringLiteral("legend"));
        auto* title = scene.addText(QStringLiteral("title")); // as axes are written
        title->setPos(0, 40);
        auto* view = sheet.add<QGraphicsView>({0, 0, 204, 104}, &scene);
        view->setBackgroundBrush(Qt::white);
        sheet.show();
        QCOMPARE(tests::faintTexts(sheet), QStringList());
        legend->setBrush(QColor(0xAAAAAA));
        QCOMPARE(tests::faintTexts(sheet).filter(QStringLiteral("\"legend\"")).size(), 1);
        title->setDefaultTextColor(QColor(0xAAAAAA));
        QCOMPARE(tests::faintTexts(sheet).filter(QStringLiteral("\"title\"")).size(), 1);
    }

    void namelessWidgetsAreReported() {
        Sheet sheet;
        auto* slider = sheet.add<QSlider>({10, 140, 20, 60});
        slider->setAccessibleName({});
        sheet.show();
        QCOMPARE(tests::namelessWidgets(sheet).size(), 1);
        slider->setAccessibleName(QStringLiteral("Amount"));
        QCOMPARE(sheet.complaints(), QStringList());
    }

    void overlappingLabelsAreReported() {
        Sheet sheet;
        QGraphicsScene scene(0, 0, 200, 100);
        scene.addSimpleText(QStringLiteral("Order Processing"))->setPos(20, 40);
        auto* other = scene.addSimpleText(QStringLiteral("Billing"));
        other->setPos(60, 44);
        sheet.add<QGraphicsView>({0, 0, 204, 104}, &scene);
        sheet.show();
        QCOMPARE(tests::overlappingLabels(sheet).size(), 1);
        other->setPos(60, 70);
        QCOMPARE(tests::overlappingLabels(sheet), QStringList());
    }

    void theTextsOfTheMapAreSeenByTheChecks() {
        Sheet sheet;
        sheet.resize(900, 700);
        auto& chart = *sheet.add<charts::MapChart>({0, 0, 900, 700});
        sheet.show();
        // A text that lies on a quadrant's title, as a badly placed label would.
        auto* label = new QGraphicsSimpleTextItem(QStringLiteral("Order Processing"), chart.chart());
        label->setPos(chart.position(2, 99));
        QVERIFY(!tests::overlappingLabels(sheet).filter(QStringLiteral("Replace or retire")).isEmpty());
        delete label;
        QCOMPARE(tests::overlappingLabels(sheet), QStringList());
    }
};

QTEST_MAIN(TestWalkChecks)
#include "tst_walk_checks.moc"
