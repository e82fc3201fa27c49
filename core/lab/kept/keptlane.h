// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One lane of a trace as lines of text, so that it can be drawn where nothing runs. Times are ns from a beginning that
// its owner chooses. A line each, as often as there are any:
//   watched FROM TO END        when; TO is `-` while it still is
//   changed TIME[~SINCE] BITS  its transitions, as many as fit on the line
//   hit TIME BITS COUNT        likewise

#include "core/trace/store.h"

#include <sstream>
#include <string>
#include <vector>

namespace readyscope {

struct KeptLane {
    std::vector<Watch> watches;
    std::vector<Transition> transitions; // their socket is to be set by who fills a store with them
    std::vector<Hit> hits;
};

// What was recorded in [begin, end], with the state at `begin`.
KeptLane keptLane(const Snapshot& snapshot, SocketId socket, Nanos begin, Nanos end);
std::string keptText(const KeptLane& lane);
// A line that begins with `word`; false where it is none of a lane's, or wrong.
bool readKept(KeptLane& lane, const std::string& word, std::istringstream& words);

// Into a store that holds nothing later.
void fill(Store& store, SocketId socket, const KeptLane& lane);

// "IN+OUT", "R+W", "-"; none for other words.
std::optional<Events> keptEvents(std::string_view text);

} // namespace readyscope
