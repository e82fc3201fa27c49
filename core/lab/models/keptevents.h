// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One message of a run as lines of text, so that a figure of it can be drawn when nothing has been run. Times are ns
// from its arrival.
//   event MODEL ENTERED HANDED BYTES COPY CALLS
//   call ENTERED RETURNED STEP RESULT ERRNO REPEATS SIGNAL

#include "core/lab/models/modelrecords.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readyscope {

struct KeptEvent {
    const Model* model = nullptr;
    ModelResult result; // of that message alone, which has number 0
};

// The event at that index, with the calls until `until` after its arrival.
std::string keptText(const Model& model, const ModelResult& result, std::size_t index, Nanos until);
// Lines that begin with # are left out; none where one is wrong.
std::optional<std::vector<KeptEvent>> readKept(std::string_view text);

std::string_view keptFigures(); // of the guide: resources/help/figures.txt

} // namespace readyscope
