// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/session/save_file.h"

#include "model/storage/opening.h"
#include "views/session/text.h"

#include <QSaveFile>

namespace banyan::session {

Result<void> saveFile(const QString& path, const QByteArray& content) {
    if (storage::isDocument(fromQt(path)))
        return makeError(ErrorKind::Usage, "output.is-document",
                         "\"{path}\" is a Banyan document and not written over; name another file",
                         {{"path", fromQt(path)}});
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit()) return {};
    return makeError(ErrorKind::Io, "export.not-written", "{path} can't be written: {why}",
                     {{"path", fromQt(path)}, {"why", fromQt(file.errorString())}});
}

} // namespace banyan::session
