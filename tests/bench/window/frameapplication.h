// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An application that knows what each frame took: all that its thread did, in the thread's own time, from the end of
// one painting of a window to the end of the next.

#include <QApplication>

#include <chrono>
#include <vector>

namespace readyscope::bench {

class FrameApplication : public QApplication {
public:
    FrameApplication(int& argc, char** argv);

    struct Run {
        std::vector<std::int64_t> frames; // ns each, in order
        double seconds = 0;
        double share = 0; // of a core, by this thread
    };
    // Runs the event loop for so long.
    Run run(std::chrono::milliseconds duration);

    bool notify(QObject* receiver, QEvent* event) override;

private:
    std::vector<std::int64_t> m_frames;
    std::int64_t m_last = 0;
};

// "median / p99 / longest", in ms, then how many a second.
void printFrames(const FrameApplication::Run& run);

} // namespace readyscope::bench
