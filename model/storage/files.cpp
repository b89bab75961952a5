// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/files.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace banyan::storage {

namespace {

QString qt(const std::string& path) {
    return QString::fromStdString(path);
}

Error ioError(const std::string& text, const std::string& path, const std::string& reason) {
    return makeError(ErrorKind::Io, "document.io", text, {{"path", path}, {"reason", reason}});
}

Error existsError(const std::string& path) {
    return makeError(ErrorKind::Io, "document.exists", "\"{path}\" is there already and is not replaced",
                     {{"path", path}});
}

} // namespace

std::string absolutePath(const std::string& path) {
    return QFileInfo(qt(path)).absoluteFilePath().toStdString();
}

bool exists(const std::string& path) {
    const QFileInfo info(qt(path));
    return info.exists() || info.isSymLink();
}

std::string temporaryBeside(const std::string& path, const std::string& purpose) {
    const QFileInfo info(qt(path));
    const QString name =
        QStringLiteral(".%1.%2-%3").arg(info.fileName(), qt(purpose)).arg(QCoreApplication::applicationPid());
    return info.absolutePath().toStdString() + "/" + name.toStdString();
}

TemporaryFile::TemporaryFile(std::string path)
    : m_path(std::move(path)) {
    QFile::remove(qt(m_path));
    QFile::remove(qt(m_path + "-journal"));
}

TemporaryFile::~TemporaryFile() {
    QFile::remove(qt(m_path));
    QFile::remove(qt(m_path + "-journal"));
}

#ifdef Q_OS_WIN

namespace {

std::wstring wide(const std::string& path) {
    return qt(path).toStdWString();
}

Error windowsError(const std::string& text, const std::string& path) {
    return ioError(text, path, "error " + std::to_string(GetLastError()));
}

} // namespace

Result<void> syncFile(const std::string& path) {
    const HANDLE file = CreateFileW(wide(path).c_str(), GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr,
                                    OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE) return windowsError("\"{path}\" cannot be opened ({reason})", path);
    const bool good = FlushFileBuffers(file);
    CloseHandle(file);
    if (!good) return windowsError("\"{path}\" cannot be forced to the disk ({reason})", path);
    return {};
}

Result<void> syncFolderOf(const std::string&) {
    return {}; // MOVEFILE_WRITE_THROUGH has done it
}

Result<void> renameNew(const std::string& from, const std::string& to) {
    if (MoveFileExW(wide(from).c_str(), wide(to).c_str(), MOVEFILE_WRITE_THROUGH)) return {};
    if (GetLastError() == ERROR_ALREADY_EXISTS) return existsError(to);
    return windowsError("\"{path}\" cannot be created ({reason})", to);
}

Result<void> renameOver(const std::string& from, const std::string& to) {
    if (MoveFileExW(wide(from).c_str(), wide(to).c_str(), MOVEFILE_WRITE_THROUGH | MOVEFILE_REPLACE_EXISTING))
        return {};
    return windowsError("\"{path}\" cannot be replaced ({reason})", to);
}

#else

namespace {

Error systemError(const std::string& text, const std::string& path) {
    return ioError(text, path, std::strerror(errno));
}

Result<void> syncPath(const std::string& path, int flags) {
    const int handle = ::open(path.c_str(), flags | O_CLOEXEC);
    if (handle < 0) return systemError("\"{path}\" cannot be opened ({reason})", path);
    const bool good = ::fsync(handle) == 0;
    Result<void> result;
    if (!good) result = systemError("\"{path}\" cannot be forced to the disk ({reason})", path);
    ::close(handle);
    return result;
}

} // namespace

Result<void> syncFile(const std::string& path) {
    return syncPath(path, O_RDWR);
}

Result<void> syncFolderOf(const std::string& path) {
    return syncPath(QFileInfo(qt(path)).absolutePath().toStdString(), O_RDONLY | O_DIRECTORY);
}

Result<void> renameNew(const std::string& from, const std::string& to) {
    // A second name fails where there is one already, which a rename would silently replace.
    if (::link(from.c_str(), to.c_str()) == 0) {
        ::unlink(from.c_str());
        return {};
    }
    if (errno == EEXIST) return existsError(to);
    // A file system without second names: claim the name first, then replace the empty claim.
    const int claim = ::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (claim < 0 && errno == EEXIST) return existsError(to);
    if (claim < 0) return systemError("\"{path}\" cannot be created ({reason})", to);
    ::close(claim);
    auto renamed = renameOver(from, to);
    if (!renamed) ::unlink(to.c_str());
    return renamed;
}

Result<void> renameOver(const std::string& from, const std::string& to) {
    if (std::rename(from.c_str(), to.c_str()) == 0) return {};
    return systemError("\"{path}\" cannot be replaced ({reason})", to);
}

#endif

} // namespace banyan::storage
