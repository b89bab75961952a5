// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "importers/base/text.h"

using namespace banyan;
using namespace banyan::importers;

namespace {

std::string wide(const std::u16string& text, bool big, bool bom) {
    std::string out;
    const auto put = [&](char16_t c) {
        const char high = static_cast<char>(c >> 8);
        const char low = static_cast<char>(c & 0xff);
        out += big ? high : low;
        out += big ? low : high;
    };
    if (bom) put(0xfeff);
    for (const char16_t c : text)
        put(c);
    return out;
}

Text decoded(std::string bytes, const std::string& encoding = {}) {
    auto text = decodeText(std::move(bytes), "t.txt", encoding);
    if (!text) qFatal("%s", text.error().message().c_str());
    return std::move(*text);
}

} // namespace

class TextTest : public QObject {
    Q_OBJECT

private slots:
    void findsTheEncoding() {
        const std::string plain = "Größe, naïve €5 𝄞";
        const std::u16string same = u"Größe, naïve €5 𝄞";
        QCOMPARE(decoded(plain).encoding, std::string("utf-8"));
        QCOMPARE(decoded("\xef\xbb\xbf" + plain).text, plain);
        for (const bool big : {false, true})
            for (const bool bom : {false, true}) {
                const Text text = decoded(wide(same, big, bom));
                QCOMPARE(text.text, plain);
                QCOMPARE(text.encoding, std::string(big ? "utf-16be" : "utf-16le"));
            }
        const Text windows = decoded("Gr\xf6\xdf"
                                     "e \x80"
                                     "5 \x96 \x8e");
        QCOMPARE(windows.encoding, std::string("windows-1252"));
        QCOMPARE(windows.text, std::string("Größe €5 – Ž"));
    }

    void aPersonMayNameTheEncoding() {
        QCOMPARE(decoded("\xc3\xb6", "Windows-1252").text, std::string("Ã¶"));
        QCOMPARE(decoded("\xc3\xb6", "UTF8").text, std::string("ö"));
        const auto broken = decodeText("a\nb\xf6", "t.txt", "utf-8");
        QVERIFY(!broken);
        QCOMPARE(QString::fromStdString(broken.error().message()), QStringLiteral("t.txt:2: byte 3 is not UTF-8"));
        QVERIFY(decodeText("a", "t.txt", "klingon").error().kind == ErrorKind::Usage);
    }

    void refusesBinaryFiles() {
        const auto read = decodeText(std::string("ab\nc\0d", 6), "t.txt");
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error().message()),
                 QStringLiteral("t.txt:2: there is a NUL at byte 4, so this is not a text file"));
    }

    void refusesOverlongAndSurrogateForms() {
        for (const char* bad :
             {"\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\xe2\x82"})
            QVERIFY2(!isUtf8(bad), bad);
        QVERIFY(isUtf8("\xf4\x8f\xbf\xbf\xed\x9f\xbf"));
    }

    void aHeadMayEndInsideACharacter() {
        const std::string text = "ab€";
        for (size_t cut = 2; cut < text.size(); ++cut)
            QCOMPARE(decodeHead(text.substr(0, cut)), std::string("ab"));
        QCOMPARE(decodeHead(text), text);
    }

    void refusesFilesOverTheLimitAndThoseThatAreNotThere() {
        const QTemporaryDir dir;
        const std::string path = dir.filePath(QStringLiteral("big")).toStdString();
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(100, 'x'));
        file.close();
        Limits limits;
        limits.fileBytes = 99;
        QCOMPARE(readBytes({path, "big"}, limits).error().code, std::string("import.too-large"));
        limits.fileBytes = 100;
        QCOMPARE(readBytes({path, "big"}, limits)->size(), size_t{100});
        QVERIFY(readBytes({path + "no", "no"}, limits).error().kind == ErrorKind::Io);
        QVERIFY(readBytes({dir.path().toStdString(), "folder"}, limits).error().kind == ErrorKind::Io);
    }
};

QTEST_GUILESS_MAIN(TextTest)
#include "tst_text.moc"
