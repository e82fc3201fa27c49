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
    const std::string whole = formatAddress(address);
    const std::size_t placeEnd = formatAddress(bare).size();
    return whole.size() > placeEnd ? asText(std::string_view(whole).substr(placeEnd)) : QString();
}

// The options alone, on a place that is right for them: it may be the place that is wrong.
std::optional<Address> withOwnPlace(Kind kind, const QString& options) {
    const QString place = hasPath(kind) ? QStringLiteral("/x") : hasHost(kind) ? QStringLiteral("[::1]:1") : QString();
    const AddressResult parsed =
        parseAddress((asText(nameOf(kind)) + QLatin1Char(':') + place + options).toStdString());
    const Address* address = std::get_if<Address>(&parsed);
    return address != nullptr ? std::optional(*address) : std::nullopt;
}

QString placeOf(const AddressDraft& draft) {
    const Kind kind = draft.rest.kind;
    if (hasPath(kind))
        return escapedPath(draft.path);
    if (!hasHost(kind))
        return {};
    if (hasListenHost(kind) && draft.host.isEmpty())
        return draft.port;
    const bool needsBrackets = draft.host.contains(QLatin1Char(':')) && !draft.host.startsWith(QLatin1Char('['));
    const QString host = needsBrackets ? QLatin1Char('[') + draft.host + QLatin1Char(']') : draft.host;
    if (host.isEmpty() && draft.port.isEmpty())
        return {};
    return host + QLatin1Char(':') + draft.port;
}

} // namespace

AddressDraft draftOf(const Address& address) {
    AddressDraft draft;
    draft.rest = address;
    draft.host = asText(address.place.host);
    draft.port = hasHost(address.kind) ? QString::number(address.place.port) : QString();
    draft.path = asText(address.path);
    draft.name = asText(address.name);
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
    const bool canEcho = kind != Kind::PipeRead && kind != Kind::Stdin;
    if (!isListener(kind) && !isListener(draft.rest.kind) && (canEcho || draft.rest.policy != Policy::Echo))
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
