// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The commands about the capture as a whole: backend, timeout, mode, signals, marks, run and stop. The engine's thread
// only.

#include "core/engine/knowledge.h"
#include "core/engine/loopcontrol.h"
#include "core/engine/signals.h"

namespace readyscope {

class CaptureCommands {
public:
    CaptureCommands(Recorder& recorder, Knowledge& knowledge, SignalDesk& signalDesk, LoopControl& control)
        : m_recorder(recorder), m_knowledge(knowledge), m_signals(signalDesk), m_control(control) {}

    std::optional<SysError> carry(const Command& command);
    void applyMask();

private:
    std::optional<SysError> on(const command::SetBackend& backend);
    std::optional<SysError> on(const command::SetTimeout& timeout);
    std::optional<SysError> on(const command::SetMode& mode);
    std::optional<SysError> on(const command::SetMask& mask);
    std::optional<SysError> on(const command::Raise& raise);
    std::optional<SysError> on(const command::SetResample& resample);
    std::optional<SysError> on(const command::SetPace& pace);
    std::optional<SysError> on(const command::Mark& mark);
    std::optional<SysError> on(const command::AskAll& askAll);
    std::optional<SysError> on(const command::AskBeside& beside);
    std::optional<SysError> on(const command::Run& run);
    std::optional<SysError> on(const command::Stop& stop);
    std::optional<SysError> on(const command::Single& single);
    std::optional<SysError> on(const command::ClearHistory& clear);
    std::optional<SysError> on(const command::SetTraceBound& bound);
    std::optional<SysError> on(const command::Quit& quit);
    // Those about one socket, which do not come here.
    template <typename Other> std::optional<SysError> on(const Other& /*other*/) { return std::nullopt; }
    std::optional<SysError> run(bool capture);

    Recorder& m_recorder;
    Knowledge& m_knowledge;
    SignalDesk& m_signals;
    LoopControl& m_control;
    std::vector<int> m_mask;
};

} // namespace readyscope
