# SPDX-FileCopyrightText: 2026 The Readyscope developers
# SPDX-License-Identifier: GPL-3.0-or-later

# cmake -DINPUT=FILE -DOUTPUT=FILE.cpp -DHEADER=FILE.h -DFUNCTION=NAME -P embed.cmake: the bytes of a file as a source,
# which defines the function that HEADER declares.
file(READ ${INPUT} bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
file(WRITE ${OUTPUT} "#include \"${HEADER}\"
namespace {
constexpr char kBytes[] = {${bytes}};
}
std::string_view ${FUNCTION}() { return {kBytes, sizeof kBytes}; }
")
