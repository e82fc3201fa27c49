// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/script.h"

#include "core/engine/scriptreader.h"

#include <algorithm>
#include <array>

namespace readyscope {

namespace {

using Reader = ScriptReader;

Command readAccept(Reader& reader) {
    command::Accept accept{reader.target(), false};
    if (!reader.peek().empty()) {
        const std::string_view all = reader.word();
        accept.all = all == "all";
        if (!accept.all)
            reader.fail(all, {READYSCOPE_TEXT("\"%1\": only \"all\" may stand there"), {std::string(all)}});
    }
    return accept;
}

// Nothing to send is an error here: there would be no urgent byte.
Command readUrgent(Reader& reader) {
    command::SendUrgent urgent{reader.target(), reader.bytes()};
    if (!reader.error() && urgent.bytes.empty())
        reader.fail(reader.peek(), {READYSCOPE_TEXT("%1 is missing"), {"the text"}});
    return urgent;
}

Command readOption(Reader& reader) {
    Target target = reader.target();
    const OptionValue chosen = reader.option();
    return command::SetOption{std::move(target), std::string(chosen.option != nullptr ? chosen.option->name : ""),
                              chosen.value};
}

Command readMask(Reader& reader) {
    command::SetMask mask;
    while (!reader.peek().empty() && !reader.error())
        mask.blocked.push_back(reader.signal());
    return mask;
}

Command readResample(Reader& reader) {
    const std::string_view found = reader.peek();
    const command::SetResample resample{reader.finiteDuration("resample")};
    if (!reader.error() && resample.period == 0)
        reader.fail(found, {READYSCOPE_TEXT("resample \"%1\": it must be above 0"), {std::string(found)}});
    return resample;
}

struct Verb {
    std::string_view name;
    Command (*read)(Reader&);
};

// Braced lists are evaluated from left to right, so the words are read in their order.
constexpr std::array kVerbs{
    Verb{"add", [](Reader& r) -> Command { return command::Add{r.address()}; }},
    Verb{"remove", [](Reader& r) -> Command { return command::Remove{r.target()}; }},
    Verb{"close", [](Reader& r) -> Command { return command::Close{r.target()}; }},
    Verb{"reset", [](Reader& r) -> Command { return command::Reset{r.target()}; }},
    Verb{"interest",
         [](Reader& r) -> Command {
             return command::SetInterest{r.target(), r.events()};
         }},
    Verb{"policy",
         [](Reader& r) -> Command {
             return command::SetPolicy{r.target(), r.policy()};
         }},
    Verb{"option", readOption},
    Verb{"accept", readAccept},
    Verb{"connect", [](Reader& r) -> Command { return command::Connect{r.target()}; }},
    Verb{"send",
         [](Reader& r) -> Command {
             return command::Send{r.target(), r.bytes()};
         }},
    Verb{"sendfile",
         [](Reader& r) -> Command {
             return command::SendFile{r.target(), r.path()};
         }},
    Verb{"urgent", readUrgent},
    Verb{"flood", [](Reader& r) -> Command { return command::Flood{r.target()}; }},
    Verb{"receive",
         [](Reader& r) -> Command {
             return command::Receive{r.target(), r.byteCount()};
         }},
    Verb{"peek",
         [](Reader& r) -> Command {
             return command::Peek{r.target(), r.byteCount()};
         }},
    Verb{"shutdown",
         [](Reader& r) -> Command {
             return command::ShutDown{r.target(), r.direction()};
         }},
    Verb{"backend", [](Reader& r) -> Command { return command::SetBackend{r.backend()}; }},
    Verb{"timeout", [](Reader& r) -> Command { return command::SetTimeout{r.duration()}; }},
    Verb{"mode", [](Reader& r) -> Command { return command::SetMode{r.mode()}; }},
    Verb{"resample", readResample},
    Verb{"pace", [](Reader& r) -> Command { return command::SetPace{r.finiteDuration("pace")}; }},
    Verb{"mask", readMask},
    Verb{"raise", [](Reader& r) -> Command { return command::Raise{r.signal()}; }},
    Verb{"mark", [](Reader& r) -> Command { return command::Mark{r.text()}; }},
    Verb{"quit", [](Reader&) -> Command { return command::Quit{}; }},
};

Nanos readDelay(Reader& reader) {
    const std::string_view found = reader.peek();
    if (!found.starts_with('+'))
        return 0;
    Reader inner(found.substr(1));
    const Nanos delay = inner.finiteDuration("+");
    reader.word();
    if (inner.error())
        reader.fail(found, inner.error()->sentence);
    return delay;
}

void readCommand(Reader& reader, ScriptLine& line) {
    const std::string_view name = reader.word();
    if (name.empty() || reader.error())
        return;
    if (name == "recipe") {
        line.recipe = reader.word("the recipe");
        reader.expectEnd();
        return;
    }
    const auto* const verb =
        std::find_if(kVerbs.begin(), kVerbs.end(), [name](const Verb& known) { return known.name == name; });
    if (verb == kVerbs.end()) {
        reader.fail(name, {READYSCOPE_TEXT("\"%1\": not a command"), {std::string(name)}});
        return;
    }
    line.command = verb->read(reader);
    reader.expectEnd();
}

} // namespace

std::variant<ScriptLine, ScriptError> parseScriptLine(std::string_view line) {
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (line.size() > kLongestScriptLine)
        return ScriptError{kLongestScriptLine,
                           line.size() - kLongestScriptLine,
                           {READYSCOPE_TEXT("the line is longer than %1 bytes"), {std::to_string(kLongestScriptLine)}}};
    Reader reader(line);
    ScriptLine parsed;
    parsed.delay = readDelay(reader);
    readCommand(reader, parsed);
    if (reader.error())
        return *reader.error();
    return parsed;
}

} // namespace readyscope
