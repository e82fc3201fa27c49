// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/scenarios/protocols.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace readyscope {

namespace {

std::string answer(const char* status, const std::string& body, bool hasBody) {
    std::string text = std::string("HTTP/1.0 ") + status + "\r\nServer: readyscope/" READYSCOPE_VERSION +
                       "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + std::to_string(body.size()) +
                       "\r\nConnection: close\r\n\r\n";
    return hasBody ? text + body : text;
}

std::string page(const std::string& title, const std::string& words) {
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title +
           "</title></head>\n<body><h1>" + title + "</h1>\n<p>" + words + "</p></body></html>\n";
}

// Names of rows and addresses of peers are others' words.
std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '<' || c == '>' || c == '&' || c == '"')
            safe += "&#" + std::to_string(static_cast<int>(c)) + ';';
        else
            safe += c;
    }
    return safe;
}

} // namespace

std::optional<Service> serviceNamed(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, Service>, 5> kNames{{{"echo", Service::Echo},
                                                                          {"discard", Service::Discard},
                                                                          {"daytime", Service::Daytime},
                                                                          {"chargen", Service::Chargen},
                                                                          {"web", Service::Web}}};
    const auto* found = std::ranges::find(kNames, name, &std::pair<std::string_view, Service>::first);
    return found != kNames.end() ? std::optional(found->second) : std::nullopt;
}

// Not strftime(3), which would write the names in the user's language; RFC 867 asks for ASCII.
std::string daytimeText(std::time_t now) {
    constexpr std::array<const char*, 7> kDays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                               "Thursday", "Friday", "Saturday"};
    constexpr std::array<const char*, 12> kMonths{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
    std::tm local{};
    ::localtime_r(&now, &local);
    std::array<char, 128> text{};
    std::snprintf(text.data(), text.size(), "%s, %s %d, %d %02d:%02d:%02d-%s\r\n",
                  kDays.at(static_cast<std::size_t>(local.tm_wday)), kMonths.at(static_cast<std::size_t>(local.tm_mon)),
                  local.tm_mday, local.tm_year + 1900, local.tm_hour, local.tm_min, local.tm_sec,
                  local.tm_zone != nullptr ? local.tm_zone : "UTC");
    return text.data();
}

const std::string& chargenLines() {
    static const std::string kLines = [] {
        constexpr int kPrinting = 95;
        constexpr int kWidth = 72;
        constexpr int kRounds = 8;
        std::string lines;
        for (int line = 0; line < kRounds * kPrinting; ++line) {
            for (int column = 0; column < kWidth; ++column)
                lines += static_cast<char>(' ' + (line + column) % kPrinting);
            lines += "\r\n";
        }
        return lines;
    }();
    return kLines;
}

std::optional<std::size_t> endOfRequest(std::string_view bytes) {
    std::optional<std::size_t> end;
    for (const std::string_view blank : {std::string_view("\r\n\r\n"), std::string_view("\n\n")})
        if (const std::size_t at = bytes.find(blank); at != std::string_view::npos)
            end = std::min(end.value_or(at + blank.size()), at + blank.size());
    return end;
}

std::string webAnswer(std::string_view request, std::string_view ours, std::string_view peer) {
    const std::string_view line = request.substr(0, request.find_first_of("\r\n"));
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    const bool isRequest = endOfRequest(request) && first != std::string_view::npos && last > first &&
                           line.substr(last + 1).starts_with("HTTP/");
    if (!isRequest)
        return answer("400 Bad Request", page("Bad request", "That was not a request of HTTP/1.0."), true);
    const std::string_view method = line.substr(0, first);
    if (method != "GET" && method != "HEAD")
        return answer("501 Not Implemented", page("Not implemented", "GET and HEAD are what there is."), true);
    const std::string words = "This is row " + escaped(ours) + ", and you are " + escaped(peer) +
                              ". Your connect made listener readable; your request made this row readable, and as it "
                              "was answered the row ended.";
    return answer("200 OK", page("Readyscope", words), method == "GET");
}

} // namespace readyscope
