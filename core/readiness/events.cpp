// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readiness/events.h"

#include <algorithm>

#include <strings.h>

#include <poll.h>

namespace readyscope {

static_assert(Events::In == POLLIN && Events::Pri == POLLPRI && Events::Out == POLLOUT && Events::Err == POLLERR &&
              Events::Hup == POLLHUP && Events::Nval == POLLNVAL && Events::RdNorm == POLLRDNORM &&
              Events::RdBand == POLLRDBAND && Events::WrNorm == POLLWRNORM && Events::WrBand == POLLWRBAND &&
              Events::RdHup == POLLRDHUP);

const std::array<EventName, kEventCount> kEventNames{{
    {Events::In, "IN", "I"},
    {Events::Pri, "PRI", "P"},
    {Events::Out, "OUT", "O"},
    {Events::RdHup, "RDHUP", "Rh"},
    {Events::Hup, "HUP", "H"},
    {Events::Err, "ERR", "E"},
    {Events::Nval, "NVAL", "N"},
    {Events::RdNorm, "RDNORM", "Rn"},
    {Events::RdBand, "RDBAND", "Rb"},
    {Events::WrNorm, "WRNORM", "Wn"},
    {Events::WrBand, "WRBAND", "Wb"},
    {Events::R, "R", "R"},
    {Events::W, "W", "W"},
    {Events::E, "E", "E"},
}};

std::string_view nameOf(Events::Bit bit) {
    for (const EventName& entry : kEventNames)
        if (entry.bit == bit)
            return entry.name;
    return "?";
}

std::string toString(Events events) {
    if (events.empty())
        return "-";
    std::string text;
    for (const EventName& entry : kEventNames) {
        if (!events.any(entry.bit))
            continue;
        if (!text.empty())
            text += '+';
        text += entry.name;
    }
    return text;
}

namespace {

std::optional<Events> pollBitNamed(std::string_view word) {
    for (const EventName& entry : kEventNames)
        if (!Events(entry.bit).isSets() && entry.name.size() == word.size() &&
            ::strncasecmp(entry.name.data(), word.data(), word.size()) == 0)
            return entry.bit;
    return std::nullopt;
}

} // namespace

std::optional<Events> parseEvents(std::string_view text, EventsError* error) {
    Events events;
    if (text.empty() || (text.size() == 4 && ::strncasecmp(text.data(), "none", 4) == 0))
        return events;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('+', begin), text.size());
        const std::optional<Events> bit = pollBitNamed(text.substr(begin, end - begin));
        if (!bit) {
            if (error != nullptr)
                *error = {begin, end - begin};
            return std::nullopt;
        }
        events |= *bit;
        begin = end + 1;
    }
    return events;
}

} // namespace readyscope
