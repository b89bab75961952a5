// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <map>

namespace {

/// Which boxes each box may include, beside itself; "app", "views" and "importers" stand for all their folders.
const std::map<QString, QStringList>& allowed() {
    static const QStringList base{"model/base"};
    static const QStringList portfolio = base + QStringList{"model/portfolio"};
    static const QStringList facts = portfolio + QStringList{"model/structure", "model/facts"};
    static const QStringList scoring = facts + QStringList{"model/scoring", "resources"};
    static const QStringList advice = scoring + QStringList{"model/advice"};
    static const QStringList roadmap = advice + QStringList{"model/roadmap"};
    static const QStringList report =
        roadmap + QStringList{"model/outcomes", "model/storage", "model/intake", "model/report"};
    static const std::map<QString, QStringList> rules{
        {"model/base", base},
        {"model/portfolio", portfolio},
        {"model/storage", portfolio + QStringList{"model/storage"}},
        {"model/structure", portfolio + QStringList{"model/structure"}},
        {"model/intake", portfolio + QStringList{"model/intake"}},
        {"model/facts", facts + QStringList{"resources"}},
        {"model/scoring", scoring},
        {"model/advice", advice},
        {"model/roadmap", roadmap},
        {"model/outcomes", roadmap + QStringList{"model/outcomes"}},
        {"model/report", report},
        {"importers", report + QStringList{"importers"}},
        {"views", report + QStringList{"views"}},
        {"app", report + QStringList{"importers", "views", "app"}},
    };
    return rules;
}

QString boxOf(const QString& path) {
    const QStringList parts = path.split(u'/');
    return parts[0] == QStringLiteral("model") ? parts[0] + u'/' + parts[1] : parts[0];
}

/// True when the Qt header belongs to a module that draws, however it is spelled.
bool isGui(const QString& header) {
    static const QStringList modules{"QtGui",        "QtWidgets",      "QtCharts", "QtSvg",
                                     "QtSvgWidgets", "QtPrintSupport", "QtOpenGL", "QtOpenGLWidgets"};
    const QString module = header.section(u'/', 0, 0);
    if (header.contains(u'/')) return modules.contains(module);
    for (const QString& dir : QStringLiteral(BANYAN_QT_INCLUDE).split(u':')) {
        const QString root = dir.endsWith(QStringLiteral("/QtCore")) ? dir.chopped(7) : dir;
        for (const QString& gui : modules)
            if (QFile::exists(root + u'/' + gui + u'/' + header)) return true;
    }
    return false;
}

/// Complaints about the includes of one file.
QStringList complaints(const QString& path, const QString& text) {
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"),
                                            QRegularExpression::MultilineOption);
    const QString box = boxOf(path);
    const bool headless = box.startsWith(QStringLiteral("model")) || box == QStringLiteral("importers") ||
                          path.startsWith(QStringLiteral("app/cli")) || path.startsWith(QStringLiteral("app/common"));
    QStringList out;
    for (auto all = include.globalMatch(text); all.hasNext();) {
        const auto match = all.next();
        const QString name = match.captured(2);
        if (match.captured(1) == u"\"" && name.contains(u'/')) {
            const QString target = boxOf(name);
            if (target != box && !allowed().at(box).contains(target)) out += path + QStringLiteral(" includes ") + name;
        } else if (headless && name.startsWith(u'Q') && isGui(name)) {
            out += path + QStringLiteral(" includes <") + name + u'>';
        }
    }
    return out;
}

} // namespace

class LayersTest : public QObject {
    Q_OBJECT

private slots:
    void everyIncludeFollowsAnArrow() {
        const QString root = QStringLiteral(BANYAN_SOURCE_DIR);
        QStringList bad;
        int files = 0;
        for (const char* top : {"model", "importers", "views", "app"}) {
            QDirIterator all(root + u'/' + QString::fromLatin1(top), {"*.h", "*.cpp"}, QDir::Files,
                             QDirIterator::Subdirectories);
            while (all.hasNext()) {
                QFile file(all.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                bad += complaints(file.fileName().mid(root.size() + 1), QString::fromUtf8(file.readAll()));
                ++files;
            }
        }
        QVERIFY(files > 100);
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    }

    void forbiddenArrowsAreNoticed() {
        const auto noticed = [](const char* path, const char* line) {
            return !complaints(QString::fromLatin1(path), QString::fromLatin1(line)).isEmpty();
        };
        QVERIFY(noticed("model/base/x.cpp", "#include \"model/portfolio/edit.h\""));
        QVERIFY(noticed("model/storage/x.h", "  #  include \"model/intake/import.h\""));
        QVERIFY(noticed("views/pages/x.cpp", "#include \"importers/registry.h\""));
        QVERIFY(noticed("importers/code/x.cpp", "#include \"views/session/session.h\""));
        QVERIFY(noticed("model/scoring/x.cpp", "#include <QtGui/QColor>"));
        QVERIFY(!noticed("model/scoring/x.cpp", "#include <QString>\n#include \"model/facts/facts.h\""));
        QVERIFY(!noticed("views/pages/x.cpp", "#include <QColor>"));
    }

    void guiClassesAreNoticedWithoutTheirModule() {
        if (!isGui(QStringLiteral("QColor"))) QSKIP("the headers of Qt Gui are absent");
        QVERIFY(!complaints(QStringLiteral("importers/code/x.cpp"), QStringLiteral("#include <QColor>")).isEmpty());
        QVERIFY(!isGui(QStringLiteral("QString")));
    }

    void theCommandLineLoadsNoGui() {
        QProcess ldd;
        ldd.start(QStringLiteral("ldd"), {QStringLiteral(BANYAN_CLI)});
        QVERIFY(ldd.waitForFinished());
        const QByteArray libraries = ldd.readAllStandardOutput();
        QVERIFY(libraries.contains("libQt6Core"));
        for (const char* module : {"Qt6Gui", "Qt6Widgets", "Qt6Charts", "Qt6Svg", "Qt6PrintSupport"})
            QVERIFY2(!libraries.contains(module), module);
    }
};

QTEST_GUILESS_MAIN(LayersTest)
#include "tst_layers.moc"
