// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The script command `recipe NAME`: runs the recipe within the capture, one at a time, and answers as the engine does
// when it has ended: with the first step that was not as foretold, or done. The recording's thread only.

#include "app/listener.h"
#include "core/engine/engine.h"
#include "core/lab/recipes/reciperun.h"
#include "core/lab/recipes/watcher.h"

#include <memory>
#include <optional>
#include <string>

namespace readyscope {

class RecipeDesk {
public:
    RecipeDesk(Engine& engine, Listener& listener, const EngineSettings& settings);

    // What a recipe that changes it puts back.
    void note(const Command& command);
    // There is such a recipe. The answer to the id comes by takeAnswer().
    CommandId begin(const std::string& name);
    std::optional<Answer> takeAnswer();
    // Before the engine ends.
    void cancel();

private:
    void finish();

    Engine& m_engine;
    Listener& m_listener;
    Backend m_backend;
    recipes::Terms m_terms;
    std::unique_ptr<recipes::RecipeRun> m_run;
    const recipes::Recipe* m_recipe = nullptr;
    CommandId m_id = 0; // counted downwards, away from the engine's
};

} // namespace readyscope
