// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The trace of sampletrace.h as files, for who shows such: JSON Lines for Readyscope, VCD for GTKWave, and VCD of the
// first nine sockets in steps of 10 µs for PulseView, which takes 64 wires at most and aborts at finer ones. Names are
// those that every reader of VCD takes: one-bit wires, the socket's name in the `$var` too.
//
//   samplefiles FOLDER [TRANSITIONS [SOCKETS]]   (10,000,000, 64): trace.jsonl, trace.vcd, pulseview.vcd

#include "tests/bench/filledstore.h"
#include "tests/bench/pairs.h"

#include "core/trace/jsonsaver.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

using namespace readyscope;
using namespace readyscope::bench;

namespace {

constexpr std::array kWires{Events::In,  Events::Pri, Events::Out, Events::RdHup,
                            Events::Hup, Events::Err, Events::Nval};

class VcdFile {
public:
    VcdFile(const std::string& path, SocketId sockets, Nanos step, const char* scale)
        : m_file(std::fopen(path.c_str(), "w")), m_sockets(sockets), m_step(step), m_states(sockets + 1) {
        if (m_file == nullptr)
            die(path.c_str());
        std::fprintf(m_file, "$timescale %s $end\n$scope module readyscope $end\n", scale);
        for (SocketId socket = 1; socket <= sockets; ++socket)
            for (std::size_t wire = 0; wire < kWires.size(); ++wire)
                std::fprintf(m_file, "$var wire 1 %s lane%u.%s $end\n", code(socket, wire).c_str(), socket,
                             std::string(nameOf(kWires[wire])).c_str());
        std::fprintf(m_file, "$upscope $end\n$enddefinitions $end\n#0\n$dumpvars\n");
        for (SocketId socket = 1; socket <= sockets; ++socket)
            for (std::size_t wire = 0; wire < kWires.size(); ++wire)
                std::fprintf(m_file, "0%s\n", code(socket, wire).c_str());
        std::fprintf(m_file, "$end\n");
    }
    VcdFile(const VcdFile&) = delete;
    VcdFile& operator=(const VcdFile&) = delete;
    ~VcdFile() {
        std::fprintf(m_file, "#%lld\n", static_cast<long long>(m_last + 1));
        if (std::fclose(m_file) != 0)
            die("closing a VCD");
    }

    void add(const Transition& transition) {
        if (transition.socket > m_sockets)
            return;
        const Nanos at = transition.time / m_step;
        if (at != m_last)
            std::fprintf(m_file, "#%lld\n", static_cast<long long>(at));
        m_last = at;
        Events& state = m_states[transition.socket];
        for (std::size_t wire = 0; wire < kWires.size(); ++wire)
            if (transition.revents.any(kWires[wire]) != state.any(kWires[wire]))
                std::fprintf(m_file, "%c%s\n", transition.revents.any(kWires[wire]) ? '1' : '0',
                             code(transition.socket, wire).c_str());
        state = transition.revents;
    }

private:
    // Printable ASCII, as short as can be.
    static std::string code(SocketId socket, std::size_t wire) {
        std::string code;
        for (std::size_t number = (socket - 1) * kWires.size() + wire + 1; number > 0; number /= 94)
            code += static_cast<char>('!' + number % 94);
        return code;
    }

    std::FILE* m_file;
    SocketId m_sockets;
    Nanos m_step;
    Nanos m_last = 0;
    std::vector<Events> m_states;
};

void writeVcds(const std::string& folder, std::uint64_t count, SocketId sockets) {
    constexpr SocketId kPulseViewTakes = 64 / kWires.size();
    VcdFile all(folder + "/trace.vcd", sockets, 1, "1 ns");
    VcdFile some(folder + "/pulseview.vcd", std::min(kPulseViewTakes, sockets), 10 * kMicrosecond, "10 us");
    SampleTrace trace(sockets);
    for (std::uint64_t i = 0; i < count; ++i) {
        const Transition transition = trace.next();
        all.add(transition);
        some.add(transition);
    }
}

void writeJsonLines(const std::string& folder, std::uint64_t count, SocketId sockets) {
    const auto store = std::make_unique<Store>(kUnbounded);
    SampleTrace trace(sockets);
    store->clear(trace.time());
    append(*store, trace, count);
    TraceNotes notes;
    for (SocketId socket = 1; socket <= sockets; ++socket) {
        SocketInfo info;
        info.id = socket;
        info.name = "lane" + std::to_string(socket);
        info.state = SocketState::Open;
        notes.sockets.push_back(std::make_shared<const SocketInfo>(info));
    }
    FileProgress progress;
    if (!saveTrace(folder + "/trace.jsonl", *store->snapshot(), notes, {}, progress))
        die("saving trace.jsonl");
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "samplefiles FOLDER [TRANSITIONS [SOCKETS]]\n");
        return 2;
    }
    const std::uint64_t count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 10'000'000;
    const auto sockets = static_cast<SocketId>(argc > 3 ? std::atoi(argv[3]) : 64);
    writeVcds(argv[1], count, sockets);
    writeJsonLines(argv[1], count, sockets);
    return 0;
}
