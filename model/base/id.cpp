// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/id.h"

#include "model/base/random.h"

#include <QString>

namespace banyan {

namespace {

QString decomposed(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
        .normalized(QString::NormalizationForm_KD);
}

std::string shortHash(std::string_view text) {
    static constexpr char digits[] = "0123456789abcdefghijklmnopqrstuv";
    std::string out;
    for (uint64_t h = hashText(text), i = 0; i < 8; ++i, h >>= 5)
        out += digits[h & 31];
    return out;
}

} // namespace

std::string slug(std::string_view text) {
    static constexpr size_t longest = 64;
    std::string out;
    bool gap = false;
    for (const QChar c : decomposed(text)) {
        if (c.category() == QChar::Mark_NonSpacing) continue;
        const QChar lower = c.toLower();
        const bool kept = lower.unicode() < 128 && (lower.isLetter() || lower.isDigit());
        if (!kept) {
            gap = !out.empty();
            continue;
        }
        if (gap) out += '-';
        gap = false;
        out += static_cast<char>(lower.unicode());
    }
    if (out.empty()) return "x-" + shortHash(text);
    if (out.size() > longest) out = out.substr(0, longest - 9) + "-" + shortHash(text);
    return out;
}

std::string uniqueSlug(const std::string& base, const std::function<bool(const std::string&)>& taken) {
    if (!taken(base)) return base;
    for (int n = 2;; ++n)
        if (std::string next = base + "-" + std::to_string(n); !taken(next)) return next;
}

std::string matchKey(std::string_view name) {
    QString out;
    for (const QChar c : decomposed(name).toCaseFolded()) {
        if (c.isSpace() || c == u'-' || c == u'_' || c == u'.' || c.category() == QChar::Mark_NonSpacing) continue;
        out += c;
    }
    return out.toStdString();
}

} // namespace banyan
