// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/addressdraft.h"

#include "ui/dialogs/addresspieces.h"

#include <optional>

namespace readyscope {

namespace {

QString asText(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QString escapedPath(const QString& path) {
    QString escaped;
    for (const QChar c : path) {
        if (c == QLatin1Char(',') || c == QLatin1Char('\\'))
            escaped.append(QLatin1Char('\\'));
        escaped.append(c);
    }
    return escaped;
}

// What formatAddress puts behind the place.
QString optionsBehind(Address address) {
    address.name.clear();
    Address bare = defaultAddress(address.kind);
    address.place = bare.place;
    address.path = bare.path;
    address.number = bare.number;
    address.period = bare.period;
    const std::string whole = formatAddress(address);
    const std::size_t placeEnd = formatAddress(bare).size();
    return whole.size() > placeEnd ? asText(std::string_view(whole).substr(placeEnd)) : QString();
}

QString pairType(Kind kind) {
    if (kind == Kind::PairDatagram)
        return QStringLiteral("dgram");
    return kind == Kind::PairSeqpacket ? QStringLiteral("seqpacket") : QString();
}

QString rightPlace(Kind kind) {
    switch (kind) {
    case Kind::TimerFd:
        return QStringLiteral("1s");
    case Kind::SignalFd:
        return QStringLiteral("SIGUSR1");
    case Kind::Inherited:
        return QStringLiteral("0");
    default:
        return hasPath(kind) ? QStringLiteral("/x") : hasHost(kind) ? QStringLiteral("[::1]:1") : pairType(kind);
    }
}

// The options alone, on a place that is right for them: it may be the place that is wrong.
std::optional<Address> withOwnPlace(Kind kind, const QString& options) {
    const QString place = rightPlace(kind);
    const AddressResult parsed =
        parseAddress((asText(nameOf(kind)) + QLatin1Char(':') + place + options).toStdString());
    const Address* address = std::get_if<Address>(&parsed);
    return address != nullptr ? std::optional(*address) : std::nullopt;
}

QString placeOf(const AddressDraft& draft) {
    const Kind kind = draft.rest.kind;
    if (hasPath(kind))
        return escapedPath(draft.path);
    if (hasSpecial(kind))
        return draft.special;
    if (!hasHost(kind))
        return pairType(kind);
    if (hasListenHost(kind) && draft.host.isEmpty())
        return draft.port;
    const bool needsBrackets = draft.host.contains(QLatin1Char(':')) && !draft.host.startsWith(QLatin1Char('['));
    const QString host = needsBrackets ? QLatin1Char('[') + draft.host + QLatin1Char(']') : draft.host;
    if (host.isEmpty() && draft.port.isEmpty())
        return {};
    return host + QLatin1Char(':') + draft.port;
}

} // namespace

bool takesOption(Kind kind, const std::string& option) {
    return withOwnPlace(kind, QLatin1Char(',') + QString::fromStdString(option)).has_value();
}

AddressDraft draftOf(const Address& address) {
    AddressDraft draft;
    draft.rest = address;
    draft.host = asText(address.place.host);
    draft.port = hasHost(address.kind) ? QString::number(address.place.port) : QString();
    draft.path = asText(address.path);
    draft.name = asText(address.name);
    if (hasSpecial(address.kind)) {
        Address bare = defaultAddress(address.kind);
        bare.number = address.number;
        bare.period = address.period;
        draft.special = asText(formatAddress(bare)).section(QLatin1Char(':'), 1);
    }
    return draft;
}

AddressDraft draftOf(const QString& text, const AddressDraft& before) {
    const AddressPieces pieces = piecesOf(text);
    if (!pieces.kind)
        return before;
    AddressDraft draft = asKind(before, *pieces.kind);
    if (const std::optional<Address> rest = withOwnPlace(*pieces.kind, text.mid(pieces.placeEnd)))
        draft.rest = *rest;
    draft.host = pieces.host.text;
    draft.port = pieces.port.text;
    draft.path = pieces.path.text;
    draft.special = pieces.special.text;
    draft.name = pieces.valueOf(QStringLiteral("name")).text;
    return draft;
}

QString composed(const AddressDraft& draft) {
    QString text = asText(nameOf(draft.rest.kind)) + QLatin1Char(':') + placeOf(draft);
    if (!draft.name.isEmpty())
        text += QStringLiteral(",name=") + draft.name;
    text += optionsBehind(draft.rest);
    const AddressResult parsed = parseAddress(text.toStdString());
    const Address* good = std::get_if<Address>(&parsed);
    return good != nullptr ? asText(formatAddress(*good)) : text;
}

AddressDraft asKind(const AddressDraft& draft, Kind kind) {
    if (draft.rest.kind == kind)
        return draft;
    AddressDraft changed = draft;
    changed.rest = defaultAddress(kind);
    changed.rest.interest = draft.rest.interest;
    changed.special.clear();
    if (!isListener(draft.rest.kind) && takesPolicy(kind, draft.rest.policy))
        changed.rest.policy = draft.rest.policy;
    // A listener's host may be a word that no client can connect to, and the other way round.
    if (hasListenHost(kind) != hasListenHost(draft.rest.kind) || !hasHost(kind))
        changed.host.clear();
    if (!hasPath(kind))
        changed.path.clear();
    return changed;
}

AddressPart partAt(const QString& text, qsizetype index) { return piecesOf(text).partAt(index); }

qsizetype valueOf(const QString& text, const QString& name) { return piecesOf(text).valueOf(name).begin; }

} // namespace readyscope
