// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/context.h"

#include <QFileInfo>

#include <cstdio>

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

void print(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

void warn(const std::string& text) {
    std::fputs((text + "\n").c_str(), stderr);
    std::fflush(stderr);
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
