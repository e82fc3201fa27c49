// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/modelworker.h"

#include "core/lab/models/model.h"
#include "core/lab/models/modelrunner.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <type_traits>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/wait.h>

namespace readyscope {

namespace {

constexpr int kNoRun = 3; // the worker's status where it refused

// Both ends are the same program.
class Writer {
public:
    template <typename T> void add(const T& value) {
        static_assert(std::is_trivially_copyable_v<T>);
        add(&value, sizeof value);
    }
    template <typename T> void addAll(const std::vector<T>& values) {
        static_assert(std::is_trivially_copyable_v<T>);
        add(values.size());
        add(values.data(), values.size() * sizeof(T));
    }
    void addText(const std::string& text) {
        add(text.size());
        add(text.data(), text.size());
    }
    bool writeTo(int fd) const {
        for (std::size_t done = 0; done < m_bytes.size();) {
            const ssize_t wrote = ::write(fd, m_bytes.data() + done, m_bytes.size() - done);
            if (wrote < 0 && errno != EINTR)
                return false;
            done += wrote > 0 ? static_cast<std::size_t>(wrote) : 0;
        }
        return true;
    }

private:
    void add(const void* from, std::size_t bytes) {
        const char* const begin = static_cast<const char*>(from);
        m_bytes.insert(m_bytes.end(), begin, begin + bytes);
    }

    std::vector<char> m_bytes;
};

class Reader {
public:
    explicit Reader(std::span<const char> bytes) : m_left(bytes) {}

    template <typename T> bool take(T& value) {
        if (m_left.size() < sizeof value)
            return false;
        std::memcpy(&value, m_left.data(), sizeof value);
        m_left = m_left.subspan(sizeof value);
        return true;
    }
    template <typename T> bool takeAll(std::vector<T>& values) {
        std::size_t count = 0;
        if (!take(count) || m_left.size() / sizeof(T) < count)
            return false;
        values.resize(count);
        if (count > 0)
            std::memcpy(values.data(), m_left.data(), count * sizeof(T));
        m_left = m_left.subspan(count * sizeof(T));
        return true;
    }
    bool takeText(std::string& text) {
        std::vector<char> characters;
        if (!takeAll(characters))
            return false;
        text.assign(characters.begin(), characters.end());
        return true;
    }
    bool isAtEnd() const { return m_left.empty(); }

private:
    std::span<const char> m_left;
};

std::optional<int> numberIn(const char* text, int least, int most) {
    const char* const end = text + std::strlen(text);
    int value = 0;
    const auto [stop, error] = std::from_chars(text, end, value);
    return error == std::errc() && stop == end && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

std::optional<ModelRun> runIn(std::span<const char* const> arguments) {
    if (arguments.size() != 7 || modelNamed(arguments[0]) == nullptr)
        return std::nullopt;
    const auto descriptors = numberIn(arguments[1], 1, ModelRun::kMostDescriptors);
    const auto rate = numberIn(arguments[2], 1, ModelRun::kMostRate);
    const auto size = numberIn(arguments[3], ModelRun::kLeastSize, ModelRun::kMostSize);
    const auto events = numberIn(arguments[4], 1, ModelRun::kMostEvents);
    const auto transport = transportNamed(arguments[5]);
    if (!descriptors || !rate || !size || !events || !transport)
        return std::nullopt;
    return ModelRun{modelNamed(arguments[0]), *descriptors, *rate, *size, *events, *transport};
}

SysError endedBadly(int status) {
    SysError error{"model-worker", 0, "the run's process", {}};
    error.detail = WIFSIGNALED(status) ? "it was ended by signal " + std::to_string(WTERMSIG(status))
                                       : "it ended with status " + std::to_string(WEXITSTATUS(status));
    return error;
}

// Owns what posix_spawn(3) is told.
class Spawn {
public:
    explicit Spawn(int output) {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawn_file_actions_adddup2(&m_actions, output, STDOUT_FILENO);
        ::posix_spawnattr_init(&m_attributes);
        sigset_t none{};
        ::sigemptyset(&none);
        sigset_t all{};
        ::sigfillset(&all);
        ::posix_spawnattr_setsigmask(&m_attributes, &none);
        ::posix_spawnattr_setsigdefault(&m_attributes, &all);
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    Spawn(const Spawn&) = delete;
    Spawn& operator=(const Spawn&) = delete;
    ~Spawn() {
        ::posix_spawnattr_destroy(&m_attributes);
        ::posix_spawn_file_actions_destroy(&m_actions);
    }

    int start(pid_t& child, const std::string& program, std::vector<std::string> words) {
        std::vector<char*> arguments;
        for (std::string& word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        return ::posix_spawn(&child, program.c_str(), &m_actions, &m_attributes, arguments.data(), environ);
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

} // namespace

Status ModelWorker::start(const ModelRun& run, const std::string& program) {
    cancel();
    m_bytes.clear();
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return SysError{"pipe2", errno, "the run's process", {}};
    m_pipe = Fd(ends[0]);
    const Fd output(ends[1]);
    const int error =
        Spawn(output.get())
            .start(m_child, program,
                   {"readyscope", kArgument, std::string(run.model->name), std::to_string(run.descriptors),
                    std::to_string(run.rate), std::to_string(run.size), std::to_string(run.events),
                    std::string(nameOf(run.transport)), std::to_string(::getpid())});
    if (error != 0) {
        m_child = -1;
        return SysError{"posix_spawn", error, program, {}};
    }
    return Done{};
}

bool ModelWorker::read() {
    std::array<char, 65'536> piece;
    const ssize_t bytes = ::read(m_pipe.get(), piece.data(), piece.size());
    if (bytes > 0)
        m_bytes.insert(m_bytes.end(), piece.begin(), piece.begin() + bytes);
    return bytes > 0 || (bytes < 0 && (errno == EINTR || errno == EAGAIN));
}

int ModelWorker::reap() {
    int status = 0;
    while (m_child > 0 && ::waitpid(m_child, &status, 0) < 0 && errno == EINTR) {
    }
    m_child = -1;
    m_pipe.reset();
    return status;
}

Result<ModelResult> ModelWorker::result() {
    const int status = reap();
    Reader reader(m_bytes);
    if (WIFEXITED(status) && WEXITSTATUS(status) == kNoRun) {
        SysError error;
        if (reader.takeText(error.call) && reader.take(error.errnum) && reader.takeText(error.subject) &&
            reader.takeText(error.detail))
            return error;
        return endedBadly(status);
    }
    ModelResult result;
    if (status != 0 || !reader.take(result.costs) || !reader.takeAll(result.events) || !reader.takeAll(result.calls) ||
        !reader.isAtEnd())
        return endedBadly(status);
    return result;
}

// The sender goes with it (PR_SET_PDEATHSIG).
void ModelWorker::cancel() {
    if (m_child > 0)
        ::kill(m_child, SIGKILL);
    reap();
}

int runModelWorker(std::span<const char* const> arguments) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const std::optional<ModelRun> run = runIn(arguments);
    // Whoever asked may have gone before the kernel was told to mind.
    if (!run || std::to_string(::getppid()) != arguments.back())
        return 2;
    const Result<ModelResult> result = runModel(*run);
    Writer writer;
    if (result) {
        writer.add(result->costs);
        writer.addAll(result->events);
        writer.addAll(result->calls);
    } else {
        writer.addText(result.error().call);
        writer.add(result.error().errnum);
        writer.addText(result.error().subject);
        writer.addText(result.error().detail);
    }
    if (!writer.writeTo(STDOUT_FILENO))
        return 1;
    return result ? 0 : kNoRun;
}

} // namespace readyscope
