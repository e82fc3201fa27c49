// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/scenarios/scenarioplaces.h"

#include <algorithm>
#include <charconv>

namespace readyscope {

namespace {

// Where the name stands.
struct NamePlace {
    std::size_t begin = std::string_view::npos;
    std::size_t length = 0;
};

NamePlace namePlace(std::string_view address) {
    constexpr std::string_view kKey = ",name=";
    const std::size_t key = address.find(kKey);
    if (key == std::string_view::npos)
        return {};
    const std::size_t begin = key + kKey.size();
    return {begin, std::min(address.find_first_of(",{", begin), address.size()) - begin};
}

} // namespace

std::string nameInAddress(std::string_view address) {
    const NamePlace place = namePlace(address);
    return place.length == 0 ? std::string() : std::string(address.substr(place.begin, place.length));
}

std::string renamed(std::string_view address, std::string_view name) {
    const NamePlace place = namePlace(address);
    std::string text(address);
    return place.length == 0 ? text : text.replace(place.begin, place.length, name);
}

std::optional<std::string> filledIn(std::string_view address, const PlaceValue& valueOf) {
    std::string text;
    for (std::size_t at = 0;;) {
        const std::size_t open = std::min(address.find('{', at), address.size());
        text += address.substr(at, open - at);
        if (open == address.size())
            return text;
        const std::size_t close = address.find('}', open);
        if (close == std::string_view::npos)
            return std::nullopt;
        const std::optional<std::string> value = valueOf(address.substr(open + 1, close - open - 1));
        if (!value)
            return std::nullopt;
        text += *value;
        at = close + 1;
    }
}

bool hasPlace(std::string_view address, std::string_view place) {
    return address.find('{' + std::string(place) + '}') != std::string_view::npos;
}

std::optional<int> portOffset(std::string_view place) {
    constexpr std::string_view kPort = "port";
    if (!place.starts_with(kPort))
        return std::nullopt;
    place.remove_prefix(kPort.size());
    if (place.empty())
        return 0;
    int offset = 0;
    const char* const end = place.data() + place.size();
    const auto [stop, error] = std::from_chars(place.data() + 1, end, offset);
    const bool good = place.front() == '+' && error == std::errc() && stop == end && offset >= 0;
    return good ? std::optional(offset) : std::nullopt;
}

} // namespace readyscope
