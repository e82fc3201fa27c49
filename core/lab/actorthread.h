// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The thread that actors live on. It sleeps in one ppoll(2) over their descriptors until one of them is due or there is
// news for them, and leaves with the object.

#include "core/lab/actor.h"

#include <memory>
#include <variant>
#include <vector>

namespace readyscope {

using Actors = std::vector<std::unique_ptr<Actor>>;

class ActorThread {
public:
    ActorThread();
    ~ActorThread(); // ends and joins it, then the actors go; their sinks are not called any more
    ActorThread(const ActorThread&) = delete;
    ActorThread& operator=(const ActorThread&) = delete;

    // `actors` are open. The name is the thread's, at most 15 characters.
    Status start(Actors actors, const char* name);

    using News = std::variant<SocketInfo, Answer>;
    // Any thread; told to each actor in this order.
    void tell(News news);

private:
    struct Private;
    std::unique_ptr<Private> m;
};

} // namespace readyscope
