// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The trace of sampletrace.h, a wait for each transition, saved as JSON Lines and opened again. Beside it, in the same
// run, what the machine itself takes: writing the same bytes to the disk, reading them; and Qt's own parser, a line at
// a time, with nothing done with what it says.
//
//   bench_files [MOST]   files of 1,000,000 lines and ten times more, up to MOST (10,000,000)

#include "tests/bench/filledstore.h"
#include "tests/bench/median.h"

#include "core/trace/jsonloader.h"
#include "core/trace/jsonsaver.h"
#include "core/trace/safefile.h"

#include <QByteArray>
#include <QJsonDocument>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>

#include <fcntl.h>

using namespace readyscope;
using namespace readyscope::bench;

namespace {

constexpr int kRounds = 3;
constexpr std::size_t kBlock = std::size_t{1} << 20;

void fill(Store& store, std::uint64_t lines) {
    SampleTrace trace(64);
    store.clear(0);
    append(store, trace, lines / 2, Waits::OneEach);
}

double secondsOf(const std::function<void()>& work) {
    std::vector<Nanos> rounds;
    for (int round = 0; round < kRounds; ++round) {
        const Nanos before = monotonicNow();
        work();
        rounds.push_back(monotonicNow() - before);
    }
    return static_cast<double>(median(rounds)) / 1e9;
}

// Calls `take` with each block.
void read(const std::string& path, const std::function<void(std::string_view)>& take) {
    const Fd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::string block(kBlock, '\0');
    for (ssize_t got = 0; (got = ::read(file.get(), block.data(), kBlock)) > 0;)
        take({block.data(), static_cast<std::size_t>(got)});
}

void bareWrite(const std::string& path, const std::string& from) {
    Result<SafeFile> file = SafeFile::create(path);
    read(from, [&file](std::string_view block) {
        if (!file->write(block))
            std::abort();
    });
    if (!file->commit())
        std::abort();
}

std::uint64_t parseByQt(const std::string& path) {
    std::uint64_t objects = 0;
    QByteArray rest;
    read(path, [&](std::string_view block) {
        rest.append(block.data(), static_cast<qsizetype>(block.size()));
        qsizetype begin = 0;
        for (qsizetype feed = 0; (feed = rest.indexOf('\n', begin)) >= 0; begin = feed + 1)
            objects +=
                QJsonDocument::fromJson(QByteArray::fromRawData(rest.constData() + begin, feed - begin)).isObject();
        rest.remove(0, begin);
    });
    return objects;
}

void row(const char* what, double seconds, std::uint64_t lines, double mebibytes) {
    std::printf("| %s | %.3f | %.0f | %.0f |\n", what, seconds, seconds * 1e9 / static_cast<double>(lines),
                mebibytes / seconds);
}

void measure(const std::string& folder, std::uint64_t lines) {
    const std::string path = folder + "/trace.jsonl";
    auto store = std::make_unique<Store>(kUnbounded);
    fill(*store, lines);
    std::uint64_t bytes = 0;
    const auto save = [&] {
        FileProgress progress;
        const auto saved = saveTrace(path, *store->snapshot(), {}, {}, progress);
        if (!saved)
            std::abort();
        bytes = saved->bytes;
    };
    const double saving = secondsOf(save);
    store.reset();
    const double mebibytes = static_cast<double>(bytes) / (1024.0 * 1024.0);
    std::printf("| **%llu lines, %.0f MiB** | | | |\n", static_cast<unsigned long long>(lines), mebibytes);
    row("reading the bytes", secondsOf([&] { read(path, [](std::string_view) {}); }), lines, mebibytes);
    std::size_t kept = 0;
    const double opening = secondsOf([&] {
        FileProgress progress;
        const auto trace = openTrace(path, progress);
        if (!trace || trace->leftOut != 0)
            std::abort();
        kept = trace->store->snapshot()->totals().bytes;
    });
    row("opening the trace", opening, lines, mebibytes);
    row("QJsonDocument a line, nothing kept", secondsOf([&] { parseByQt(path); }), lines, mebibytes);
    row("writing the bytes, fsync and rename", secondsOf([&] { bareWrite(folder + "/bare.jsonl", path); }), lines,
        mebibytes);
    row("saving the trace", saving, lines, mebibytes);
    std::printf("| held in memory: %.0f MiB | | | |\n", static_cast<double>(kept) / (1024.0 * 1024.0));
}

} // namespace

int main(int argc, char** argv) {
    const std::uint64_t most = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000'000;
    const char* const base = std::getenv("TMPDIR");
    std::string folder = std::string(base != nullptr ? base : "/tmp") + "/readyscope-bench-XXXXXX";
    if (::mkdtemp(folder.data()) == nullptr) {
        std::perror("mkdtemp");
        return 1;
    }
    std::printf("| what | seconds | ns a line | MiB/s |\n| --- | --: | --: | --: |\n");
    for (std::uint64_t lines = 1'000'000; lines <= most; lines *= 10)
        measure(folder, lines);
    for (const char* name : {"/trace.jsonl", "/bare.jsonl", ""})
        std::remove((folder + name).c_str());
    return 0;
}
