// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Text typed for sending, with the escapes of the scripts: \n \r \t \\ \xHH. Everything else goes as UTF-8.

#include <QByteArray>
#include <QString>

#include <variant>

namespace readyscope {

struct EscapeError {
    qsizetype index = 0; // of the backslash
    qsizetype length = 0;
};

std::variant<QByteArray, EscapeError> bytesOf(const QString& text);

} // namespace readyscope
