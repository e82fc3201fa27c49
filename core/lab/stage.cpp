// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/stage.h"

#include "core/lab/stageparts.h"
#include "core/text/errors.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>

#include <poll.h>

namespace readyscope::semantics {

namespace {

constexpr int kPatience = 10'000; // ms

const Verb* verbNamed(std::string_view name) {
    for (const auto& verbs : {socketVerbs(), transferVerbs(), otherVerbs()})
        for (const Verb& verb : verbs)
            if (verb.usage.verb == name)
                return &verb;
    return nullptr;
}

SysError otherThanSaid(const Step& step, const std::string& what) {
    return {std::string(step.verb()), 0, step.text, what};
}

} // namespace

int Scene::fd(const Step& step, std::size_t argument) const {
    const auto found = fds.find(step.argument(argument));
    return found != fds.end() ? found->second.get() : -1;
}

Status Scene::put(const std::string& name, Fd fd) {
    numbers[name] = fd.get();
    fds[name] = std::move(fd);
    return Done{};
}

Result<std::string> Scene::path(const std::string& name) {
    if (directory.empty()) {
        std::string pattern = (std::filesystem::temp_directory_path() / "readyscope-stage-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr)
            return SysError{"mkdtemp", errno, pattern, {}};
        directory = pattern;
    }
    return directory + "/" + name;
}

void Scene::block(int signal) {
    ::sigaddset(&blocked, signal);
    ::pthread_sigmask(SIG_BLOCK, &blocked, nullptr);
}

Stage::Stage() : m_scene(std::make_unique<Scene>()) {
    ::pthread_sigmask(SIG_SETMASK, nullptr, &m_scene->before);
    ::sigemptyset(&m_scene->blocked);
    m_scene->block(SIGPIPE); // a write to a pipe without a reader is to fail, not to kill
}

Stage::~Stage() {
    const timespec atOnce{};
    while (::sigtimedwait(&m_scene->blocked, nullptr, &atOnce) > 0) // so that none is delivered after the stage
        continue;
    ::pthread_sigmask(SIG_SETMASK, &m_scene->before, nullptr);
    std::error_code ignored;
    if (!m_scene->directory.empty())
        std::filesystem::remove_all(m_scene->directory, ignored);
}

Status Stage::perform(const Step& step) {
    const Verb* verb = step.words.empty() ? nullptr : verbNamed(step.verb());
    if (verb == nullptr)
        return SysError{"perform", ENOSYS, step.text, {}};
    const Result<Amount> done = verb->perform(*m_scene, step);
    m_gave = done ? Gave{done->got, 0} : Gave{0, done.error().errnum};
    if (!done)
        return errnoName(done.error().errnum) == step.result ? Status(Done{}) : done.error();
    const std::string got = std::to_string(done->got);
    if (step.result.empty() ? done->got != done->wanted : got != step.result)
        return otherThanSaid(step, "it gave " + got);
    return Done{};
}

void Stage::setInterrupt(int fd) { m_scene->interrupt = fd; }

int Stage::number(const std::string& name) const {
    const auto found = m_scene->numbers.find(name);
    return found != m_scene->numbers.end() ? found->second : -1;
}

const std::vector<Usage>& stepUsages() {
    static const std::vector<Usage> kUsages = [] {
        std::vector<Usage> usages;
        for (const auto& verbs : {socketVerbs(), transferVerbs(), otherVerbs()})
            for (const Verb& verb : verbs)
                usages.push_back(verb.usage);
        return usages;
    }();
    return kUsages;
}

SysError failed(const char* call, const Step& step) { return {call, errno, step.text, {}}; }

Result<Amount> keep(Scene& scene, const Step& step, std::size_t argument, const char* call, int made) {
    if (made < 0)
        return failed(call, step);
    if (const Status put = scene.put(step.argument(argument), Fd(made)); !put)
        return put.error();
    return Amount{};
}

Result<Amount> checked(int answer, const char* call, const Step& step) {
    if (answer < 0)
        return failed(call, step);
    return Amount{};
}

namespace {

// poll(2) returns for the first of them; where that is not all it is asked again for the rest alone.
Result<Amount> told(const Scene& scene, int fd, Events events, const Step& step) {
    Events missing = events;
    while (!missing.empty()) {
        std::array<pollfd, 2> asked{{{fd, missing.toPoll(), 0}, {scene.interrupt, POLLIN, 0}}};
        const int ready = ::poll(asked.data(), asked.size(), kPatience);
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0 || asked[1].revents != 0) {
            errno = ready < 0 ? errno : ready == 0 ? ETIMEDOUT : ECANCELED;
            return failed("poll", step);
        }
        const Events seen = Events::fromPoll(asked[0].revents);
        const Events left = Events::fromBits(static_cast<std::uint16_t>(missing.bits() & ~seen.bits()));
        // HUP and ERR cannot be unasked: without progress this would spin, so it is given up at once.
        if (left == missing)
            return SysError{"poll", 0, step.text, "it told " + toString(seen)};
        missing = left;
    }
    return Amount{};
}

} // namespace

// tcp_poll() takes no lock: beside a segment that is just coming in, as where a second urgent byte moves the mark, it
// can tell what was never so. It does not twice.
Result<Amount> awaited(const Scene& scene, int fd, Events events, const Step& step) {
    const Result<Amount> first = told(scene, fd, events, step);
    return first ? told(scene, fd, events, step) : first;
}

bool passes(const Scene& scene, int milliseconds) {
    pollfd asked{.fd = scene.interrupt, .events = POLLIN, .revents = 0};
    return ::poll(&asked, 1, milliseconds) <= 0;
}

long numberIn(const Step& step, std::size_t argument, long otherwise) {
    long number = otherwise;
    if (const std::string word = step.optional(argument); !word.empty())
        std::from_chars(word.data(), word.data() + word.size(), number);
    return number;
}

} // namespace readyscope::semantics
