// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace readyscope {

// Calls job(0) to job(count - 1), each once, on every processor, and returns when all have returned. What they touch is
// their own, or only read. The caller does its part, and waits for no thread that has not begun; less than `worthIt`
// jobs a thread are not worth one.
void inParallel(std::size_t count, const std::function<void(std::size_t)>& job, std::size_t worthIt = 1);

} // namespace readyscope
