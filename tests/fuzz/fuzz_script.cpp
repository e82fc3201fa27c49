// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Any line is either a command or an error that points into the line and says why; whatever is after a command's name
// never reaches past the line.

#include "core/engine/script.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace readyscope;

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

void checkError(std::string_view line, const ScriptError& error) {
    require(error.position <= line.size() && error.length <= line.size() - error.position);
    require(!inEnglish(error.sentence).empty());
}

void checkLine(std::string_view line, const ScriptLine& parsed) {
    require(parsed.delay >= 0);
    if (!parsed.command)
        return;
    if (const auto* send = std::get_if<command::Send>(&*parsed.command))
        require(send->bytes.size() <= line.size());
    if (const auto* mark = std::get_if<command::Mark>(&*parsed.command))
        require(!mark->text.empty() && line.find(mark->text) != std::string_view::npos);
    if (const auto* close = std::get_if<command::Close>(&*parsed.command))
        require((close->socket.id == kNoSocket) != close->socket.name.empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::string_view line = text.substr(0, text.find('\n'));
    const auto parsed = parseScriptLine(line);
    if (const auto* error = std::get_if<ScriptError>(&parsed))
        checkError(line, *error);
    else
        checkLine(line, std::get<ScriptLine>(parsed));
    return 0;
}
