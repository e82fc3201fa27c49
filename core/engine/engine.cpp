// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"

#include "core/engine/loop.h"
#include "core/engine/shortslice.h"

namespace readyscope {

Engine::Engine(const EngineSettings& settings, Store& store, BatchObserver& observer)
    : m_loop(std::make_unique<Loop>(settings, store, observer)) {}

Engine::~Engine() = default;

Status Engine::prepare() { return m_loop->prepare(); }

void Engine::setReadTap(ReadTap* tap) { m_loop->setReadTap(tap); }

void Engine::run() {
    askForShortSlice();
    m_loop->run();
}

CommandId Engine::post(Command command) { return m_loop->post(std::move(command)); }

Inspection& Engine::inspection() { return m_loop->inspection(); }
const Inspection& Engine::inspection() const { return m_loop->inspection(); }

Nanos Engine::cpuTime() const { return m_loop->cpuTime(); }

EngineFigures Engine::figures() const { return m_loop->figures(); }

} // namespace readyscope
