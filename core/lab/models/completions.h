// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads that go on while the program does something else: of each descriptor one, into a buffer of its own. One thread.

#include "core/readiness/clock.h"
#include "core/readiness/result.h"
#include "core/socket/fd.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace readyscope {

struct Completion {
    std::size_t index = 0;
    std::int32_t result = 0; // bytes; negative with `error`
    std::int32_t error = 0;
    std::optional<Nanos> arrived; // the kernel's stamp
    std::span<const char> data;   // until it is submitted again
};

class Completions {
public:
    Completions() = default;
    Completions(const Completions&) = delete;
    Completions& operator=(const Completions&) = delete;
    virtual ~Completions() = default;

    // `size`: bytes a buffer.
    virtual Status open(std::span<const Fd> descriptors, std::size_t size) = 0;
    virtual Status submit(std::size_t index) = 0;
    // Blocks until one is there at least; clears `completed` first.
    virtual Status await(std::vector<Completion>& completed) = 0;
    // System calls made so far; those of the library's own threads are not known.
    virtual std::uint64_t calls() const = 0;
};

std::unique_ptr<Completions> makeAioReads();
// io_uring_prep_recvmsg(3); null where the program was built without liburing.
std::unique_ptr<Completions> makeRingReads();

} // namespace readyscope
