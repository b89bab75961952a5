// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/base/text.h"

#include "model/base/id.h"
#include "model/base/numbers.h"

#include <QFile>
#include <QString>

#include <algorithm>
#include <array>

namespace banyan::importers {

namespace {

constexpr std::string_view utf8Bom = "\xef\xbb\xbf";
constexpr std::string_view utf16LittleBom = "\xff\xfe";
constexpr std::string_view utf16BigBom = "\xfe\xff";

/// Windows-1252 0x80–0x9f; the five that it leaves open stand for the control of the same number.
constexpr std::array<char16_t, 32> windowsHigh{0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                               0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d, 0x017d, 0x008f,
                                               0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                               0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178};

/// Length of the UTF-8 character at `at`; 0 when it is none, or is cut off by the end.
size_t characterLength(std::string_view bytes, size_t at) {
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
    const auto follows = [&](size_t i) { return at + i < bytes.size() && (byte(i) & 0xc0) == 0x80; };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead < 0xc2) return 0;
    if (lead < 0xe0) return follows(1) ? 2 : 0;
    if (!follows(1) || !follows(2)) return 0;
    if (lead < 0xf0) {
        const bool overlong = lead == 0xe0 && byte(1) < 0xa0;
        const bool surrogate = lead == 0xed && byte(1) >= 0xa0;
        return overlong || surrogate ? 0 : 3;
    }
    if (lead > 0xf4 || !follows(3) || (lead == 0xf0 && byte(1) < 0x90) || (lead == 0xf4 && byte(1) >= 0x90)) return 0;
    return 4;
}

/// Position of the first byte that isn't UTF-8, or the size.
size_t firstBroken(std::string_view bytes) {
    size_t at = 0;
    while (at < bytes.size()) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            ++at;
            continue;
        }
        const size_t length = characterLength(bytes, at);
        if (length == 0) return at;
        at += length;
    }
    return at;
}

std::string fromWindows(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const char16_t code = byte >= 0x80 && byte < 0xa0 ? windowsHigh[byte - 0x80u] : byte;
        if (code < 0x80) {
            out += static_cast<char>(code);
        } else if (code < 0x800) {
            out += static_cast<char>(0xc0 | code >> 6);
            out += static_cast<char>(0x80 | (code & 0x3f));
        } else {
            out += static_cast<char>(0xe0 | code >> 12);
            out += static_cast<char>(0x80 | (code >> 6 & 0x3f));
            out += static_cast<char>(0x80 | (code & 0x3f));
        }
    }
    return out;
}

std::string fromUtf16(std::string_view bytes, bool big) {
    QString text;
    text.resize(static_cast<qsizetype>(bytes.size() / 2));
    for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const unsigned first = static_cast<unsigned char>(bytes[i]);
        const unsigned second = static_cast<unsigned char>(bytes[i + 1]);
        text[static_cast<qsizetype>(i / 2)] =
            QChar(static_cast<char16_t>(big ? first << 8 | second : second << 8 | first));
    }
    const QByteArray out = text.toUtf8();
    return {out.constData(), static_cast<size_t>(out.size())};
}

/// "utf-16le" or "utf-16be" when nearly every second byte of the start is zero, else empty.
std::string_view utf16ByZeros(std::string_view bytes) {
    const size_t looked = std::min<size_t>(bytes.size(), 4096) / 2 * 2;
    if (looked < 4) return {};
    size_t even = 0;
    size_t odd = 0;
    for (size_t i = 0; i < looked; i += 2) {
        even += bytes[i] == '\0';
        odd += bytes[i + 1] == '\0';
    }
    const size_t pairs = looked / 2;
    if (odd * 10 >= pairs * 6 && even * 20 <= pairs) return "utf-16le";
    if (even * 10 >= pairs * 6 && odd * 20 <= pairs) return "utf-16be";
    return {};
}

std::string_view detectedEncoding(std::string_view bytes) {
    if (bytes.starts_with(utf8Bom)) return "utf-8";
    if (bytes.starts_with(utf16LittleBom)) return "utf-16le";
    if (bytes.starts_with(utf16BigBom)) return "utf-16be";
    if (const auto wide = utf16ByZeros(bytes); !wide.empty()) return wide;
    return isUtf8(bytes) ? "utf-8" : "windows-1252";
}

/// Canonical name of an encoding that a person named; empty when it is unknown.
std::string_view namedEncoding(const std::string& name, std::string_view bytes) {
    const std::string key = matchKey(name);
    if (key == "utf8") return "utf-8";
    if (key == "utf16le" || (key == "utf16" && !bytes.starts_with(utf16BigBom))) return "utf-16le";
    if (key == "utf16be" || key == "utf16") return "utf-16be";
    if (key == "windows1252" || key == "cp1252" || key == "latin1" || key == "iso88591" || key == "ansi")
        return "windows-1252";
    return {};
}

int lineAt(std::string_view text, size_t offset) {
    return 1 + static_cast<int>(std::ranges::count(text.substr(0, offset), '\n'));
}

Error brokenAt(const char* code, const char* text, std::string_view bytes, size_t offset, const std::string& file) {
    return makeError(ErrorKind::BadInput, code, text, {{"byte", std::to_string(offset)}})
        .at(lineOf(file, lineAt(bytes, offset)));
}

} // namespace

bool isUtf8(std::string_view bytes) {
    return firstBroken(bytes) == bytes.size();
}

Where lineOf(const std::string& file, int line, std::string pointer) {
    return {file, line, 0, std::move(pointer)};
}

Result<std::string> readBytes(const InputFile& file, const Limits& limits) {
    QFile device(QString::fromStdString(file.path));
    if (!device.open(QIODevice::ReadOnly))
        return makeError(ErrorKind::Io, "file.not-readable", "\"{file}\" can't be read: {reason}",
                         {{"file", file.display}, {"reason", device.errorString().toStdString()}});
    const auto tooLarge = [&] {
        return makeError(
            ErrorKind::BadInput, "import.too-large", "\"{file}\" is larger than the limit of {limit} MiB",
            {{"file", file.display}, {"limit", shortNumber(static_cast<double>(limits.fileBytes) / 1048576.0)}});
    };
    if (static_cast<uint64_t>(device.size()) > limits.fileBytes) return tooLarge();
    std::string bytes;
    bytes.reserve(static_cast<size_t>(device.size()));
    std::array<char, 1 << 16> chunk{};
    for (;;) {
        const qint64 got = device.read(chunk.data(), static_cast<qint64>(chunk.size()));
        if (got < 0)
            return makeError(ErrorKind::Io, "file.not-readable", "\"{file}\" can't be read: {reason}",
                             {{"file", file.display}, {"reason", device.errorString().toStdString()}});
        if (got == 0) return bytes;
        bytes.append(chunk.data(), static_cast<size_t>(got));
        if (bytes.size() > limits.fileBytes) return tooLarge();
    }
}

Result<Text> decodeText(std::string bytes, const std::string& file, const std::string& encoding) {
    const std::string_view chosen = encoding.empty() ? detectedEncoding(bytes) : namedEncoding(encoding, bytes);
    if (chosen.empty())
        return makeError(
            ErrorKind::Usage, "text.unknown-encoding",
            "encoding \"{encoding}\" is unknown; known are utf-8, utf-16, utf-16le, utf-16be, windows-1252",
            {{"encoding", encoding}});
    Text out{{}, std::string(chosen)};
    if (chosen == "utf-8") {
        const size_t broken = firstBroken(bytes);
        if (broken != bytes.size())
            return brokenAt("text.broken-encoding", "byte {byte} is not UTF-8", bytes, broken, file);
        out.text = std::move(bytes);
        if (out.text.starts_with(utf8Bom)) out.text.erase(0, utf8Bom.size());
    } else if (chosen == "windows-1252") {
        out.text = fromWindows(bytes);
    } else {
        const bool big = chosen == "utf-16be";
        std::string_view body = bytes;
        if (body.starts_with(big ? utf16BigBom : utf16LittleBom)) body.remove_prefix(2);
        out.text = fromUtf16(body, big);
    }
    if (const size_t nul = out.text.find('\0'); nul != std::string::npos)
        return brokenAt("text.binary", "there is a NUL at byte {byte}, so this is not a text file", out.text, nul,
                        file);
    return out;
}

Result<Text> readText(const InputFile& file, const ReadOptions& options) {
    BANYAN_ASSIGN(std::string bytes, readBytes(file, options.limits));
    return decodeText(std::move(bytes), file.display, options.encoding);
}

std::string decodeHead(std::string_view head) {
    std::string_view whole = head;
    for (size_t cut = 0; cut < 4 && cut < head.size() && !isUtf8(whole); ++cut)
        whole = head.substr(0, head.size() - cut - 1);
    if (!isUtf8(whole)) whole = head;
    auto text = decodeText(std::string(whole), {});
    return text ? std::move(text->text) : std::string();
}

} // namespace banyan::importers
