// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "importers/registry.h"
#include "model/intake/import.h"

using namespace banyan;
using namespace banyan::portfolio;

/// The sample portfolio's raw files, in the order in which it is made of them.
class DemoSourcesTest : public QObject {
    Q_OBJECT

    struct Entry {
        std::string format;
        std::vector<intake::InputFile> files;
    };

    std::vector<Entry> m_entries;
    intake::ReadOptions m_options;
    intake::Readers m_readers = importers::builtInReaders();

    [[nodiscard]] const intake::Reader* reader(const std::string& id) const {
        for (const auto& one : m_readers)
            if (one->format().id == id) return one.get();
        return nullptr;
    }

    Portfolio imported(const Portfolio& before, const Entry& entry, intake::Counts* counts = nullptr) {
        const intake::RecognizedSource source{entry.files, reader(entry.format), {}};
        const auto run = intake::readAndDryRun(before, source, {}, m_options, {});
        if (!run) qFatal("%s: %s", entry.format.c_str(), run.error().fullMessage().c_str());
        if (counts) *counts = run->counts;
        for (const auto& row : run->rows)
            if (row.state == intake::RowState::Rejected) qWarning("%s", row.reason.c_str());
        auto after = apply(before, run->edit);
        if (!after) qFatal("%s: %s", entry.format.c_str(), after.error().fullMessage().c_str());
        return std::move(*after);
    }

private slots:
    void initTestCase() {
        const QString folder = QStringLiteral(BANYAN_SOURCE_DIR "/resources/demo/");
        QFile file(folder + QStringLiteral("manifest.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject manifest = QJsonDocument::fromJson(file.readAll()).object();
        m_options.asOf = *Date::parse(manifest[QLatin1String("asOf")].toString().toStdString());
        m_options.zoneSeconds = 0;
        m_options.zoneName = "UTC";
        for (const QJsonValue& source : manifest[QLatin1String("sources")].toArray()) {
            Entry entry{source[QLatin1String("format")].toString().toStdString(), {}};
            for (const QJsonValue& name : source[QLatin1String("files")].toArray())
                entry.files.push_back({(folder + name.toString()).toStdString(), name.toString().toStdString()});
            m_entries.push_back(std::move(entry));
        }
        QVERIFY(m_entries.size() > 10);
    }

    void everyFileIsRecognizedAsWhatItIs() {
        for (const Entry& entry : m_entries)
            for (const intake::InputFile& file : entry.files) {
                const auto sources = intake::recognizeSources(m_readers, std::span(&file, 1));
                QVERIFY2(sources.has_value(), sources ? "" : sources.error().fullMessage().c_str());
                QCOMPARE(sources->at(0).reader->format().id, entry.format);
            }
    }

    void noRowIsRejectedAndASecondTimeChangesNothing() {
        Portfolio portfolio;
        for (const Entry& entry : m_entries) {
            intake::Counts counts;
            portfolio = imported(portfolio, entry, &counts);
            QVERIFY2(counts.rejected == 0 && counts.unmatched == 0 && counts.added + counts.changed > 0,
                     entry.files[0].display.c_str());
        }
        for (const Entry& entry : m_entries) {
            if (!entry.format.starts_with("sheet-")) continue;
            intake::Counts counts;
            const Portfolio again = imported(portfolio, entry, &counts);
            QVERIFY2(again == portfolio, entry.files[0].display.c_str());
            QVERIFY2(counts.added == 0 && counts.changed == 0 && counts.missing == 0, entry.files[0].display.c_str());
        }
        QVERIFY(portfolio.components().size() > 30);
        QCOMPARE(portfolio.settings().name, std::string("Meridian Retail"));
    }
};

QTEST_GUILESS_MAIN(DemoSourcesTest)
#include "tst_demo_sources.moc"
