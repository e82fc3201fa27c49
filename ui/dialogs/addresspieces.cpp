// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/addresspieces.h"

#include <array>

namespace readyscope {

namespace {

Piece pieceOf(const QString& text, qsizetype begin, qsizetype end) {
    return {text.mid(begin, end - begin), begin, end};
}

std::optional<Kind> kindNamed(const QString& word) {
    for (const Kind kind : formKinds()) {
        const std::string_view name = nameOf(kind);
        if (word.compare(QLatin1String(name.data(), static_cast<qsizetype>(name.size())), Qt::CaseInsensitive) == 0)
            return kind;
    }
    return std::nullopt;
}

// A type that is none of them is stream, as no type is.
Kind pairNamed(const QString& type) {
    if (type.compare(QLatin1String("dgram"), Qt::CaseInsensitive) == 0)
        return Kind::PairDatagram;
    return type.compare(QLatin1String("seqpacket"), Qt::CaseInsensitive) == 0 ? Kind::PairSeqpacket : Kind::PairStream;
}

// A backslash keeps the comma behind it from ending the piece.
qsizetype endOfPiece(const QString& text, qsizetype begin) {
    for (qsizetype i = begin; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('\\'))
            ++i;
        else if (text[i] == QLatin1Char(','))
            return i;
    }
    return text.size();
}

QString withoutBackslashes(const QString& path) {
    QString plain;
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (path[i] == QLatin1Char('\\') && i + 1 < path.size())
            ++i;
        plain.append(path[i]);
    }
    return plain;
}

void splitHostPort(AddressPieces& pieces, const QString& text, qsizetype begin, qsizetype end) {
    const QString place = text.mid(begin, end - begin);
    const qsizetype bracket = place.lastIndexOf(QLatin1Char(']'));
    const qsizetype colon = place.indexOf(QLatin1Char(':'), bracket + 1);
    if (colon < 0 && hasListenHost(*pieces.kind) && bracket < 0) {
        pieces.port = pieceOf(text, begin, end);
        return;
    }
    const qsizetype hostEnd = colon < 0 ? end : begin + colon;
    pieces.host = pieceOf(text, begin, hostEnd);
    if (bracket >= 0 && place.startsWith(QLatin1Char('[')))
        pieces.host.text = place.mid(1, bracket - 1);
    pieces.port = colon < 0 ? Piece{{}, -1, -1} : pieceOf(text, hostEnd + 1, end);
}

AddressPieces::Option optionIn(const QString& text, qsizetype begin, qsizetype end) {
    const qsizetype equals = text.indexOf(QLatin1Char('='), begin);
    if (equals < 0 || equals >= end)
        return {pieceOf(text, begin, end), {}};
    return {pieceOf(text, begin, equals), pieceOf(text, equals + 1, end)};
}

AddressPart partOfOption(const QString& name) {
    static const std::array<std::pair<const char*, AddressPart>, 6> kParts{
        {{"name", AddressPart::Name},
         {"interest", AddressPart::Interest},
         {"policy", AddressPart::Policy},
         {"child-policy", AddressPart::ChildPolicy},
         {"backlog", AddressPart::Backlog},
         {"connect-timeout", AddressPart::ConnectTimeout}}};
    for (const auto& [word, part] : kParts)
        if (name.compare(QLatin1String(word), Qt::CaseInsensitive) == 0)
            return part;
    return AddressPart::Other;
}

} // namespace

const QList<Kind>& formKinds() {
    static const QList<Kind> kKinds{Kind::TcpClient,     Kind::TcpListener,
                                    Kind::UdpBound,      Kind::UdpConnected,
                                    Kind::UnixClient,    Kind::UnixListener,
                                    Kind::UnixDatagram,  Kind::UnixDatagramBound,
                                    Kind::UnixSeqpacket, Kind::UnixSeqpacketListener,
                                    Kind::PairStream,    Kind::PipeRead,
                                    Kind::Fifo,          Kind::FifoWrite,
                                    Kind::Stdin,         Kind::Tty,
                                    Kind::Pty,           Kind::File,
                                    Kind::EventFd,       Kind::TimerFd,
                                    Kind::SignalFd,      Kind::Inherited};
    return kKinds;
}

Piece AddressPieces::valueOf(const QString& option) const {
    for (const Option& entry : options)
        if (entry.name.text.compare(option, Qt::CaseInsensitive) == 0)
            return entry.value;
    return {};
}

AddressPart AddressPieces::partAt(qsizetype index) const {
    for (const Option& option : options)
        if (option.name.holds(index) || option.value.holds(index))
            return partOfOption(option.name.text);
    if (port.holds(index))
        return AddressPart::Port;
    if (host.holds(index)) // at its end what is missing is the port
        return index == host.end && port.begin < 0 && !host.text.isEmpty() ? AddressPart::Port : AddressPart::Host;
    if (path.holds(index))
        return AddressPart::Path;
    if (special.holds(index))
        return AddressPart::Special;
    return kindWord.holds(index) ? AddressPart::Kind : AddressPart::Other;
}

AddressPieces piecesOf(const QString& text) {
    AddressPieces pieces;
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    pieces.kindWord = pieceOf(text, 0, colon < 0 ? text.size() : colon);
    pieces.kind = kindNamed(pieces.kindWord.text);
    if (colon < 0 || !pieces.kind)
        return pieces;
    qsizetype end = endOfPiece(text, colon + 1);
    pieces.placeEnd = end;
    if (hasHost(*pieces.kind))
        splitHostPort(pieces, text, colon + 1, end);
    if (hasPath(*pieces.kind)) {
        pieces.path = pieceOf(text, colon + 1, end);
        pieces.path.text = withoutBackslashes(pieces.path.text);
    }
    if (hasSpecial(*pieces.kind))
        pieces.special = pieceOf(text, colon + 1, end);
    if (isPair(*pieces.kind))
        pieces.kind = pairNamed(text.mid(colon + 1, end - colon - 1));
    while (end < text.size()) {
        const qsizetype begin = end + 1;
        end = endOfPiece(text, begin);
        pieces.options.append(optionIn(text, begin, end));
    }
    return pieces;
}

} // namespace readyscope
