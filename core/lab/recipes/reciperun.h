// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One run of a recipe on real descriptors, watched by every backend that works on this kernel: observers that only ask,
// each an engine on a thread of its own, stopped before the subject is closed. The steps are done on one more thread.
// Signals that a user may raise must be blocked in every thread of the process (blockUserSignals()).

#include "core/lab/recipes/recipereport.h"
#include "core/trace/source.h"

#include <functional>
#include <memory>

namespace readyscope::recipes {

// The lane of the subject as one backend saw it.
struct ObservedLane {
    Backend backend = Backend::Poll;
    SocketId socket = kNoSocket;          // kNoSocket until it is watched
    std::shared_ptr<const Source> source; // null where the backend does not work on this kernel
    std::string refused;                  // "EPERM": why the backend does not take the subject
};

class Watcher;

class RecipeRun {
public:
    // `changed` is called on the thread of the steps after each of them, and when all is taken down.
    RecipeRun(Recipe recipe, std::function<void()> changed);
    // The same watched by a capture alone, which gets a row and a marker for each step. Before that capture ends the
    // run has to have ended or to be gone.
    RecipeRun(Recipe recipe, std::shared_ptr<Watcher> watcher, std::function<void()> changed);
    ~RecipeRun(); // cancels, and waits until all is taken down: some ms
    RecipeRun(const RecipeRun&) = delete;
    RecipeRun& operator=(const RecipeRun&) = delete;

    void start();
    // Any thread; what is under way ends within some ms, and all is taken down.
    void cancel();

    // Any thread.
    RecipeReport report() const;
    // In the order of backends, all seven. The lanes stay readable when the run is gone.
    std::vector<ObservedLane> lanes() const;

private:
    struct Private;
    std::unique_ptr<Private> m;
};

} // namespace readyscope::recipes
