// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One capture from its first line to its last. The main thread sleeps in one poll(2) over signals, the clock, the
// engine's news and the script, so that an idle engine is woken by none of these.

#include "app/commandline.h"
#include "app/heard.h"
#include "app/linesplitter.h"
#include "app/listener.h"
#include "app/recipedesk.h"
#include "app/wallclock.h"
#include "core/engine/scriptrunner.h"
#include "core/lab/scenarios/scenariorun.h"

#include <deque>
#include <map>

namespace readyscope {

class Recording {
public:
    Recording(const RecordOptions& options, int output, std::string outputName);

    // The exit status.
    int run();

private:
    void begin();
    void beginScenario();
    void loop();
    int status() const;

    bool isOver(Nanos now) const;
    void sleep(Nanos now);
    void readSignal();
    void readScript();
    void obey(const std::string& line);
    void readNews();
    void showHeard();
    void readClock();
    void waitForReader();

    void learn(const ErrorRecord& error);
    void learn(const ScriptRunner::Failure& failure);
    void learn(const Answer& answer);
    bool wasTold(const SysError& error);
    bool readsScript() const { return m_options.script == "-" && !m_scriptEnded; }

    const RecordOptions& m_options;
    JsonWriter m_writer;
    Listener m_listener;
    Store m_store;
    Heard m_heard;
    Engine m_engine;
    RecipeDesk m_recipes;
    ScriptRunner m_runner;
    WallClock m_clock;
    LineSplitter m_splitter;
    Fd m_signals;
    Fd m_finished; // an eventfd, had while there are descriptors: the last line has been written

    Nanos m_start = 0;
    std::size_t m_lines = 0; // of the script that have been read
    bool m_scriptEnded = false;
    bool m_signalled = false;
    bool m_failed = false; // a command of the script
    bool m_usedUp = false; // that there are no descriptors left has been said
    std::size_t m_neverOpened = 0;
    std::map<SocketId, SocketState> m_states;
    std::unique_ptr<ScenarioRun> m_scenario; // posts to the engine
    SocketId m_speaker = kNoSocket;          // whose words are shown
    std::deque<SysError> m_told;             // the latest
};

} // namespace readyscope
