// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/filter.h"

#include "ui/common/glyphs.h"
#include "ui/common/texts.h"
#include "ui/sockets/filterwords.h"

#include <algorithm>
#include <cerrno>

namespace readyscope {

namespace {

bool holds(const std::string& where, const QString& what) {
    return QString::fromStdString(where).contains(what, Qt::CaseInsensitive);
}

bool isAddress(const SocketInfo& info, const QString& what) {
    return holds(info.address, what) || holds(info.local, what) || holds(info.peer, what);
}

// What is read in the row: its name and its listener's, the words of its kind, its endpoints.
bool isText(const FilterSubject& subject, const QString& what) {
    return holds(subject.info->name, what) || isAddress(*subject.info, what) ||
           subject.listener.contains(what, Qt::CaseInsensitive) ||
           kindText(subject.info->kind).contains(what, Qt::CaseInsensitive);
}

bool isEnded(const SocketInfo& info) {
    return info.state == SocketState::Closed || info.state == SocketState::Failed || info.ended != kNoTime;
}

bool isRefused(const SocketInfo& info) {
    return info.state == SocketState::Unsupported ||
           (info.state == SocketState::Failed && info.problem && info.problem->errnum == ECONNREFUSED);
}

bool holdsTerm(const Filter::Term& term, const FilterSubject& subject) {
    const auto any = [](const auto& values, const auto& test) {
        return std::any_of(values.begin(), values.end(), test);
    };
    const SocketInfo& info = *subject.info;
    switch (term.key) {
    case Filter::Key::Text:
        return any(term.texts, [&](const QString& text) { return isText(subject, text); });
    case Filter::Key::Name:
        return any(term.texts, [&](const QString& text) { return holds(info.name, text); });
    case Filter::Key::Address:
        return any(term.texts, [&](const QString& text) { return isAddress(info, text); });
    case Filter::Key::Kind:
        return any(term.texts, [&](const QString& kind) { return isOfKind(info.kind, kind); });
    case Filter::Key::Has:
        return (subject.seen | subject.revents).any(term.events);
    case Filter::Key::Now:
        return subject.revents.any(term.events);
    case Filter::Key::Is:
        return any(term.states, [&](RowState state) { return isInState(subject, state); });
    case Filter::Key::Fd:
        return any(term.descriptors, [&](int fd) { return info.fd == fd; });
    }
    return false;
}

} // namespace

bool isInState(const FilterSubject& subject, RowState state) {
    const SocketInfo& info = *subject.info;
    switch (state) {
    case RowState::Ready:
        return !subject.revents.empty() && !isEnded(info) && info.state != SocketState::Unsupported;
    case RowState::Ended:
        return isEnded(info) || glyphFor(info, subject.revents) == StateGlyph::Ended; // as the row shows it
    case RowState::Listening:
        return info.state == SocketState::Listening;
    case RowState::Connecting:
        return info.state == SocketState::Connecting;
    case RowState::Open:
        return info.state == SocketState::Open;
    case RowState::Refused:
        return isRefused(info);
    case RowState::Error:
        return info.state == SocketState::Failed || subject.revents.any(Events::Err | Events::Nval);
    case RowState::Watched:
        return !isEnded(info) && info.state != SocketState::Unsupported && info.state != SocketState::Opening;
    }
    return false;
}

bool Filter::matches(const FilterSubject& subject) const {
    return std::all_of(m_terms.begin(), m_terms.end(),
                       [&](const Term& term) { return holdsTerm(term, subject) != term.isNegative; });
}

bool Filter::asksForSeen() const {
    return std::any_of(m_terms.begin(), m_terms.end(), [](const Term& term) { return term.key == Key::Has; });
}

} // namespace readyscope
