// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/filterwords.h"

namespace readyscope {

namespace {

QString latin(std::string_view word) { return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size())); }

bool isSame(QStringView typed, std::string_view word) { return typed.compare(latin(word), Qt::CaseInsensitive) == 0; }

bool isAcceptedKind(Kind kind) {
    return kind == Kind::TcpAccepted || kind == Kind::UnixAccepted || kind == Kind::UnixSeqpacketAccepted;
}

bool isClientKind(Kind kind) {
    return kind == Kind::TcpClient || kind == Kind::UnixClient || kind == Kind::UnixSeqpacket ||
           kind == Kind::UdpConnected || kind == Kind::UnixDatagram;
}

} // namespace

std::optional<Filter::Key> filterKeyNamed(QStringView word) {
    for (const FilterKeyWord& entry : kFilterKeys)
        if (isSame(word, entry.word))
            return entry.key;
    return std::nullopt;
}

std::optional<RowState> rowStateNamed(QStringView word) {
    for (const RowStateWord& entry : kRowStates)
        if (isSame(word, entry.word))
            return entry.state;
    return std::nullopt;
}

Events filterEventNamed(QStringView word) {
    for (const EventName& entry : kEventNames)
        if (isSame(word, entry.name))
            return entry.bit;
    return {};
}

QStringList filterKinds() {
    QStringList kinds;
    for (int i = 0; i < kKindCount; ++i) {
        const QString name = latin(nameOf(static_cast<Kind>(i)));
        if (!kinds.contains(name))
            kinds.append(name);
    }
    kinds.sort();
    return kinds + QStringList{QStringLiteral("listener"), QStringLiteral("client"), QStringLiteral("accepted")};
}

bool isOfKind(Kind kind, QStringView word) {
    if (isSame(word, "listener"))
        return isListener(kind);
    if (isSame(word, "client"))
        return isClientKind(kind);
    if (isSame(word, "accepted"))
        return isAcceptedKind(kind);
    const QString name = latin(nameOf(kind));
    return name.compare(word, Qt::CaseInsensitive) == 0 ||
           name.startsWith(word.toString() + QLatin1Char('-'), Qt::CaseInsensitive);
}

QStringList filterValues(Filter::Key key) {
    QStringList values;
    switch (key) {
    case Filter::Key::Kind:
        return filterKinds();
    case Filter::Key::Has:
    case Filter::Key::Now:
        for (const EventName& entry : kEventNames)
            values.append(latin(entry.name));
        return values;
    case Filter::Key::Is:
        for (const RowStateWord& entry : kRowStates)
            values.append(latin(entry.word));
        return values;
    case Filter::Key::Text:
    case Filter::Key::Name:
    case Filter::Key::Address:
    case Filter::Key::Fd:
        break;
    }
    return values;
}

QStringList filterTerms() {
    QStringList terms;
    for (const FilterKeyWord& entry : kFilterKeys)
        terms.append(latin(entry.word) + QLatin1Char(':'));
    for (const FilterKeyWord& entry : kFilterKeys)
        for (const QString& value : filterValues(entry.key))
            terms.append(latin(entry.word) + QLatin1Char(':') + value);
    return terms;
}

} // namespace readyscope
