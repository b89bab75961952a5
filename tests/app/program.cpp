// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include "tests/support/shared_dir.h"

#include <QFile>
#include <QProcess>

namespace banyan::tests {

namespace {

constexpr int patienceMs = 240'000;

Run finished(QProcess& process) {
    Run out;
    if (!process.waitForFinished(patienceMs)) qFatal("the program did not end");
    out.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    out.out = process.readAllStandardOutput();
    out.err = process.readAllStandardError();
    return out;
}

} // namespace

Json Run::json() const {
    auto parsed = parseUntrusted(out.toStdString(), "stdout");
    return parsed ? *parsed : Json();
}

Run cli(const QString& folder, const QStringList& arguments) {
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral(BANYAN_CLI), arguments);
    return finished(process);
}

QByteArray violations(const QString& checker, const QByteArray& answer) {
    const QString path = shared(QStringLiteral("accept/") + checker);
    if (path.isEmpty()) return {};
    QProcess process;
    process.start(QStringLiteral("python3"), {path, QStringLiteral("-")});
    if (!process.waitForStarted()) return {};
    process.write(answer);
    process.closeWriteChannel();
    const Run verdict = finished(process);
    return verdict.out.contains(" 0 violations") ? QByteArray() : "not accepted: " + verdict.out + verdict.err;
}

QByteArray departures(const QByteArray& schema, const QByteArray& answer) {
    static const QString script = QStringLiteral("import json, sys\n"
                                                 "from jsonschema import Draft202012Validator as Validator\n"
                                                 "schema, answer = json.load(sys.stdin)\n"
                                                 "Validator.check_schema(schema)\n"
                                                 "errors = list(Validator(schema).iter_errors(answer))\n"
                                                 "for e in errors[:5]: print(list(e.absolute_path), e.message[:300])\n"
                                                 "sys.exit(1 if errors else 0)\n");
    QProcess process;
    process.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), script});
    if (!process.waitForStarted()) return "python3 can't be run";
    process.write("[" + schema + "," + answer + "]");
    process.closeWriteChannel();
    const Run verdict = finished(process);
    return verdict.code == 0 ? QByteArray() : "departs: " + verdict.out + verdict.err;
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("%s can't be read", qPrintable(path));
    return file.readAll();
}

void write(const QString& path, const QByteArray& content) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s can't be written", qPrintable(path));
}

} // namespace banyan::tests
