// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/context.h"

#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace banyan::cli {

int exitCode(const Error& error) {
    switch (error.kind) {
    case ErrorKind::Usage:
        return UsageError;
    case ErrorKind::BadInput:
        return BadInput;
    case ErrorKind::Infeasible:
        return Infeasible;
    case ErrorKind::Cancelled:
        return Interrupted;
    case ErrorKind::Io:
    case ErrorKind::Conflict:
    case ErrorKind::Internal:
        break;
    }
    return IoError;
}

namespace {

int g_printError = 0; ///< the first errno of stdout

} // namespace

void print(const std::string& text) {
    errno = 0;
    const bool whole = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    const bool arrived = std::fflush(stdout) == 0;
    if ((!whole || !arrived) && g_printError == 0) g_printError = errno != 0 ? errno : EIO;
}

Result<void> printed() {
    if (g_printError == 0) return {};
    return makeError(ErrorKind::Io, "stdout.unwritable", "the answer can't be written to stdout: {why}",
                     {{"why", std::strerror(g_printError)}});
}

void warn(const std::string& text) {
    std::fputs((text + "\n").c_str(), stderr);
    std::fflush(stderr);
}

Progress progressOnTerminal() {
#ifdef Q_OS_WIN
    const bool terminal = _isatty(_fileno(stderr)) != 0;
#else
    const bool terminal = isatty(fileno(stderr)) != 0;
#endif
    if (!terminal) return {};
    return [shown = -1](double share) mutable {
        const int percent = static_cast<int>(100 * share);
        if (percent <= shown) return;
        shown = percent;
        std::fprintf(stderr, percent < 100 ? "\r%3d %%" : "\r     \r", percent);
        std::fflush(stderr);
    };
}

Result<storage::Document> openDocument(const std::string& path) {
    auto document = storage::Document::open(path);
    if (document && document->readOnly()) warn(path + ": read-only: " + document->readOnlyReason());
    return document;
}

Result<void> commit(storage::Document& document, const portfolio::Edit& edit, const Context& context) {
    BANYAN_ASSIGN(const portfolio::Portfolio next, portfolio::apply(document.portfolio(), edit));
    return document.commit(next, edit.label, context.asOf.toString());
}

std::string folderOf(const std::string& documentPath) {
    return QFileInfo(QString::fromStdString(documentPath)).absolutePath().toStdString();
}

std::string issueLine(const portfolio::Issue& issue) {
    std::string out(portfolio::enumName(issue.severity));
    out += ": ";
    if (!issue.where.file.empty()) {
        out += issue.where.file;
        if (issue.where.line > 0) out += ":" + std::to_string(issue.where.line);
        if (!issue.where.pointer.empty()) out += " " + issue.where.pointer;
        out += ": ";
    }
    return out + issue.message() + " [" + issue.rule + "]";
}

} // namespace banyan::cli
