// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/texts.h"

#include "core/text/duration.h"
#include "core/text/errors.h"
#include "core/text/eventwords.h"
#include "ui/common/glyphs.h"

#include <QCoreApplication>

namespace readyscope {

namespace {

// The context that lupdate files the words of this page under.
class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::Words)
};

QString asString(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

} // namespace

QString translated(const Sentence& sentence) {
    const QString source = QCoreApplication::translate("core", sentence.source);
    // In one pass, so that a "%1" within an argument stays what it is.
    QString text;
    for (qsizetype i = 0; i < source.size(); ++i) {
        const int digit = source[i] == QLatin1Char('%') && i + 1 < source.size() ? source[i + 1].digitValue() : -1;
        if (digit < 1 || static_cast<std::size_t>(digit) > sentence.arguments.size()) {
            text += source[i];
            continue;
        }
        text += QString::fromStdString(sentence.arguments[static_cast<std::size_t>(digit) - 1]);
        ++i;
    }
    return text;
}

QString problemOf(const SocketInfo& socket) {
    return socket.problem ? translated(sentenceFor(*socket.problem)) : QString();
}

QString kindText(Kind kind) {
    switch (kind) {
    case Kind::TcpClient:
        return Words::tr("TCP client");
    case Kind::TcpListener:
        return Words::tr("TCP listener");
    case Kind::TcpAccepted:
        return Words::tr("TCP accepted");
    case Kind::UdpConnected:
        return Words::tr("UDP connected");
    case Kind::UdpBound:
        return Words::tr("UDP bound");
    case Kind::UnixClient:
        return Words::tr("Unix client");
    case Kind::UnixListener:
        return Words::tr("Unix listener");
    case Kind::UnixAccepted:
        return Words::tr("Unix accepted");
    case Kind::PipeRead:
        return Words::tr("Pipe read end");
    case Kind::PipeWrite:
        return Words::tr("Pipe write end");
    case Kind::Stdin:
        return Words::tr("stdin");
    case Kind::Fifo:
        return Words::tr("FIFO");
    case Kind::FifoWrite:
        return Words::tr("FIFO write end");
    case Kind::UnixDatagram:
        return Words::tr("Unix datagram");
    case Kind::UnixDatagramBound:
        return Words::tr("Unix datagram bound");
    case Kind::UnixSeqpacket:
        return Words::tr("Unix seqpacket");
    case Kind::UnixSeqpacketListener:
        return Words::tr("Unix seqpacket listener");
    case Kind::UnixSeqpacketAccepted:
        return Words::tr("Unix seqpacket accepted");
    case Kind::PairStream:
        return Words::tr("Socket pair");
    case Kind::PairDatagram:
        return Words::tr("Socket pair, datagram");
    case Kind::PairSeqpacket:
        return Words::tr("Socket pair, seqpacket");
    case Kind::Tty:
        return Words::tr("TTY");
    case Kind::Pty:
        return Words::tr("Pseudo-terminal");
    case Kind::EventFd:
        return Words::tr("eventfd");
    case Kind::TimerFd:
        return Words::tr("timerfd");
    case Kind::SignalFd:
        return Words::tr("signalfd");
    case Kind::Inherited:
        return Words::tr("Inherited");
    case Kind::File:
        return Words::tr("File");
    }
    return {};
}

QString stateText(SocketState state) {
    switch (state) {
    case SocketState::Opening:
        return Words::tr("opening");
    case SocketState::Connecting:
        return Words::tr("connecting");
    case SocketState::Listening:
        return Words::tr("listening");
    case SocketState::Open:
        return Words::tr("open");
    case SocketState::Closed:
        return Words::tr("closed");
    case SocketState::Failed:
        return Words::tr("failed");
    case SocketState::Unsupported:
        return Words::tr("not supported");
    }
    return {};
}

QString policyText(Policy policy) {
    switch (policy) {
    case Policy::Observe:
        return Words::tr("observe");
    case Policy::Drain:
        return Words::tr("drain");
    case Policy::Echo:
        return Words::tr("echo");
    case Policy::Accept:
        return Words::tr("accept");
    case Policy::Backlog:
        return Words::tr("leave in the backlog");
    }
    return {};
}

QString modeText(Mode mode) { return mode == Mode::Transitions ? Words::tr("Transitions") : Words::tr("Every return"); }

QString backendText(Backend backend) { return asString(nameOf(backend)); }

QString durationText(Nanos duration) { return QString::fromStdString(durationForPeople(duration)); }

QString countText(std::uint64_t count) { return QString::fromStdString(groupedCount(count)); }

QString eventWords(Events::Bit bit) { return translated(wordsFor(bit)); }

QString eventNames(Events events) {
    QStringList names;
    for (const EventName& entry : kEventNames)
        if (events.any(entry.bit))
            names.append(asString(entry.name));
    return names.isEmpty() ? QString::fromUtf8(kNotApplicable) : names.join(QLatin1Char(' '));
}

QString endpointsText(const SocketInfo& socket) {
    const QString local = QString::fromStdString(socket.local);
    const QString peer = QString::fromStdString(socket.peer);
    switch (socket.kind) {
    case Kind::TcpAccepted:
    case Kind::UnixAccepted:
    case Kind::UnixSeqpacketAccepted:
        if (!peer.isEmpty())
            return QString::fromUtf8("\u2190 %1").arg(peer);
        break;
    case Kind::TcpClient:
    case Kind::UdpConnected:
    case Kind::UnixClient:
    case Kind::UnixDatagram:
    case Kind::UnixSeqpacket:
    case Kind::Pty:
    case Kind::Inherited:
        if (!peer.isEmpty())
            return QString::fromUtf8("\u2192 %1").arg(peer);
        break;
    default:
        break;
    }
    if (!local.isEmpty())
        return local;
    // Not open yet, or it never could be: the place that was asked for, without kind and options.
    const QString address = QString::fromStdString(socket.address);
    return address.mid(address.indexOf(QLatin1Char(':')) + 1).section(QLatin1Char(','), 0, 0);
}

QString spokenName(const SocketInfo& socket, Events revents, Nanos sinceChange) {
    QStringList parts{QString::fromStdString(socket.name), kindText(socket.kind)};
    if (!revents.empty())
        parts.append(eventNames(revents));
    const StateGlyph glyph = glyphFor(socket, revents);
    const QString state = glyphWords(glyph);
    parts.append(glyph == StateGlyph::NotReady || glyph == StateGlyph::Ready
                     ? Words::tr("%1, %2").arg(stateText(socket.state), state)
                     : state);
    const QString problem = problemOf(socket);
    if (!problem.isEmpty())
        parts.append(problem);
    if (sinceChange != kNoTime)
        parts.append(Words::tr("for %1").arg(durationText(sinceChange)));
    return parts.join(QStringLiteral(", "));
}

} // namespace readyscope
