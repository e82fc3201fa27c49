// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the models of the guide's figures, and prints what resources/help/figures.txt holds: of each the message with
// its median latency. `cmake --preset dev && cmake --build build/dev --target record_figures`, run on a quiet machine.

#include "core/lab/models/keptevents.h"
#include "core/lab/models/model.h"
#include "core/lab/models/modelworker.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

using namespace readyscope;

namespace {

constexpr Nanos kAfter = 60 * kMicrosecond;

bool print(const Model& model) {
    ModelWorker worker;
    if (!worker.start({&model, 1, 200, 512, 400}))
        return false;
    while (worker.read()) {
    }
    const Result<ModelResult> result = worker.result();
    if (!result || result->events.empty())
        return false;
    std::vector<std::size_t> order(result->events.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::sort(order, {}, [&result](std::size_t i) { return result->events[i].latency(); });
    std::fputs(keptText(model, *result, order[order.size() / 2], kAfter).c_str(), stdout);
    return true;
}

} // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::string_view(argv[1]) == ModelWorker::kArgument)
        return runModelWorker({argv + 2, static_cast<std::size_t>(argc - 2)});
    for (const char* name : {"blocking", "non-blocking", "select", "signal-driven", "asynchronous"})
        if (!print(*modelNamed(name)))
            return 1;
    return 0;
}
