// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/resolve.h"

#include <cerrno>
#include <cstring>
#include <mutex>
#include <system_error>
#include <thread>

#include <netdb.h>

namespace readyscope {

struct Resolver::Shared {
    std::mutex mutex;
    bool gone = false;
};

namespace {

int lookUp(const HostPort& place, int socketType, int flags, Endpoints& found) {
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = socketType;
    hints.ai_flags = flags | AI_NUMERICSERV;
    addrinfo* list = nullptr;
    const std::string port = std::to_string(place.port);
    const int error = ::getaddrinfo(place.host.c_str(), port.c_str(), &hints, &list);
    for (const addrinfo* entry = list; entry != nullptr; entry = entry->ai_next) {
        Endpoint endpoint;
        endpoint.length = entry->ai_addrlen;
        std::memcpy(&endpoint.storage, entry->ai_addr, entry->ai_addrlen);
        found.push_back(endpoint);
    }
    if (list != nullptr)
        ::freeaddrinfo(list);
    return error;
}

SysError resolveError(int error, int systemError, const std::string& subject) {
    if (error == EAI_SYSTEM)
        return {"getaddrinfo", systemError, subject, {}};
    return {"getaddrinfo", 0, subject, ::gai_strerror(error)};
}

} // namespace

std::optional<Endpoints> resolveAtOnce(const HostPort& place, int socketType, bool passive) {
    Endpoints found;
    if (passive && place.host == "*") {
        lookUp({"::", place.port}, socketType, AI_NUMERICHOST, found);
        lookUp({"0.0.0.0", place.port}, socketType, AI_NUMERICHOST, found);
        return found;
    }
    const HostPort numeric{place.host.empty() ? "127.0.0.1" : place.host, place.port};
    if (lookUp(numeric, socketType, AI_NUMERICHOST, found) == 0)
        return found;
    return std::nullopt;
}

Resolver::Resolver() : m_shared(std::make_shared<Shared>()) {}

Resolver::~Resolver() {
    const std::lock_guard lock(m_shared->mutex);
    m_shared->gone = true;
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): both the thread and its failure to start need it
void Resolver::resolve(const HostPort& place, int socketType, bool passive, const std::string& subject, Callback done) {
    auto work = [shared = m_shared, place, socketType, passive, subject, done] {
        Endpoints found;
        errno = 0;
        const int error = lookUp(place, socketType, passive ? AI_PASSIVE : 0, found);
        const int systemError = errno;
        const std::lock_guard lock(shared->mutex);
        if (shared->gone)
            return;
        if (error != 0)
            done(resolveError(error, systemError, subject));
        else
            done(std::move(found));
    };
    try {
        std::thread(std::move(work)).detach();
    } catch (const std::system_error& failure) {
        done(SysError{"pthread_create", failure.code().value(), subject, {}});
    }
}

} // namespace readyscope
