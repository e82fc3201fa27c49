// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/capturecommands.h"

#include "core/multiplexer/registry.h"
#include "core/text/duration.h"
#include "core/text/errors.h"

#include <cerrno>

namespace readyscope {

namespace {

std::string maskWords(const std::vector<int>& mask) {
    std::string words;
    for (const int signal : mask)
        words += (words.empty() ? "" : " ") + signalName(signal);
    return words.empty() ? "none" : words;
}

} // namespace

std::optional<SysError> CaptureCommands::carry(const Command& command) {
    return std::visit([this](const auto& one) { return on(one); }, command);
}

std::optional<SysError> CaptureCommands::on(const command::SetBackend& backend) {
    const std::string to(nameOf(backend.backend));
    const BackendInfo info = probeBackend(backend.backend);
    if (!info.works)
        return SysError{"backend", ENOTSUP, to, inEnglish(info.note)};
    const std::string from(nameOf(m_knowledge.backend()));
    if (from == to)
        return std::nullopt;
    Result<std::unique_ptr<Multiplexer>> multiplexer = m_knowledge.newMultiplexer(backend.backend);
    if (!multiplexer)
        return multiplexer.error();
    m_recorder.marker(MarkerKind::Backend, from + " → " + to, from, to);
    m_knowledge.use(std::move(*multiplexer));
    applyMask();
    return std::nullopt;
}

std::optional<SysError> CaptureCommands::on(const command::SetTimeout& timeout) {
    const std::string from = formatDuration(m_control.timeout);
    const std::string to = formatDuration(timeout.timeout);
    if (from == to)
        return std::nullopt;
    m_control.timeout = timeout.timeout;
    m_control.timeoutChanged = true;
    m_knowledge.setTimeout(timeout.timeout);
    m_recorder.marker(MarkerKind::Timeout, "timeout " + to, from, to);
    return std::nullopt;
}

std::optional<SysError> CaptureCommands::on(const command::SetMode& mode) {
    if (mode.mode == m_knowledge.mode())
        return std::nullopt;
    const std::string from(nameOf(m_knowledge.mode()));
    const std::string to(nameOf(mode.mode));
    m_recorder.marker(MarkerKind::Mode, to, from, to);
    const Status set = m_knowledge.setMode(mode.mode);
    return set ? std::nullopt : std::optional(set.error());
}

std::optional<SysError> CaptureCommands::on(const command::SetMask& mask) {
    for (const int signal : mask.blocked)
        if (signal == SIGKILL || signal == SIGSTOP)
            return SysError{"mask", EINVAL, signalName(signal), "no program can block it"};
    const std::string from = maskWords(m_mask);
    m_mask = mask.blocked;
    m_recorder.marker(MarkerKind::Mask, "mask " + maskWords(m_mask), from, maskWords(m_mask));
    applyMask();
    return std::nullopt;
}

void CaptureCommands::applyMask() { m_signals.setMask(m_mask, m_knowledge.multiplexer().traits().masksSignals); }

// Where the mask blocks it, it stays pending until a wait lets it through.
std::optional<SysError> CaptureCommands::on(const command::Raise& raise) {
    const std::string name = signalName(raise.signal);
    if (raise.signal == SIGKILL || raise.signal == SIGSTOP)
        return SysError{"raise", EINVAL, name, "it would end or stop the program"};
    m_recorder.marker(MarkerKind::Signal, m_signals.blocks(raise.signal) ? name + " blocked, pending" : name);
    if (const int error = m_signals.raise(raise.signal); error != 0)
        return SysError{"raise", error, name, {}};
    return std::nullopt;
}

std::optional<SysError> CaptureCommands::on(const command::SetResample& resample) {
    m_knowledge.setResample(resample.period);
    return std::nullopt;
}

std::optional<SysError> CaptureCommands::on(const command::SetPace& pace) {
    m_control.pace = pace.pace;
    return std::nullopt;
}

std::optional<SysError> CaptureCommands::on(const command::Mark& mark) {
    const Nanos time = mark.time == kNoTime ? monotonicNow() : mark.time;
    if (mark.was.empty())
        m_recorder.marker({time, MarkerKind::User, mark.text, {}, {}});
    else
        m_recorder.marker({time, MarkerKind::User, mark.text, mark.was, mark.text});
    return std::nullopt;
}

std::optional<SysError> CaptureCommands::on(const command::AskAll&) {
    m_knowledge.updateAsked();
    m_knowledge.askAll();
    return std::nullopt;
}

std::optional<SysError> CaptureCommands::on(const command::AskBeside& beside) {
    m_control.askBeside = beside.on;
    return std::nullopt;
}

std::optional<SysError> CaptureCommands::on(const command::Run&) { return run(true); }
std::optional<SysError> CaptureCommands::on(const command::Stop&) { return run(false); }

std::optional<SysError> CaptureCommands::on(const command::Single&) {
    m_control.single = true;
    return run(true);
}

std::optional<SysError> CaptureCommands::on(const command::SetTraceBound& bound) {
    m_recorder.store().setBound(bound.bytes);
    return std::nullopt;
}

std::optional<SysError> CaptureCommands::on(const command::Quit&) {
    m_control.quit = true;
    return std::nullopt;
}

std::optional<SysError> CaptureCommands::run(bool capture) {
    if (capture == m_control.capturing)
        return std::nullopt;
    m_control.capturing = capture;
    m_control.timeoutChanged = true;
    m_recorder.marker(capture ? MarkerKind::Start : MarkerKind::Stop, capture ? "start" : "stop");
    if (capture)
        m_knowledge.resumed(monotonicNow());
    else
        m_knowledge.stopped(monotonicNow());
    return std::nullopt;
}

std::optional<SysError> CaptureCommands::on(const command::ClearHistory&) {
    m_recorder.forgetTrace();
    m_recorder.store().clear(monotonicNow());
    m_knowledge.forgetAll();
    if (!m_control.capturing)
        m_knowledge.stopped(monotonicNow());
    return std::nullopt;
}

} // namespace readyscope
