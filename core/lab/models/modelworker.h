// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A run in a process of its own, of the same program: its signals, threads and limits touch nobody else. What it found
// comes through a pipe at its end.

#include "core/lab/models/modelrecords.h"
#include "core/socket/fd.h"

#include <span>
#include <string>
#include <vector>

#include <sys/types.h>

namespace readyscope {

class ModelWorker {
public:
    // The first argument of a program that is a worker.
    static constexpr const char* kArgument = "model-worker";

    ModelWorker() = default;
    ModelWorker(const ModelWorker&) = delete;
    ModelWorker& operator=(const ModelWorker&) = delete;
    ~ModelWorker() { cancel(); }

    // `program` is given kArgument. Where the calling thread ends, so does the worker.
    Status start(const ModelRun& run, const std::string& program = "/proc/self/exe");
    pid_t pid() const { return m_child; }
    int descriptor() const { return m_pipe.get(); } // readable when read() has something to do
    // What is there by now; false at the end.
    bool read();
    // After the end, once.
    Result<ModelResult> result();
    // Kills it, and what it began.
    void cancel();

private:
    int reap();

    pid_t m_child = -1;
    Fd m_pipe;
    std::vector<char> m_bytes;
};

// main() of a worker: performs the run that its arguments name, and writes to standard output. Its exit status.
int runModelWorker(std::span<const char* const> arguments);

} // namespace readyscope
