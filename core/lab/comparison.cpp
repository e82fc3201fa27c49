// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/comparison.h"

#include "core/lab/pinger.h"
#include "core/multiplexer/registry.h"
#include "core/text/duration.h"
#include "core/text/errors.h"

#include <algorithm>
#include <charconv>

namespace readyscope {

namespace {

constexpr std::string_view kPingName = "compare-ping";
constexpr std::string_view kIdleName = "compare-idle";
constexpr Nanos kSettle = 100 * kMillisecond; // after a switch, so that asking all once is not measured

// Both are asked for reading only and never sent to, so that nothing of them is ever ready.
Address idlePair(int number) {
    const std::string name = std::string(kIdleName) + std::to_string(number);
    return std::get<Address>(parseAddress("socketpair:stream,interest=in,name=" + name));
}

std::uint16_t portOf(const std::string& local) {
    std::uint16_t port = 0;
    const std::size_t colon = local.rfind(':');
    if (colon != std::string::npos)
        std::from_chars(local.data() + colon + 1, local.data() + local.size(), port);
    return port;
}

bool startsWith(const std::string& text, std::string_view begin) { return text.compare(0, begin.size(), begin) == 0; }

} // namespace

Comparison::Comparison(Ports ports, const ComparisonOptions& options)
    : m_ports(std::move(ports)), m_options(options), m_pinger(std::make_unique<Pinger>()) {
    for (const Backend backend : kBackends)
        m_rows.push_back({backend, {}, {}});
}

Comparison::~Comparison() { cancel(); }

void Comparison::start(Backend present, std::uint64_t sockets) {
    if (isRunning())
        return;
    for (ComparisonRow& row : m_rows)
        row.now = row.withIdle = {};
    m_error.reset();
    m_ours.clear();
    m_adding.clear();
    m_pingOpen = m_withIdle = false;
    m_run = 0;
    m_idle = 0;
    m_present = present;
    m_sockets = sockets;
    m_phase = Phase::AddingPing;
    const auto parsed = parseAddress("udp-listen:127.0.0.1:0,interest=in,policy=drain,name=" + std::string(kPingName));
    m_adding[m_ports.post(command::Add{std::get<Address>(parsed)})] = kPingName;
}

void Comparison::cancel() {
    if (isRunning())
        finish();
}

void Comparison::answered(const Answer& answer) {
    if (m_phase == Phase::Switching && answer.id == m_awaited)
        return switched(answer);
    if (!isRunning() || m_adding.erase(answer.id) == 0)
        return;
    if (m_phase == Phase::AddingIdle)
        return idleAnswered(answer);
    if (answer.error)
        return fail(*answer.error);
    if (m_pingOpen)
        beginRun();
}

// Ours are known by their names: what is told of a socket comes before the answer.
void Comparison::socketChanged(const SocketInfo& socket) {
    const bool isPing = socket.name == kPingName;
    if (!isRunning() || (!isPing && !startsWith(socket.name, kIdleName)))
        return;
    if (socket.removed) {
        m_ours.erase(socket.id);
        return;
    }
    m_ours[socket.id] = socket.state;
    if (isPing && !m_pingOpen && socket.state == SocketState::Open)
        openPing(socket);
}

void Comparison::openPing(const SocketInfo& socket) {
    m_ping = socket.id;
    if (const Status opened = m_pinger->open(portOf(socket.local)); !opened)
        return fail(opened.error());
    m_pingOpen = true;
    if (m_adding.empty())
        beginRun();
}

void Comparison::beginRun() {
    const BackendInfo info = probeBackend(backend());
    if (!info.works)
        return refuse(info.note);
    m_phase = Phase::Switching;
    m_due = kNoTime;
    m_awaited = m_ports.post(command::SetBackend{backend()});
}

void Comparison::switched(const Answer& answer) {
    if (answer.error)
        return refuse(sentenceFor(*answer.error));
    m_phase = Phase::Settling;
    m_due = monotonicNow() + std::min(kSettle, m_options.each);
}

void Comparison::tick(Nanos now) {
    if (m_due == kNoTime || now < m_due)
        return;
    if (m_phase == Phase::Settling)
        beginMeasuring(now);
    else if (m_phase == Phase::Running)
        endMeasuring(now);
}

void Comparison::beginMeasuring(Nanos now) {
    m_phase = Phase::Running;
    m_due = now + m_options.each;
    m_begun = now;
    m_before = m_ports.figures();
    m_pinger->start(m_options.pingEvery);
}

void Comparison::endMeasuring(Nanos now) {
    const std::vector<Nanos> sent = m_pinger->stop();
    const EngineFigures after = m_ports.figures();
    Measurement& run = current();
    run = measured(m_before, after, now - m_begun, wakeLatencies(*m_ports.snapshot(), m_ping, sent));
    run.sockets = m_sockets + (m_withIdle ? m_idle : 0);
    if (run.waits > 0 && after.backend != backend()) // the totals have it from the wait that returned last
        run.refused = {READYSCOPE_TEXT("the backend was changed meanwhile"), {}};
    else if (ours(SocketState::Unsupported) > 0)
        run.refused = notTaken();
    nextRun();
}

void Comparison::refuse(Sentence why) {
    current().done = true;
    current().refused = std::move(why);
    nextRun();
}

void Comparison::nextRun() {
    if (++m_run < m_rows.size())
        return beginRun();
    m_run = 0;
    if (m_withIdle || m_options.idle < 2)
        return finish();
    m_withIdle = true;
    addIdle();
}

void Comparison::addIdle() {
    m_phase = Phase::AddingIdle;
    m_due = kNoTime;
    for (int i = 1; i <= m_options.idle / 2; ++i) {
        const Address pair = idlePair(i);
        m_adding[m_ports.post(command::Add{pair})] = pair.name;
    }
}

// With as many as could be had; without any there is nothing more to measure.
void Comparison::idleAnswered(const Answer& answer) {
    if (answer.error && !m_error)
        m_error = answer.error;
    if (!m_adding.empty())
        return;
    m_idle = ours(SocketState::Open) + ours(SocketState::Unsupported) - 1;
    if (m_idle == 0)
        return finish();
    beginRun();
}

std::uint64_t Comparison::ours(SocketState state) const {
    return static_cast<std::uint64_t>(
        std::count_if(m_ours.begin(), m_ours.end(), [state](const auto& each) { return each.second == state; }));
}

Sentence Comparison::notTaken() const {
    const std::string count = groupedCount(ours(SocketState::Unsupported));
    const int limit = traitsOf(backend()).descriptorLimit;
    if (limit > 0)
        return {READYSCOPE_TEXT("%1 ends at number %2, and %3 of the descriptors are above"),
                {std::string(nameOf(backend())), std::to_string(limit - 1), count}};
    return {READYSCOPE_TEXT("%1 cannot take %2 of the descriptors"), {std::string(nameOf(backend())), count}};
}

void Comparison::fail(const SysError& error) {
    m_error = error;
    finish();
}

void Comparison::finish() {
    m_phase = Phase::Resting;
    m_due = kNoTime;
    m_pinger->stop();
    takeAway();
    if (m_awaited != 0)
        m_ports.post(command::SetBackend{m_present});
    m_awaited = 0;
}

// By name where the engine has not answered yet: it obeys in order.
void Comparison::takeAway() {
    for (const auto& [socket, state] : m_ours)
        m_ports.post(command::Remove{{socket, {}}, true});
    for (const auto& [id, name] : m_adding)
        for (const char* end : {"", ".0", ".1"})
            m_ports.post(command::Remove{{kNoSocket, name + end}, true});
    m_ours.clear();
    m_adding.clear();
}

ComparisonProgress Comparison::progress(Nanos now) const {
    const std::size_t parts = m_options.idle < 2 ? 1 : 2;
    const std::size_t done = (m_withIdle ? m_rows.size() : 0) + m_run;
    ComparisonProgress progress;
    progress.runs = static_cast<int>(parts * m_rows.size());
    progress.run = std::min(progress.runs, static_cast<int>(done) + 1);
    progress.backend = backend();
    progress.withIdle = m_withIdle;
    const Nanos ofThis =
        m_due != kNoTime && m_phase == Phase::Running ? std::max<Nanos>(0, m_due - now) : kSettle + m_options.each;
    progress.left = ofThis + (progress.runs - progress.run) * (kSettle + m_options.each);
    return progress;
}

} // namespace readyscope
