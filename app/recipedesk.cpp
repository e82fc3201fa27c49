// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recipedesk.h"

namespace readyscope {

RecipeDesk::RecipeDesk(Engine& engine, Listener& listener, const EngineSettings& settings)
    : m_engine(engine), m_listener(listener), m_backend(settings.backend), m_terms{settings.mode, {}, {}, false} {}

void RecipeDesk::note(const Command& command) {
    if (const auto* backend = std::get_if<command::SetBackend>(&command))
        m_backend = backend->backend;
    else if (const auto* mode = std::get_if<command::SetMode>(&command))
        m_terms.mode = mode->mode;
    else if (const auto* mask = std::get_if<command::SetMask>(&command))
        m_terms.blocked = mask->blocked;
}

CommandId RecipeDesk::begin(const std::string& name) {
    m_recipe = recipes::recipeNamed(name);
    auto watcher = std::make_shared<recipes::Watcher>(
        m_backend, [this](Command command) { return m_engine.post(std::move(command)); }, m_terms);
    m_listener.setWatcher(watcher);
    m_run = std::make_unique<recipes::RecipeRun>(*m_recipe, std::move(watcher), [this] { m_listener.ring(); });
    m_run->start();
    return --m_id;
}

std::optional<Answer> RecipeDesk::takeAnswer() {
    if (!m_run)
        return std::nullopt;
    const recipes::RecipeReport report = m_run->report();
    if (!report.ended)
        return std::nullopt;
    finish();
    return Answer{m_id, kNoSocket, recipes::failureOf(*m_recipe, report)};
}

void RecipeDesk::cancel() {
    if (m_run)
        finish();
}

void RecipeDesk::finish() {
    m_run.reset();
    m_listener.setWatcher(nullptr);
}

} // namespace readyscope
