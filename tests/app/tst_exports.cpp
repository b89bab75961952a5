// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QXmlStreamReader>

#include "app/common/reports.h"
#include "model/report/report.h"
#include "tests/support/planned_portfolio.h"
#include "tests/support/strings.h"

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::tests;

namespace {

app::ExportOptions options(std::vector<std::string> sections = {}) {
    app::ExportOptions out;
    out.asOf = plannedPortfolioDay();
    out.schedules = 60;
    out.sections = std::move(sections);
    return out;
}

QString exported(const std::string& format, const Portfolio& portfolio, std::vector<std::string> sections = {}) {
    const Result<std::string> content = app::exportAs(format, portfolio, options(std::move(sections)));
    if (!content) qFatal("%s", content.error().fullMessage().c_str());
    return QString::fromStdString(*content);
}

struct Element {
    QString name;
    QXmlStreamAttributes attributes;
    QString inside; ///< name of the element around it
};

/// Elements of a page, and all of its text; fails the test where it isn't well-formed.
struct Page {
    std::vector<Element> elements;
    QString text;
    QString error;

    explicit Page(const QString& content) {
        QXmlStreamReader reader(content);
        QStringList open{QString()};
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement()) {
                elements.push_back({reader.name().toString(), reader.attributes(), open.back()});
                open.push_back(reader.name().toString());
            } else if (reader.isEndElement()) {
                open.pop_back();
            } else if (reader.isCharacters()) {
                text += reader.text();
            }
        }
        if (reader.hasError()) error = reader.errorString();
    }

    [[nodiscard]] size_t count(const QString& name) const {
        return static_cast<size_t>(std::ranges::count(elements, name, &Element::name));
    }
};

const Portfolio& small() {
    static const Portfolio portfolio = plannedPortfolio(30, 40);
    return portfolio;
}

} // namespace

class ExportsTest : public QObject {
    Q_OBJECT

private slots:
    void thePageIsWellFormedAndNeedsNothingElse() {
        const QString content = exported("html", small());
        const Page page(content);
        QCOMPARE(page.error, QString());
        for (const char* never : {"script", "img", "iframe", "object", "link", "base", "form", "foreignObject"})
            QVERIFY2(page.count(QString::fromLatin1(never)) == 0, never);
        QVERIFY(content.contains(QStringLiteral("default-src 'none'; style-src 'sha256-")));
        QString bare = content;
        bare.remove(QStringLiteral("http://www.w3.org/2000/svg")).remove(QStringLiteral("http-equiv"));
        QVERIFY(!bare.contains(QStringLiteral("http")));
        for (const Element& e : page.elements)
            for (const QXmlStreamAttribute& a : e.attributes) {
                QVERIFY2(!a.name().startsWith(u"on") && a.name() != u"style" && a.name() != u"src",
                         qPrintable(a.name().toString()));
                if (a.name() == u"href") QVERIFY2(a.value().startsWith(u'#'), qPrintable(a.value().toString()));
            }
    }

    void thePageCanBeReadByKeyboardAndScreenReader() {
        const Page page(exported("html", small()));
        QVERIFY(page.count(QStringLiteral("table")) >= 8);
        QCOMPARE(page.count(QStringLiteral("caption")), page.count(QStringLiteral("table")));
        QVERIFY(page.count(QStringLiteral("svg")) >= 10);
        bool skipFirst = false;
        QSet<QString> ids;
        for (const Element& e : page.elements) {
            const QString style = e.attributes.value(QStringLiteral("class")).toString();
            if (e.name == u"a" && ids.isEmpty()) skipFirst = skipFirst || style == u"skip";
            if (e.name == u"th") QVERIFY(e.attributes.hasAttribute(QStringLiteral("scope")));
            if (e.name == u"svg") QVERIFY(!e.attributes.value(QStringLiteral("aria-label")).isEmpty());
            if (e.name == u"table") QCOMPARE(e.inside, QStringLiteral("div"));
            if (style == u"scroll") {
                QCOMPARE(e.attributes.value(QStringLiteral("tabindex")).toString(), QStringLiteral("0"));
                QVERIFY(e.attributes.hasAttribute(QStringLiteral("aria-label")) ||
                        e.attributes.hasAttribute(QStringLiteral("aria-labelledby")));
            }
            if (const QString id = e.attributes.value(QStringLiteral("id")).toString(); !id.isEmpty()) {
                QVERIFY2(!ids.contains(id), qPrintable(id));
                ids.insert(id);
            }
        }
        QVERIFY(skipFirst);
        for (const Element& e : page.elements)
            for (const char* name : {"href", "aria-labelledby"})
                if (const QString to = e.attributes.value(QLatin1String(name)).toString(); !to.isEmpty())
                    QVERIFY2(ids.contains(to.startsWith(u'#') ? to.mid(1) : to), qPrintable(to));
    }

    void markdownAndPageSayTheSame() {
        const Page page(exported("html", small()));
        const QString markdown = exported("markdown", small());
        for (const char* sentence :
             {"Each raw fact is scored from 0 to 100 between two fixed anchors", "person-hours have no price",
              "Whether the initiatives for each goal are finished by its deadline", "benefit not priced"}) {
            QVERIFY2(page.text.contains(QLatin1String(sentence)), sentence);
            QVERIFY2(markdown.contains(QLatin1String(sentence)), sentence);
        }
        QCOMPARE(page.count(QStringLiteral("section")), static_cast<size_t>(markdown.count(QStringLiteral("\n## "))));
    }

    void aSectionCanStandAlone() {
        const Page page(exported("html", small(), {"money"}));
        QCOMPARE(page.error, QString());
        QCOMPARE(page.count(QStringLiteral("h2")), size_t{1});
        QCOMPARE(page.count(QStringLiteral("nav")), size_t{0});
        QVERIFY(!app::exportAs("html", small(), options({"gossip"})));
    }

    void nothingYetMakesAPageToo() {
        const Page page(exported("html", Portfolio()));
        QCOMPARE(page.error, QString());
        QVERIFY(page.text.contains(QStringLiteral("No goals are set")));
    }

    void whatIsSpentIsAddedUpWhereNothingHasAPrice() {
        PortfolioBuilder builder(small());
        for (Goal goal : small().goals()) {
            goal.moneyPerUnit.reset();
            builder.put(goal);
        }
        const Portfolio unpriced = std::move(builder).build();
        const Page page(exported("html", unpriced, {"money"}));
        const QString markdown = exported("markdown", unpriced, {"money"});
        for (const QString& text : {page.text, markdown}) {
            QVERIFY(text.contains(QStringLiteral("benefit not priced")));
            QVERIFY(text.contains(QStringLiteral("In all")));
            QVERIFY(!text.contains(QStringLiteral("All priced goals together")));
        }
        static const QRegularExpression sum(
            QStringLiteral("\\| \\*\\*In all\\*\\* \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|"));
        const auto found = sum.match(markdown);
        QVERIFY(found.hasMatch());
        QVERIFY(found.captured(4).toInt() > 0);
        QVERIFY(std::abs(found.captured(2).toInt() + found.captured(3).toInt() - found.captured(4).toInt()) <= 1);
    }
};

QTEST_GUILESS_MAIN(ExportsTest)
#include "tst_exports.moc"
