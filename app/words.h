// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Words of the command line to values; what is wrong is thrown as Refusal and caught in parseCommandLine, so that it
// never leaves this part of the program.

#include "app/commandline.h"

namespace readyscope {

// To follow "readyscope: ".
struct Refusal {
    std::string sentence;
};

namespace words {
Backend backend(const std::string& word);
Mode mode(const std::string& word);
int number(const std::string& option, const std::string& word, int least, int most);
Nanos duration(const std::string& option, const std::string& word);
Nanos finiteDuration(const std::string& option, const std::string& word);
// Also refuses two that ask for the same name.
std::vector<Address> sockets(const std::vector<std::string>& words);
// Also refuses one with a row of a name that another socket has.
ScenarioChoice scenario(const std::string& word, const std::vector<Address>& sockets);
std::vector<NumberedLine> scriptFile(const std::string& path);
} // namespace words

} // namespace readyscope
