// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/programs/useprogram.h"

#include "core/lab/programs/captureopening.h"
#include "core/lab/programs/captureprogram.h"
#include "core/lab/programs/capturewords.h"
#include "core/lab/programs/ctext.h"
#include "core/lab/programs/piecewriter.h"
#include "core/lab/programs/useprogramrows.h"

#include <algorithm>

namespace readyscope {

namespace {

using Role = ScenarioRole::Act;

// Those of the uses, and of a capture where they have none of their own.
Pieces allPieces() {
    Pieces pieces = readPieces(useProgramPieces());
    pieces.merge(readPieces(capturePieces()));
    return pieces;
}

std::string compileCommand(const std::string& name, bool usesRing) {
    return "cc -Wall -Wextra -Werror -o " + name + " " + name + ".c" + (usesRing ? " -luring" : "");
}

// "TCP and UDP on one port: echoes over TCP and UDP at 127.0.0.1:PORT. ..."
std::string titleOf(const Scenario& scenario) {
    return commentOf(inComment(scenario.title + ": " + scenario.withPort +
                               ". The same as readyscope record --scenario " + scenario.name + ":PORT."));
}

std::string callOf(Backend backend) {
    if (backend == Backend::IoUring)
        return "io_uring_enter";
    return backend == Backend::EpollEt || backend == Backend::Epoll ? "epoll_wait" : std::string(nameOf(backend));
}

class UseGenerator {
public:
    UseGenerator(const Scenario& scenario, Backend backend)
        : m_scenario(scenario), m_backend(backend), m_rows(useProgramRowsOf(scenario)),
          m_writer(allPieces(), [this](std::string_view condition) { return isSo(condition); }) {}

    ModelProgram generate() {
        ModelProgram program;
        program.compile = compileCommand(m_scenario.name, m_backend == Backend::IoUring);
        setMarks(program.compile);
        m_writer.use("program");
        // Its own code comes after the arguments were found good.
        const std::string start = m_writer.use(watchPieceOf(m_backend));
        m_writer.use("served");
        std::string main = m_writer.use("main", 0);
        main += m_writer.use("arguments/" + std::string(way()));
        if (!start.empty())
            main += '\n' + start;
        main += '\n' + rowsCode() + m_writer.use("loop");
        if (has(Role::Fetch))
            main += m_writer.use("end/fetch");
        program.text = titleOf(m_scenario) + '\n' + m_writer.linesOf(m_writer.piece("about").top) +
                       "\n#define _GNU_SOURCE\n" + m_writer.includes() + '\n' + m_writer.top() + main + "}\n";
        return program;
    }

private:
    bool has(Role role) const { return std::ranges::find(m_rows, role, &UseProgramRow::act) != m_rows.end(); }
    bool serves(std::string_view service) const {
        return std::ranges::any_of(m_rows, [&](const UseProgramRow& row) {
            return row.act == Role::Serve && row.service == service && isListener(row.address.kind);
        });
    }
    std::string_view way() const { return has(Role::Fetch) ? "fetches" : has(Role::Forward) ? "forwards" : "listens"; }

    bool isSo(std::string_view condition) const {
        if (condition == "listens" || condition == "fetches" || condition == "forwards")
            return condition == way();
        if (condition == "connects")
            return m_scenario.connects;
        if (condition == "files") // as standard input, which is always ready, and which the list does not take
            return m_backend == Backend::Epoll && has(Role::Forward);
        if (condition == "kept") // what is ready, from one wait to the next
            return holds("edge", m_backend, kInfinite) || isSo("files");
        if (condition == "finishes")
            return serves("daytime") || serves("web") || has(Role::Forward);
        if (condition == "chargen")
            return serves("chargen");
        if (condition == "pollfds")
            return m_backend == Backend::Poll || m_backend == Backend::PPoll;
        return holds(condition, m_backend, kInfinite);
    }

    void setMarks(const std::string& compile) {
        m_marks = marksOf(m_backend, kInfinite);
        m_marks["call"] = callOf(m_backend);
        m_marks["compile"] = compile;
        m_marks["program"] = m_scenario.name;
        m_marks["least-port"] = m_scenario.connects ? "1" : "0";
        m_marks["last-port"] = std::to_string(65'536 - m_scenario.ports);
    }

    std::string rowsCode() {
        std::string code = boundTogether();
        int number = 0;
        for (const UseProgramRow& row : m_rows)
            code += "    /* " + inComment(row.text) + " */\n" + codeOf(row, number++);
        return code;
    }

    // Of rows that have to have one number.
    std::string boundTogether() {
        std::string types;
        for (const UseProgramRow& row : m_rows)
            if (row.same) {
                types += types.empty() ? "" : ", ";
                types += typeOf(row);
                m_marks["host"] = cString(row.address.place.host);
            }
        if (types.empty())
            return {};
        m_marks["same-types"] = types;
        m_marks["same-count"] = std::to_string(std::ranges::count(m_rows, true, &UseProgramRow::same));
        return m_writer.use("bind-all") + '\n';
    }

    static std::string typeOf(const UseProgramRow& row) {
        return row.address.kind == Kind::UdpBound ? "SOCK_DGRAM" : "SOCK_STREAM";
    }

    std::string codeOf(const UseProgramRow& row, int number) {
        Address bare = row.address;
        bare.reuseAddress = false; // every listener does
        for (auto& [name, words] : marksOf(bare))
            m_marks[name] = words;
        m_marks["name"] = cString(row.address.name);
        m_marks["service"] = row.service;
        m_marks["format"] = cString(row.address.path);
        m_marks["number"] = numberOf(row, number);
        m_marks["bound"] = isBound(row) ? boundCode(row) : "";
        std::string open = m_writer.use("open/" + std::string(nameOf(row.address.kind)), 0);
        m_marks["open"] = open.substr(0, open.find_last_not_of('\n') + 1);
        if (row.act == Role::Fetch) {
            m_marks["path"] = cString(row.service);
            return m_writer.use("row/fetch");
        }
        if (row.act != Role::Serve)
            return m_writer.use(row.act == Role::Forward ? "row/forward" : "row/heard");
        m_writer.use((row.address.kind == Kind::UdpBound ? "answer/" : "serve/") + row.service);
        return m_writer.use(m_marks["options"] == "NULL" ? "row/serve" : "row-options");
    }

    static bool isBound(const UseProgramRow& row) {
        return row.address.kind == Kind::TcpListener || row.address.kind == Kind::UdpBound;
    }
    std::string boundCode(const UseProgramRow& row) {
        if (row.same)
            return "fds[" + std::to_string(m_bound++) + "]";
        m_writer.use("bind-to");
        return "bind_to(" + m_marks["name"] + ", " + typeOf(row) + ", " + m_marks["host"] + ", " + m_marks["number"] +
               ")";
    }

    // Of its port, in C.
    std::string numberOf(const UseProgramRow& row, int number) {
        if (has(Role::Fetch))
            return "nth_port(argc, argv, " + std::to_string(number + 1) + ")";
        if (row.offset == 0)
            return "port";
        m_writer.use("nth-port");
        return "nth_port(port, " + std::to_string(row.offset) + ")";
    }

    const Scenario& m_scenario;
    const Backend m_backend;
    const std::vector<UseProgramRow> m_rows;
    PieceWriter m_writer;
    Marks& m_marks = m_writer.marks();
    int m_bound = 0; // of those that have one number
};

} // namespace

ModelProgram useProgramOf(const Scenario& scenario, Backend backend) {
    return UseGenerator(scenario, backend).generate();
}

std::optional<ModelProgram> blockingProgramOf(const Scenario& scenario) {
    const auto role = std::ranges::find(scenario.roles, Role::Lines, &ScenarioRole::act);
    if (role == scenario.roles.end())
        return std::nullopt;
    const std::string name = scenario.name + "-" + role->row;
    ModelProgram program;
    program.compile = compileCommand(name, false);
    PieceWriter writer(allPieces(), [](std::string_view condition) { return condition == "connects"; });
    writer.marks() = Marks{{"compile", program.compile},   {"program", name},   {"name", cString(role->row)},
                           {"host", cString("127.0.0.1")}, {"least-port", "1"}, {"last-port", "65535"}};
    writer.use("blocking");
    std::string main = writer.use("main", 0) + writer.use("arguments/forwards") + '\n' + writer.use("open-blocking");
    program.text = writer.linesOf(writer.piece("blocking-about").top) + "\n#define _GNU_SOURCE\n" + writer.includes() +
                   '\n' + writer.top() + main + "}\n";
    return program;
}

} // namespace readyscope
