# SPDX-FileCopyrightText: 2026 The Readyscope developers
# SPDX-License-Identifier: GPL-3.0-or-later

# cmake -DINPUT=FILE -DOUTPUT=FILE.cpp -P embed.cmake: the bytes of the readiness table as a source.
file(READ ${INPUT} bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
file(WRITE ${OUTPUT} "#include \"core/lab/semantics.h\"
namespace {
constexpr char kBytes[] = {${bytes}};
}
std::string_view readyscope::semantics::tableText() { return {kBytes, sizeof kBytes}; }
")
