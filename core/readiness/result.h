// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Errors are values: which call failed, with which errno, on what. Sentences are made of them in core/text.

#include <string>
#include <utility>
#include <variant>

namespace readyscope {

struct SysError {
    std::string call;    // "connect"; for our own limits the thing refused, such as "FD_SET"
    int errnum = 0;      // errno(3); 0 where no call was made and `detail` says why
    std::string subject; // what it was done to: an address, a socket's name, a file
    std::string detail;  // what the errno does not say, in plain English without a final stop; may be empty
    bool operator==(const SysError&) const = default;
};

template <typename T> class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}        // NOLINT(google-explicit-constructor)
    Result(SysError error) : m_state(std::in_place_index<1>, std::move(error)) {} // NOLINT(google-explicit-constructor)

    explicit operator bool() const { return m_state.index() == 0; }
    T& operator*() { return std::get<0>(m_state); }
    const T& operator*() const { return std::get<0>(m_state); }
    T* operator->() { return &std::get<0>(m_state); }
    const T* operator->() const { return &std::get<0>(m_state); }
    const SysError& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, SysError> m_state;
};

struct Done {};
using Status = Result<Done>;

} // namespace readyscope
