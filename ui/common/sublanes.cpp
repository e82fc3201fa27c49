// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/sublanes.h"

#include <array>

namespace readyscope {

namespace {

struct Place {
    Events events;
    bool isAlwaysThere = false; // else where it was seen
};

constexpr std::array kPlaces{
    Place{Events::In | Events::R, true},
    Place{Events::Pri | Events::E, true},
    Place{Events::Out | Events::W, true},
    Place{Events::RdHup, true},
    Place{Events::Hup, true},
    Place{Events::Err, true},
    Place{Events::Nval},
    Place{Events::RdNorm},
    Place{Events::RdBand},
    Place{Events::WrNorm},
    Place{Events::WrBand},
};

} // namespace

QVector<Events> subLanesOf(Events seen, bool asksInSets) {
    if (asksInSets && (seen - kSets).empty())
        return {Events::In | Events::R, Events::Out | Events::W, Events::Pri | Events::E};
    QVector<Events> lanes;
    for (const Place& place : kPlaces)
        if (place.isAlwaysThere || seen.any(place.events))
            lanes.append(place.events);
    return lanes;
}

Events::Bit nameOfSubLane(Events subLane, bool asksInSets) {
    const Events wanted = asksInSets && subLane.any(kSets) ? subLane & kSets : subLane - kSets;
    return static_cast<Events::Bit>(wanted.bits());
}

Events onSubLanes(Events events) {
    Events bits = events - kSets;
    for (const Place& place : kPlaces)
        if ((events & kSets).any(place.events))
            bits |= place.events - kSets;
    return bits;
}

} // namespace readyscope
