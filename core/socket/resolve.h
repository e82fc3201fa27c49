// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Host names to endpoints (getaddrinfo(3)). Numbers are answered at once; names on a thread of their own, since a
// lookup may block for many seconds and cannot be cancelled.

#include "core/readiness/result.h"
#include "core/socket/address.h"
#include "core/socket/endpoint.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace readyscope {

using Endpoints = std::vector<Endpoint>;

// What `place` means without asking anybody: a numeric host, "*" or none. Empty for a name.
// `passive`: for bind(2), where "*" is every interface (IPv6 dual-stack first, 0.0.0.0 as the fallback).
std::optional<Endpoints> resolveAtOnce(const HostPort& place, int socketType, bool passive);

class Resolver {
public:
    using Callback = std::function<void(Result<Endpoints>)>;

    Resolver();
    ~Resolver(); // lookups that still run are left to end by themselves; their callbacks are not called any more
    Resolver(const Resolver&) = delete;
    Resolver& operator=(const Resolver&) = delete;

    // `done` is called on the lookup's thread. An error's call is "getaddrinfo" and its detail says why.
    void resolve(const HostPort& place, int socketType, bool passive, const std::string& subject, Callback done);

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace readyscope
