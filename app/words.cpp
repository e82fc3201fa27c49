// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words.h"

#include "app/linesplitter.h"
#include "core/lab/recipes/recipe.h"
#include "core/multiplexer/registry.h"
#include "core/socket/fd.h"
#include "core/text/duration.h"
#include "core/text/errors.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <set>

#include <fcntl.h>

namespace readyscope::words {

namespace {

std::string quoted(const std::string& word) { return '"' + word + '"'; }

[[noreturn]] void refuseFile(const char* call, const std::string& path) {
    throw Refusal{inEnglish(sentenceFor({call, errno, path, ""}))};
}

void addLine(std::vector<NumberedLine>& lines, const std::string& path, std::size_t number, const std::string& text) {
    const std::string where = path + ": line " + std::to_string(number) + ": ";
    std::variant<ScriptLine, ScriptError> parsed = parseScriptLine(text);
    if (const auto* wrong = std::get_if<ScriptError>(&parsed))
        throw Refusal{where + inEnglish(wrong->sentence)};
    if (const std::string& recipe = std::get<ScriptLine>(parsed).recipe;
        !recipe.empty() && recipes::recipeNamed(recipe) == nullptr)
        throw Refusal{where + inEnglish(recipes::unknownRecipe(recipe))};
    lines.push_back({number, std::get<ScriptLine>(std::move(parsed))});
}

} // namespace

Backend backend(const std::string& word) {
    const std::optional<Backend> backend = backendNamed(word);
    if (!backend)
        throw Refusal{"--backend " + quoted(word) + ": not select, pselect, poll, ppoll, epoll, epoll-et or io_uring"};
    if (const BackendInfo info = probeBackend(*backend); !info.works)
        throw Refusal{"--backend " + quoted(word) + ": " + inEnglish(info.note)};
    return *backend;
}

Mode mode(const std::string& word) {
    const std::optional<Mode> mode = modeNamed(word);
    if (!mode)
        throw Refusal{"--mode " + quoted(word) + ": not transitions or every-return"};
    return *mode;
}

int number(const std::string& option, const std::string& word, int least, int most) {
    int value = 0;
    const char* const end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data(), end, value);
    if (error != std::errc() || stop != end || value < least || value > most)
        throw Refusal{option + " " + quoted(word) + ": not a number from " + std::to_string(least) + " to " +
                      std::to_string(most)};
    return value;
}

Nanos duration(const std::string& option, const std::string& word) {
    const std::variant<Nanos, Sentence> parsed = parseDuration(word);
    if (const auto* wrong = std::get_if<Sentence>(&parsed))
        throw Refusal{option + ": " + inEnglish(*wrong)};
    return std::get<Nanos>(parsed);
}

Nanos finiteDuration(const std::string& option, const std::string& word) {
    const Nanos value = duration(option, word);
    if (value == kInfinite)
        throw Refusal{option + ' ' + quoted(word) + ": it cannot be infinite"};
    return value;
}

std::vector<Address> sockets(const std::vector<std::string>& words) {
    std::vector<Address> addresses;
    std::set<std::string> names;
    for (const std::string& word : words) {
        AddressResult parsed = parseAddress(word);
        if (const auto* wrong = std::get_if<AddressError>(&parsed))
            throw Refusal{commandLineMessage(word, *wrong)};
        addresses.push_back(std::get<Address>(std::move(parsed)));
        const std::string& name = addresses.back().name;
        if (!name.empty() && !names.insert(name).second)
            throw Refusal{word + ": name " + quoted(name) + ": another socket has it"};
    }
    return addresses;
}

ScenarioChoice scenario(const std::string& word, const std::vector<Address>& sockets) {
    const std::variant<ScenarioChoice, Sentence> parsed = parseScenarioChoice(word);
    if (const auto* wrong = std::get_if<Sentence>(&parsed))
        throw Refusal{"--scenario " + quoted(word) + ": " + inEnglish(*wrong)};
    const ScenarioChoice& choice = std::get<ScenarioChoice>(parsed);
    for (const std::string& name : choice.scenario->rowNames(choice.port.has_value()))
        for (const Address& socket : sockets)
            if (socket.name == name)
                throw Refusal{"--scenario " + quoted(word) + ": name " + quoted(name) + ": another socket has it"};
    return choice;
}

std::vector<NumberedLine> scriptFile(const std::string& path) {
    const Fd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file)
        refuseFile("open", path);
    std::vector<NumberedLine> lines;
    LineSplitter splitter;
    std::size_t number = 0;
    std::array<char, 65536> buffer{};
    for (;;) {
        const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            refuseFile("read", path);
        const std::string_view bytes(buffer.data(), static_cast<std::size_t>(got));
        for (const std::string& text : got == 0 ? splitter.finish() : splitter.feed(bytes))
            addLine(lines, path, ++number, text);
        if (got == 0)
            return lines;
    }
}

} // namespace readyscope::words
