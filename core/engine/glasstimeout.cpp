// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/glasstimeout.h"

#include "core/multiplexer/registry.h"

#include <algorithm>

namespace readyscope {

namespace {

struct Unit {
    Nanos size;
    const char* name;
    const char* type;
};

Unit unitOf(Backend backend) {
    if (backend == Backend::Select)
        return {kMicrosecond, "µs", "timeval"};
    const bool whole = backend == Backend::Poll || traitsOf(backend).resolution == kMillisecond;
    return whole ? Unit{kMillisecond, "ms", "int"} : Unit{1, "ns", "timespec"};
}

std::string inUnit(Nanos time, const Unit& unit) {
    if (unit.size == kMillisecond)
        return std::to_string(time / unit.size);
    return "{ " + std::to_string(time / kSecond) + ", " + std::to_string(time % kSecond / unit.size) + " }";
}

GlassTimeout::Rounding roundingOf(const Wait& wait, Nanos unit) {
    if (wait.passed == kInfinite || wait.kind != WaitKind::Loop)
        return GlassTimeout::Rounding::None;
    if (wait.passed == wait.timeout)
        return GlassTimeout::Rounding::Exact;
    const bool up = wait.timeout != kInfinite && wait.passed > wait.timeout && wait.passed - wait.timeout < unit;
    return up ? GlassTimeout::Rounding::Up : GlassTimeout::Rounding::Shorter;
}

} // namespace

GlassTimeout timeoutOf(const Wait& wait) {
    const Unit unit = unitOf(wait.backend);
    GlassTimeout timeout;
    timeout.type = unit.type;
    timeout.waited = wait.returned - wait.entered;
    timeout.rounding = roundingOf(wait, unit.size);
    if (wait.passed == kInfinite) {
        timeout.passed = unit.size == kMillisecond ? "-1" : "NULL";
        return timeout;
    }
    timeout.passed = inUnit(wait.passed, unit);
    timeout.unit = unit.name;
    timeout.by = timeout.rounding == GlassTimeout::Rounding::Up ? wait.passed - wait.timeout : 0;
    timeout.left = wait.left != kNoTime ? wait.left : std::max<Nanos>(0, wait.passed - timeout.waited);
    timeout.late = std::max<Nanos>(0, timeout.waited - wait.passed);
    if (wait.left != kNoTime)
        timeout.after = inUnit(wait.left, unit);
    return timeout;
}

} // namespace readyscope
