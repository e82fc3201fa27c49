// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/modelrecords.h"

#include "core/lab/models/model.h"

#include <algorithm>

namespace readyscope {

ModelPhases phasesOf(const Model& model, const ModelEvent& event, const CallRecord& firstCall) {
    ModelPhases phases;
    phases.waiting = std::max<Nanos>(0, event.arrived - firstCall.entered);
    phases.together = model.copiesAsItWakes();
    if (phases.together) {
        phases.waking = event.latency();
        return phases;
    }
    // A loop that polls may be within its call when the datagram comes.
    const Nanos begin = std::max(event.arrived, event.entered);
    phases.waking = begin - event.arrived;
    phases.copying = event.handed - begin;
    return phases;
}

} // namespace readyscope
