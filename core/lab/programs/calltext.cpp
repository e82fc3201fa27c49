// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/programs/calltext.h"

#include "core/lab/programs/ctext.h"
#include "core/lab/programs/stepwords.h"
#include "core/text/duration.h"
#include "core/text/errors.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace readyscope {

namespace {

enum class Gives : std::uint8_t { Nothing, Bytes, KeptError };

struct Call {
    std::string_view words;
    Gives gives = Gives::Nothing;
};

Call callOf(std::string_view words) {
    constexpr std::string_view kBytes = " =";
    constexpr std::string_view kKeptError = " ->";
    if (words.ends_with(kBytes))
        return {words.substr(0, words.size() - kBytes.size()), Gives::Bytes};
    if (words.ends_with(kKeptError))
        return {words.substr(0, words.size() - kKeptError.size()), Gives::KeptError};
    return {words};
}

using Calls = std::map<std::string_view, Call>;

const Calls& calls() {
    static const Calls kCalls = [] {
        Calls read;
        for (std::string_view text = callWords(); !text.empty();) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            const std::string_view line = text.substr(0, end);
            text.remove_prefix(std::min(end + 1, text.size()));
            const std::size_t verb = line.find(' ');
            if (line.starts_with('#') || verb == std::string_view::npos)
                continue;
            read[line.substr(0, verb)] = callOf(line.substr(line.find_first_not_of(' ', verb)));
        }
        return read;
    }();
    return kCalls;
}

const Call* callOf(const semantics::Step& step) {
    const auto found = step.words.empty() ? calls().end() : calls().find(step.verb());
    return found != calls().end() ? &found->second : nullptr;
}

std::string shortened(const std::string& bytes) {
    constexpr std::size_t kShown = 12;
    return bytes.size() <= kShown ? cString(bytes) : cString(bytes.substr(0, kShown)) + "…";
}

std::string result(Gives gives, long got, std::string_view error) {
    if (gives == Gives::KeptError)
        return " → " + (error.empty() ? "0" : std::string(error));
    if (!error.empty())
        return " = −1 " + std::string(error);
    return gives == Gives::Bytes ? " = " + groupedCount(static_cast<std::uint64_t>(got)) : std::string();
}

bool isCount(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::string callText(const semantics::Step& step) {
    const Call* call = callOf(step);
    if (call == nullptr)
        return step.text;
    Marks marks = marksOf(step);
    const std::vector<std::string> parts = partsOf(step);
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i] == "TEXT")
            marks[std::to_string(i + 1)] = shortened(semantics::bytesOf(step.optional(i + 1)));
    return filledIn(call->words, marks);
}

std::string foretoldResult(const semantics::Step& step) {
    const Call* call = callOf(step);
    if (call == nullptr)
        return {};
    const bool isError = !step.result.empty() && !isCount(step.result);
    std::string wanted = step.result;
    if (wanted.empty() && call->gives == Gives::Bytes) { // in full
        const Marks marks = marksOf(step);
        const auto length = marks.find("length");
        wanted = length != marks.end() ? length->second : step.optional(2);
    }
    return result(call->gives, isError ? -1 : std::strtol(wanted.c_str(), nullptr, 10),
                  isError ? std::string_view(step.result) : std::string_view());
}

std::string resultOf(const recipes::Called& called) {
    const Call* call = callOf(called.step);
    return call == nullptr ? std::string() : result(call->gives, called.got, errnoName(called.error));
}

} // namespace readyscope
