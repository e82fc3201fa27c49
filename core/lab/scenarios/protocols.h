// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the small services say: RFC 862 (echo), 863 (discard), 864 (chargen), 867 (daytime), and RFC 1945 (HTTP/1.0).

#include <ctime>
#include <optional>
#include <string>
#include <string_view>

namespace readyscope {

enum class Service { Echo, Discard, Daytime, Chargen, Web };
std::optional<Service> serviceNamed(std::string_view name);

// "Thursday, November 26, 2026 16:40:00-UTC" and CR LF, in the machine's time zone.
std::string daytimeText(std::time_t now);

// Lines of 72 printing characters, each of which begins with the next one: so many that they can follow each other
// without end. The same each time, and it lives for ever.
const std::string& chargenLines();

// The end of a request's head, or nothing while it is not whole. Bytes, from its beginning.
std::optional<std::size_t> endOfRequest(std::string_view bytes);
inline constexpr std::size_t kLongestRequest = 8192;
// The whole answer; `ours` and `peer` name the row and who asks.
std::string webAnswer(std::string_view request, std::string_view ours, std::string_view peer);

} // namespace readyscope
