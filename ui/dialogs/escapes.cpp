// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/escapes.h"

#include "core/text/escapes.h"

namespace readyscope {

std::variant<QByteArray, EscapeError> bytesOf(const QString& text) {
    const QByteArray utf8 = text.toUtf8();
    const auto bytes = unescaped({utf8.constData(), static_cast<std::size_t>(utf8.size())});
    if (const auto* wrong = std::get_if<WrongEscape>(&bytes)) {
        // Bytes to the characters of a QString.
        const auto position = static_cast<qsizetype>(wrong->position);
        return EscapeError{QString::fromUtf8(utf8.left(position)).size(),
                           QString::fromUtf8(utf8.mid(position, static_cast<qsizetype>(wrong->length))).size()};
    }
    return QByteArray::fromStdString(std::get<std::string>(bytes));
}

} // namespace readyscope
