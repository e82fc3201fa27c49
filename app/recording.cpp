// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recording.h"

#include "app/tell.h"
#include "core/engine/captureheader.h"
#include "core/socket/descriptorlimit.h"
#include "core/text/errors.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <thread>

#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace readyscope {

namespace {

// Nothing here reads the trace again: the lines are the record.
constexpr std::size_t kStoreBytes = std::size_t{1} << 20;

sigset_t endingSignals() {
    sigset_t set{};
    ::sigemptyset(&set);
    ::sigaddset(&set, SIGINT);
    ::sigaddset(&set, SIGTERM);
    return set;
}

std::string inWords(const SysError& error) { return inEnglish(sentenceFor(error)); }

} // namespace

Recording::Recording(const RecordOptions& options, int output, std::string outputName)
    : m_options(options), m_writer(output, {options.waits, std::size_t{64} << 20},
                                   [name = std::move(outputName)](const SysError& error) {
                                       SysError named = error;
                                       named.subject = name;
                                       tell(inWords(named));
                                   }),
      m_listener(m_writer), m_store(kStoreBytes), m_engine(options.settings, m_store, m_listener),
      m_recipes(m_engine, m_listener, options.settings),
      m_runner(
          [this](Command command) {
              m_recipes.note(command);
              return m_engine.post(std::move(command));
          },
          monotonicNow(), [this](const std::string& recipe) { return m_recipes.begin(recipe); }) {
    const sigset_t ending = endingSignals();
    m_signals.reset(::signalfd(-1, &ending, SFD_CLOEXEC | SFD_NONBLOCK));
    m_finished.reset(::eventfd(0, EFD_CLOEXEC));
}

int Recording::run() {
    if (const Status prepared = m_engine.prepare(); !prepared) {
        tell(inWords(prepared.error()));
        return 1;
    }
    if (!m_signals || !m_finished || m_listener.fd() < 0 || m_heard.fd() < 0) {
        tell(inWords({"eventfd", EMFILE, "record", ""}));
        return 1;
    }
    begin();
    std::thread engine([this] { m_engine.run(); });
    loop();
    m_recipes.cancel();
    if (!m_runner.hasQuit())
        m_engine.post(command::Quit{});
    engine.join();
    readNews();
    showHeard();
    m_scenario.reset();
    waitForReader();
    return status();
}

void Recording::begin() {
    const CaptureHeader header = headerFor(m_options.settings);
    m_writer.begin(header);
    m_start = header.clock.monotonic;
    for (const Address& address : m_options.sockets)
        m_runner.add({0, command::Add{address}, {}}, {}, m_start);
    if (m_options.scenario)
        beginScenario();
    for (const NumberedLine& line : m_options.lines)
        m_runner.add(line.line, m_options.script + ": line " + std::to_string(line.number), m_start);
}

void Recording::beginScenario() {
    m_scenario = std::make_unique<ScenarioRun>(*m_options.scenario,
                                               [this](Command command) { return m_engine.post(std::move(command)); });
    if (const Status started = m_scenario->start(); !started) {
        learn(ScriptRunner::Failure{{}, started.error()});
        m_scenario.reset();
        return;
    }
    if (m_options.scenario->port)
        m_engine.setReadTap(&m_heard);
    for (const Address& address : m_scenario->addresses())
        m_runner.add({0, command::Add{address}, {}}, {}, m_start);
}

bool Recording::isOver(Nanos now) const {
    if (m_signalled || m_runner.hasQuit())
        return true;
    if (m_options.duration)
        return *m_options.duration != kInfinite && now - m_start >= *m_options.duration;
    return !m_options.script.empty() && !readsScript() && m_runner.idle();
}

void Recording::loop() {
    for (;;) {
        const Nanos now = monotonicNow();
        m_runner.advance(now);
        if (isOver(now))
            return;
        sleep(now);
    }
}

void Recording::sleep(Nanos now) {
    // So many lines ahead are enough; the rest stays in the pipe, and whoever writes there waits.
    constexpr std::size_t kAhead = 256;
    const int script = readsScript() && m_runner.waiting() < kAhead ? STDIN_FILENO : -1;
    std::array<pollfd, 5> sources{{{m_signals.get(), POLLIN, 0},
                                   {m_listener.fd(), POLLIN, 0},
                                   {m_clock.fd(), POLLIN, 0},
                                   {script, POLLIN, 0},
                                   {m_heard.fd(), POLLIN, 0}}};
    Nanos until = m_runner.nextDue();
    if (m_options.duration && *m_options.duration != kInfinite) {
        const Nanos last = m_start > std::numeric_limits<Nanos>::max() - *m_options.duration
                               ? std::numeric_limits<Nanos>::max()
                               : m_start + *m_options.duration;
        until = until == kInfinite ? last : std::min(until, last);
    }
    const Nanos left = std::max<Nanos>(until - now, 0);
    const timespec timeout{left / kSecond, left % kSecond};
    if (::ppoll(sources.data(), sources.size(), until == kInfinite ? nullptr : &timeout, nullptr) <= 0)
        return;
    if (sources[0].revents != 0)
        readSignal();
    if (sources[1].revents != 0 || sources[4].revents != 0)
        readNews();
    if (sources[4].revents != 0)
        showHeard();
    if (sources[2].revents != 0)
        readClock();
    if (sources[3].revents != 0)
        readScript();
}

void Recording::readSignal() {
    signalfd_siginfo info{};
    m_signalled |= ::read(m_signals.get(), &info, sizeof info) == sizeof info;
}

void Recording::readClock() {
    const WallClock::News news = m_clock.take();
    if (news.slept)
        m_writer.add(*news.slept);
    m_writer.add(news.pair);
}

// Standard input is never set non-blocking: it may be shared. One read after poll(2) named it takes what is there.
void Recording::readScript() {
    std::array<char, 65536> buffer{};
    const ssize_t got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (got < 0)
        learn(ScriptRunner::Failure{{}, {"read", errno, "standard input", ""}});
    m_scriptEnded = got <= 0;
    const std::string_view bytes(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    for (const std::string& line : m_scriptEnded ? m_splitter.finish() : m_splitter.feed(bytes))
        obey(line);
}

void Recording::obey(const std::string& line) {
    const std::string where = "standard input: line " + std::to_string(++m_lines);
    std::variant<ScriptLine, ScriptError> parsed = parseScriptLine(line);
    SysError wrong{"script", 0, where, ""};
    if (const auto* error = std::get_if<ScriptError>(&parsed)) {
        wrong.detail = inEnglish(error->sentence);
    } else {
        const auto& command = std::get<ScriptLine>(parsed).command;
        const auto* add = command ? std::get_if<command::Add>(&*command) : nullptr;
        const std::string& recipe = std::get<ScriptLine>(parsed).recipe;
        if (!recipe.empty() && recipes::recipeNamed(recipe) == nullptr)
            wrong.detail = inEnglish(recipes::unknownRecipe(recipe));
        if (add != nullptr && add->address.kind == Kind::Stdin)
            wrong.detail = add->address.text + ": the script is read from there already";
    }
    if (wrong.detail.empty()) {
        m_runner.add(std::get<ScriptLine>(std::move(parsed)), where, monotonicNow());
        return;
    }
    m_failed = true;
    m_writer.add(ErrorRecord{monotonicNow(), kNoSocket, wrong});
    tell(inWords(wrong));
}

bool Recording::wasTold(const SysError& error) {
    constexpr std::size_t kRemembered = 64;
    if (std::find(m_told.begin(), m_told.end(), error) != m_told.end())
        return true;
    m_told.push_back(error);
    if (m_told.size() > kRemembered)
        m_told.pop_front();
    return false;
}

void Recording::learn(const ErrorRecord& error) {
    wasTold(error.error);
    tell(inWords(error.error));
    if (error.error.errnum == EMFILE && !std::exchange(m_usedUp, true))
        tell(inEnglish(descriptorsUsedUp()));
}

// A socket's own failure has come as an error record already; it is not told a second time.
void Recording::learn(const ScriptRunner::Failure& failure) {
    const bool ofScript = !failure.where.empty();
    m_failed |= ofScript;
    m_neverOpened += ofScript ? 0 : 1;
    if (wasTold(failure.error))
        return;
    m_writer.add(ErrorRecord{monotonicNow(), kNoSocket, failure.error});
    tell((ofScript ? failure.where + ": " : std::string()) + inWords(failure.error));
}

void Recording::readNews() {
    const Listener::News news = m_listener.take();
    for (const SocketInfo& socket : news.sockets) {
        m_runner.learn(socket);
        m_states[socket.id] = socket.state;
        if (m_scenario && m_scenario->isHeard(socket))
            m_speaker = socket.id;
        if (m_scenario)
            m_scenario->socketChanged(socket);
    }
    for (const ErrorRecord& error : news.errors)
        learn(error);
    for (const Answer& answer : news.answers) {
        if (m_scenario)
            m_scenario->answered(answer);
        learn(answer);
    }
    if (const std::optional<Answer> answer = m_recipes.takeAnswer())
        learn(*answer);
}

void Recording::learn(const Answer& answer) {
    if (const std::optional<ScriptRunner::Failure> failure = m_runner.learn(answer))
        learn(*failure);
}

// A socket is told of before anything is read from it, so the news come first.
void Recording::showHeard() {
    for (const auto& [socket, words] : m_heard.take())
        if (socket == m_speaker)
            show(words);
}

// The reader may be slow, or never come back. Who asks twice to end, a second apart, does not wait for it.
void Recording::waitForReader() {
    const Nanos since = monotonicNow();
    std::thread finisher([this] {
        m_writer.finish();
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written = ::write(m_finished.get(), &one, sizeof one);
    });
    std::array<pollfd, 2> sources{{{m_finished.get(), POLLIN, 0}, {m_signals.get(), POLLIN, 0}}};
    while (::poll(sources.data(), sources.size(), -1) < 0 || sources[0].revents == 0) {
        m_signalled = false;
        readSignal();
        if (m_signalled && monotonicNow() - since > kSecond) {
            tell(m_options.output + ": its reader does not take the rest, which is lost");
            ::_exit(1);
        }
    }
    finisher.join();
}

int Recording::status() const {
    const bool allFailed = std::all_of(m_states.begin(), m_states.end(),
                                       [](const auto& entry) { return entry.second == SocketState::Failed; });
    const bool noneWatched = allFailed && (!m_states.empty() || m_neverOpened > 0);
    return m_failed || m_writer.failed() || noneWatched ? 1 : 0;
}

} // namespace readyscope
