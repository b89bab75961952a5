// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "synthetic.h"
#include "views/session/session.h"

using namespace banyan;
using namespace banyan::portfolio;
using session::SaveState;
using session::Session;

namespace {

constexpr int patience = 20'000; ///< ms

Edit rename(const Portfolio& portfolio, const std::string& id, const std::string& name) {
    Component component = *portfolio.find(ComponentId(id));
    component.name = name;
    return {"rename to " + name, {Put{component}}, {}};
}

} // namespace

class TestSession : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void anEditChangesTheValueAtOnceAndIsThenSaved() {
        Session s(tests::testServices());
        openNew(s);
        const auto revision = s.saveStatus().revision;
        QVERIFY(s.apply(rename(s.portfolio(), "billing", "Invoicing")));
        QCOMPARE(s.portfolio().find(ComponentId("billing"))->name, "Invoicing");
        QCOMPARE(s.saveStatus().state, SaveState::Saving);
        QTRY_COMPARE_WITH_TIMEOUT(s.saveStatus().state, SaveState::Saved, patience);
        QCOMPARE(s.saveStatus().revision, revision + 1);
        QCOMPARE(onDisk().find(ComponentId("billing"))->name, "Invoicing");
    }

    void editsAreCommittedOneByOneInOrderAndUndoIsOneOfThem() {
        Session s(tests::testServices());
        openNew(s);
        const auto revision = s.saveStatus().revision;
        for (const char* name : {"A", "B", "C"})
            QVERIFY(s.apply(rename(s.portfolio(), "billing", name)));
        s.undo();
        QCOMPARE(s.saveStatus().waiting, 4);
        QTRY_COMPARE_WITH_TIMEOUT(s.saveStatus().state, SaveState::Saved, patience);
        QCOMPARE(s.saveStatus().revision, revision + 4);
        QCOMPARE(onDisk().find(ComponentId("billing"))->name, "B");
        s.redo();
        QTRY_COMPARE_WITH_TIMEOUT(s.saveStatus().revision, revision + 5, patience);
        QCOMPARE(onDisk().find(ComponentId("billing"))->name, "C");
    }

    void aRefusedEditChangesNothing() {
        Session s(tests::testServices());
        openNew(s);
        const Portfolio before = s.portfolio();
        Component broken = *before.find(ComponentId("billing"));
        broken.owner = TeamId("nobody");
        QSignalSpy changes(&s, &Session::portfolioChanged);
        QVERIFY(!s.apply({"break", {Put{broken}}, {}}));
        QVERIFY(s.portfolio() == before);
        QCOMPARE(changes.size(), 0);
    }

    void aConflictStaysVisibleAndKeepsTheValueInMemory() {
        Session s(tests::testServices());
        openNew(s);
        {
            auto other = storage::Document::open(path().toStdString());
            QVERIFY(other);
            const auto next = apply(other->portfolio(), rename(other->portfolio(), "search", "Find"));
            QVERIFY(other->commit(*next, "from elsewhere"));
        }
        QVERIFY(s.apply(rename(s.portfolio(), "billing", "Invoicing")));
        QTRY_COMPARE_WITH_TIMEOUT(s.saveStatus().state, SaveState::Failed, patience);
        QCOMPARE(s.saveStatus().waiting, 1);
        QCOMPARE(s.saveStatus().error->kind, ErrorKind::Conflict);
        QCOMPARE(s.portfolio().find(ComponentId("billing"))->name, "Invoicing");
        s.retrySave();
        QTRY_COMPARE_WITH_TIMEOUT(s.saveStatus().state, SaveState::Failed, patience);
        QCOMPARE(onDisk().find(ComponentId("search"))->name, "Find");
    }

    void whatFollowsIsWorkedOutElsewhereForTheNewestValue() {
        Session s(tests::testServices());
        openNew(s);
        QVERIFY(s.apply(rename(s.portfolio(), "billing", "A")));
        QVERIFY(s.apply(rename(s.portfolio(), "billing", "B")));
        QTRY_VERIFY_WITH_TIMEOUT(s.derived() && !s.working(), patience);
        QCOMPARE(s.derived()->assessment.find(ComponentId("billing"))->name, "B");
        QCOMPARE(s.derived()->assessment.draws, 10'000);
        QCOMPARE(s.derived()->assessment.asOf, tests::testDay());
        QCOMPARE(s.derived()->recommendations.size(), s.derived()->assessment.components.size());
    }

    void howSureItIsFollowsAndAsksWhatIsKnownOfTheWeights() {
        Session s(tests::testServices());
        openNew(s);
        QTRY_VERIFY_WITH_TIMEOUT(s.robustness() && !s.working(), patience);
        const auto points = s.robustness();
        const auto before = s.derived();
        QCOMPARE(points->weights, scoring::WeightLaw::GoalPoints);
        QCOMPARE(points->components.size(), before->assessment.components.size());
        s.setWeightLaw(scoring::WeightLaw::NoPreference);
        QTRY_VERIFY_WITH_TIMEOUT(s.robustness() && s.robustness() != points && !s.working(), patience);
        QCOMPARE(s.robustness()->weights, scoring::WeightLaw::NoPreference);
        QVERIFY(!(s.robustness()->components == points->components));
        QVERIFY(!(s.derived()->assessment.components == before->assessment.components));
        QVERIFY(!s.undoLabel());
    }

    void aPlanFollowsWhereThereAreInitiativesAndReplanKeepsIt() {
        Session s(tests::testServices());
        s.create(path(), tests::withInitiatives(tests::syntheticPortfolio(20), 5));
        QTRY_VERIFY_WITH_TIMEOUT(s.planned() && !s.working(), patience);
        QVERIFY2(s.planned()->plan, s.planned()->plan ? "" : s.planned()->plan.error().fullMessage().c_str());
        QVERIFY(s.portfolio().table<Roadmap>().empty());
        s.replan();
        QTRY_VERIFY_WITH_TIMEOUT(!s.portfolio().table<Roadmap>().empty(), patience);
        QVERIFY(s.undoLabel());
        QTRY_VERIFY_WITH_TIMEOUT(!s.working(), patience);
        s.undo();
        QVERIFY(s.portfolio().table<Roadmap>().empty());
    }

    void aFileThatIsNoDocumentIsRefusedAndNothingIsOpen() {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a document");
        file.close();
        Session s(tests::testServices());
        QSignalSpy failed(&s, &Session::openFailed);
        s.open(path());
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        QVERIFY(!s.isOpen());
        QVERIFY(!s.opening());
    }

    void anUneditedSampleIsRemovedAndAnEditedOneKept() {
        {
            Session s(tests::testServices());
            openSample(s);
            QVERIFY(s.untitled());
            s.close();
        }
        QVERIFY(!QFile::exists(path()));
        {
            Session s(tests::testServices());
            openSample(s);
            for (const char* name : {"A", "B", "Invoicing"})
                QVERIFY(s.apply(rename(s.portfolio(), "billing", name)));
            s.close();
        }
        QVERIFY(QFile::exists(path()));
        QCOMPARE(onDisk().find(ComponentId("billing"))->name, "Invoicing");
    }

    void anExportIsWrittenFromTheCurrentSnapshot() {
        Session s(tests::testServices());
        openNew(s);
        std::string seen;
        const session::ExportAction action{"Names", "txt", false,
                                           [&seen](const session::Snapshot& snapshot, const std::string& target) {
                                               seen = snapshot.portfolio.settings().name + ">" + target;
                                               return Result<void>();
                                           }};
        QSignalSpy done(&s, &Session::exported);
        s.runExport(action, s.snapshot(), "out.txt");
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, patience);
        QCOMPARE(seen, "Meridian Retail>out.txt");
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath("test.banyan"); }

    void openNew(Session& s) {
        s.create(path(), tests::syntheticPortfolio(30));
        QTRY_VERIFY_WITH_TIMEOUT(s.isOpen(), patience);
    }

    void openSample(Session& s) {
        s.openSample(path());
        QTRY_VERIFY_WITH_TIMEOUT(s.isOpen(), patience);
    }

    [[nodiscard]] Portfolio onDisk() const {
        const auto document = storage::Document::open(path().toStdString());
        return document ? document->portfolio() : Portfolio();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
