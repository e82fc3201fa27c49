// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/escapes.h"

#include <algorithm>
#include <optional>

namespace readyscope {

namespace {

struct Escape {
    char byte;
    qsizetype length; // in characters, the backslash included
};

std::optional<Escape> hexAt(const QString& text, qsizetype index) {
    const QString digits = text.mid(index + 2, 2);
    const bool areDigits = std::all_of(digits.begin(), digits.end(),
                                       [](QChar c) { return c.unicode() < 0x80 && std::isxdigit(c.unicode()) != 0; });
    if (digits.size() < 2 || !areDigits)
        return std::nullopt;
    return Escape{static_cast<char>(digits.toInt(nullptr, 16)), 4};
}

std::optional<Escape> escapeAt(const QString& text, qsizetype index) {
    const QChar letter = index + 1 < text.size() ? text[index + 1] : QChar();
    switch (letter.unicode()) {
    case u'n':
        return Escape{'\n', 2};
    case u'r':
        return Escape{'\r', 2};
    case u't':
        return Escape{'\t', 2};
    case u'\\':
        return Escape{'\\', 2};
    case u'x':
        return hexAt(text, index);
    default:
        return std::nullopt;
    }
}

} // namespace

std::variant<QByteArray, EscapeError> bytesOf(const QString& text) {
    QByteArray bytes;
    qsizetype plain = 0; // what stands before the next escape is encoded at once, surrogate pairs whole
    for (qsizetype i = text.indexOf(u'\\'); i >= 0; i = text.indexOf(u'\\', plain)) {
        bytes += text.mid(plain, i - plain).toUtf8();
        const std::optional<Escape> escape = escapeAt(text, i);
        if (!escape)
            return EscapeError{i, std::min(text.size() - i, text.mid(i, 2) == QLatin1String("\\x") ? qsizetype{4} : 2)};
        bytes += escape->byte;
        plain = i + escape->length;
    }
    return bytes + text.mid(plain).toUtf8();
}

} // namespace readyscope
