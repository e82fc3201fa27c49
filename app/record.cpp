// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record.h"

#include "app/recording.h"
#include "app/tell.h"
#include "core/text/errors.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace readyscope {

namespace {

int refuse(const char* call, int error, const std::string& subject) {
    tell(inEnglish(sentenceFor({call, error, subject, ""})));
    return 1;
}

} // namespace

int record(const RecordOptions& options, bool outputIsOpen) {
    if (options.output == "-") {
        if (!outputIsOpen)
            return refuse("write", EBADF, "standard output");
        return Recording(options, STDOUT_FILENO, "standard output").run();
    }
    const Fd file(::open(options.output.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (!file)
        return refuse("open", errno, options.output);
    return Recording(options, file.get(), options.output).run();
}

} // namespace readyscope
