// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/messagetext.h"

#include "ui/common/texts.h"

#include <QCoreApplication>

namespace readyscope {

namespace {

// The core writes plain quotes, for terminals.
QString withTypographicQuotes(QString text) {
    bool opening = true;
    for (QChar& c : text) {
        if (c != QLatin1Char('"'))
            continue;
        c = opening ? QChar(0x201c) : QChar(0x201d);
        opening = !opening;
    }
    return text;
}

QString withStop(QString text) {
    if (!text.isEmpty() && !text.endsWith(QLatin1Char('.')))
        text.append(QLatin1Char('.'));
    return text;
}

} // namespace

QString asShown(const Sentence& sentence) {
    QString text = withStop(withTypographicQuotes(translated(sentence)));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString asShownAt(qsizetype index, const Sentence& sentence) {
    const QString text = asShown(sentence);
    if (index == kNoCharacter)
        return text;
    return QCoreApplication::translate("readyscope", "Character %1: %2").arg(index + 1).arg(text);
}

} // namespace readyscope
