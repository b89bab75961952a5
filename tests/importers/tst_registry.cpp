// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/reader_fixture.h"

#include "model/intake/import.h"

#include <QDirIterator>

#include <set>

using namespace banyan;
using namespace banyan::tests;

namespace {

intake::Sniff sniffFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("can't read %s", qPrintable(path));
    return {QFileInfo(path).fileName().toStdString(), file.read(64 * 1024).toStdString(),
            static_cast<uint64_t>(file.size())};
}

} // namespace

class RegistryTest : public QObject {
    Q_OBJECT

    ReaderFixture m_fixture;

private slots:
    void idsAreUniqueAndFormatsSayWhatTheyBecome() {
        std::set<std::string> ids;
        for (const auto& reader : m_fixture.all()) {
            const auto format = reader->format();
            QVERIFY2(ids.insert(format.id).second, format.id.c_str());
            QVERIFY(!format.name.empty() && !format.becomes.empty() && !format.endings.empty());
            static const std::set<std::string> kinds{"inventory", "code", "runtime", "incidents", "delivery", "plan"};
            QVERIFY2(kinds.contains(format.kind), format.kind.c_str());
        }
        for (const char* id :
             {"backstage-catalog", "konveyor-csv", "pagerduty-incidents", "servicenow-incidents", "sonarqube-measures"})
            QVERIFY2(ids.contains(id), id);
    }

    void eachSampleIsWonByItsReader_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("winner");
        QTest::addColumn<int>("files");
        QTest::newRow("konveyor") << "konveyor/csv/*.csv"
                                  << "konveyor-csv" << 10;
        QTest::newRow("konveyor, older") << "konveyor/csv-legacy/*.csv"
                                         << "konveyor-csv" << 3;
        QTest::newRow("konveyor, hub") << "inventory-csv/konveyor-*.csv"
                                       << "konveyor-csv" << 4;
        QTest::newRow("backstage") << "backstage/*.yaml"
                                   << "backstage-catalog" << 4;
        QTest::newRow("sonarqube") << "sonarqube/component_tree*.json"
                                   << "sonarqube-measures" << 3;
        QTest::newRow("pagerduty") << "pagerduty/list-incidents.json"
                                   << "pagerduty-incidents" << 1;
        QTest::newRow("servicenow") << "servicenow/*"
                                    << "servicenow-incidents" << 2;
    }

    void eachSampleIsWonByItsReader() {
        BANYAN_NEEDS_SHARED(folder, "samples");
        QFETCH(QString, pattern);
        QFETCH(QString, winner);
        const QFileInfo info(folder + '/' + pattern);
        int files = 0;
        for (const QFileInfo& file : QDir(info.path()).entryInfoList({info.fileName()}, QDir::Files)) {
            if (file.fileName() == QStringLiteral("invalid_column_schema.csv")) continue; // no Konveyor layout
            const intake::InputFile input{file.filePath().toStdString(), file.fileName().toStdString()};
            const auto sources = intake::recognizeSources(m_fixture.all(), std::span(&input, 1));
            if (!sources) qFatal("%s", sources.error().fullMessage().c_str());
            QCOMPARE(QString::fromStdString(sources->at(0).reader->format().id), winner);
            QVERIFY(!sources->at(0).recognition.because.empty());
            ++files;
        }
        QTEST(files, "files");
    }

    /// Nothing among the samples of other tools is claimed by one of the first five readers.
    void samplesOfOtherToolsAreNotClaimed() {
        BANYAN_NEEDS_SHARED(folder, "samples");
        const std::map<std::string, QStringList> own{
            {"konveyor-csv", {"konveyor/csv", "inventory-csv/konveyor"}},
            {"backstage-catalog", {"backstage/"}},
            {"sonarqube-measures", {"sonarqube/component_tree"}},
            {"pagerduty-incidents", {"pagerduty/list-incidents"}},
            {"servicenow-incidents", {"servicenow/"}},
        };
        int files = 0;
        QDirIterator all(folder, QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString path = all.next();
            const QString relative = QDir(folder).relativeFilePath(path);
            const auto sniff = sniffFile(path);
            for (const auto& [id, prefixes] : own) {
                if (std::ranges::any_of(prefixes, [&](const QString& prefix) { return relative.startsWith(prefix); }))
                    continue;
                const auto claim = m_fixture.reader(id).recognize(sniff);
                QVERIFY2(claim.confidence < 0.5,
                         qPrintable(relative + " is claimed by " + QString::fromStdString(id + ": " + claim.because)));
            }
            ++files;
        }
        QVERIFY(files > 80);
    }

    void recognitionOfCutAndForeignBytesIsCalm() {
        for (const auto& reader : m_fixture.all())
            for (const QByteArray& bytes : {QByteArray(), QByteArray("\0", 1), QByteArray("\xff\xfe"), QByteArray("["),
                                            QByteArray("\""), QByteArray(70000, '{')})
                QVERIFY2(reader->recognize(ReaderFixture::sniff(bytes)).confidence < 0.5, reader->format().id.c_str());
    }

    void aMissingFileIsAnIoErrorAndStopsAreHonoured() {
        const intake::InputFile absent{"/nonexistent/file", "file"};
        const intake::InputFile empty = m_fixture.write({});
        for (const char* id : {"backstage-catalog", "konveyor-csv", "pagerduty-incidents", "servicenow-incidents",
                               "sonarqube-measures"}) {
            const auto& reader = m_fixture.reader(id);
            const auto answer = reader.read(std::span(&absent, 1), ReaderFixture::today());
            QVERIFY2(!answer && answer.error().kind == ErrorKind::Io, id);
            const auto nothing = reader.read(std::span(&empty, 1), ReaderFixture::today());
            QVERIFY2(!nothing && nothing.error().kind == ErrorKind::BadInput, id);
        }
    }

    void sizeLimitIsHonoured() {
        const intake::InputFile file = m_fixture.write(QByteArray(2000, ' '));
        auto options = ReaderFixture::today();
        options.limits.fileBytes = 1000;
        for (const auto& reader : m_fixture.all()) {
            const auto answer = reader->read(std::span(&file, 1), options);
            QVERIFY2(!answer && answer.error().code == "import.too-large", reader->format().id.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(RegistryTest)
#include "tst_registry.moc"
