// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/markeredits.h"

#include <algorithm>

namespace readyscope {

std::vector<Marker> edited(std::vector<Marker> records) {
    if (std::none_of(records.begin(), records.end(), isEdit))
        return records;
    std::vector<Marker> markers;
    markers.reserve(records.size());
    for (Marker& record : records) {
        if (!isEdit(record)) {
            markers.push_back(std::move(record));
            continue;
        }
        const auto meant = std::find_if(markers.begin(), markers.end(), [&record](const Marker& marker) {
            return marker.kind == MarkerKind::User && marker.time == record.time && marker.text == record.from;
        });
        if (meant == markers.end())
            continue;
        if (record.to.empty())
            markers.erase(meant);
        else
            meant->text = record.to;
    }
    return markers;
}

} // namespace readyscope
