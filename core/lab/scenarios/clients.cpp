// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/scenarios/clients.h"

#include <algorithm>

namespace readyscope {

namespace {

constexpr Nanos kBetweenRounds = 900 * kMillisecond;

bool isOver(const SocketInfo& info) {
    return info.removed || info.state == SocketState::Closed || info.state == SocketState::Failed;
}

} // namespace

Fetcher::Fetcher(Sink sink, const RowBook& rows, bool again) : Actor(std::move(sink)), m_rows(rows), m_again(again) {}

void Fetcher::fetch(std::string row, std::string path) {
    Page page;
    page.row = std::move(row);
    page.path = std::move(path);
    m_pages.push_back(std::move(page));
}

void Fetcher::socketOpened(const SocketInfo& info, Nanos now) {
    const auto page = std::ranges::find_if(m_pages, [&](const Page& one) { return m_rows.isRow(info, one.row); });
    if (page == m_pages.end())
        return;
    page->id = info.id;
    page->gone = info.removed;
    if (isOver(info)) {
        page->over = true;
        page->awaited = 0;
        const bool all = std::ranges::all_of(m_pages, [](const Page& one) { return one.over; });
        if (all && m_again && m_due == kInfinite)
            m_due = now + kBetweenRounds;
    } else if (m_rows.openRow(page->row) != nullptr && info.opened != page->opened) {
        ask(*page, info);
    }
}

void Fetcher::ask(Page& page, const SocketInfo& info) {
    page.opened = info.opened;
    post(command::Send{{page.id, {}}, "GET " + page.path + " HTTP/1.0\r\nHost: " + info.peer + "\r\n\r\n"});
    page.awaited = post(command::Receive{{page.id, {}}});
}

void Fetcher::answered(const Answer& answer, Nanos) {
    const auto page =
        std::ranges::find_if(m_pages, [&](const Page& one) { return one.awaited != 0 && one.awaited == answer.id; });
    if (page == m_pages.end())
        return;
    page->awaited = 0;
    if (answer.done() && !answer.yield.ended)
        page->awaited = post(command::Receive{{page->id, {}}});
    else
        post(command::Close{{page->id, {}}, true});
}

void Fetcher::run(Nanos now) {
    if (m_due == kInfinite || m_due > now)
        return;
    m_due = kInfinite;
    for (Page& page : m_pages) {
        if (page.gone)
            continue;
        page.over = false;
        post(command::Connect{{page.id, {}}});
    }
}

Forwarder::Forwarder(Sink sink, const RowBook& rows, std::string from, std::string to)
    : Actor(std::move(sink)), m_rows(rows), m_from(std::move(from)), m_to(std::move(to)) {}

void Forwarder::socketOpened(const SocketInfo& info, Nanos) {
    if (m_rows.isRow(info, m_from) && !m_hasBegun && m_rows.openRow(m_from) != nullptr) {
        m_hasBegun = true;
        m_read = post(command::Receive{{info.id, {}}});
    }
    if (m_rows.isRow(info, m_to) && m_rows.openRow(m_to) != nullptr && info.opened != m_opened) {
        m_opened = info.opened;
        m_end = post(command::AwaitEnd{{info.id, {}}});
    }
}

void Forwarder::answered(const Answer& answer, Nanos) {
    if (m_end != 0 && answer.id == m_end) {
        m_end = 0;
        if (answer.done())
            post(command::Close{{answer.socket, {}}, true});
        return;
    }
    if (m_read == 0 || answer.id != m_read)
        return;
    m_read = 0;
    const SocketInfo* to = m_rows.row(m_to);
    if (to != nullptr && !answer.yield.bytes.empty())
        post(command::Send{{to->id, {}}, answer.yield.bytes});
    if (answer.done() && !answer.yield.ended)
        m_read = post(command::Receive{{answer.socket, {}}});
    else if (to != nullptr) // what was typed last still goes, and the answer to it still comes
        post(command::ShutDown{{to->id, {}}, Direction::Write});
}

} // namespace readyscope
