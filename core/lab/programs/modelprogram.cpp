// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/programs/modelprogram.h"

#include "core/lab/programs/programpieces.h"

#include <set>

namespace readyscope {

namespace {

std::string_view nameOf(Act act) {
    switch (act) {
    case Act::MakeNonBlocking:
        return "make-non-blocking";
    case Act::Watch:
        return "watch";
    case Act::TakeSignals:
        return "take-signals";
    case Act::QueueSignals:
        return "queue-signals";
    case Act::Submit:
        return "submit";
    case Act::Wait:
        return "wait";
    case Act::AwaitSignal:
        return "await-signal";
    case Act::AwaitCompletion:
        return "await-completion";
    case Act::Receive:
        return "receive";
    case Act::Drain:
        return "drain";
    }
    return "";
}

// Which model's piece it shares where it has none of its own.
std::string_view likeness(std::string_view model) {
    if (model == "pselect")
        return "select";
    if (model == "ppoll")
        return "poll";
    if (model == "epoll-et")
        return "epoll";
    return model;
}

class Generator {
public:
    Generator(const Model& model, int descriptors) : m_model(model), m_descriptors(std::to_string(descriptors)) {}

    ModelProgram generate() {
        use(m_pieces.at("program"));
        m_top += '\n';
        if (m_model.aThreadEach)
            addCode(use(m_pieces.at("each-thread")), kBody);
        else
            addSteps();
        ModelProgram program;
        program.compile = "cc -Wall -Wextra -Werror -o " + std::string(m_model.name) + " " + std::string(m_model.name) +
                          ".c" + (m_model.aThreadEach ? " -pthread" : "") + (m_usesRing ? " -luring" : "");
        std::string includes;
        for (const std::string& include : m_includes)
            includes += include + '\n';
        std::string main;
        for (const std::string_view line : m_pieces.at("main").code)
            main += std::string(line) + '\n';
        const bool tellsEdges = m_model.backend == Backend::EpollEt;
        const Marks marks{{"descriptors", m_descriptors},
                          {"epoll-events", tellsEdges ? "EPOLLIN | EPOLLET" : "EPOLLIN"}};
        program.text = commentOf(title() + " " + m_model.lesson) + "\n" + commentOf("Compile: " + program.compile) +
                       "\n#define _GNU_SOURCE\n" + includes + "\n" + filledIn(m_top, marks) + main +
                       filledIn(m_code, marks) + "    return 0;\n}\n";
        return program;
    }

private:
    static constexpr int kBody = 4;
    static constexpr int kLoop = 8;

    std::string title() const {
        const std::string title = m_model.title;
        return title + " I/O" + (m_model.variant == m_model.name ? " with " : ": ") + m_model.variant + ".";
    }

    const Piece& pieceOf(Act act) const {
        const std::string name(nameOf(act));
        for (const std::string_view model : {m_model.name, likeness(m_model.name)})
            if (const auto own = m_pieces.find(name + '/' + std::string(model)); own != m_pieces.end())
                return own->second;
        return m_pieces.at(name);
    }

    const Piece& use(const Piece& piece) {
        for (const std::string_view line : piece.includes)
            if (!line.empty()) {
                m_includes.insert(std::string(line));
                m_usesRing |= line.find("liburing") != std::string_view::npos;
            }
        for (const std::string_view line : piece.top)
            m_top += std::string(line) + '\n';
        if (!piece.top.empty())
            m_top += '\n';
        return piece;
    }

    void addCode(const Piece& piece, int margin) {
        for (const std::string_view line : piece.code)
            m_code +=
                line.empty() ? "\n" : std::string(static_cast<std::size_t>(margin), ' ') + std::string(line) + '\n';
    }

    void addSteps() {
        if (m_model.family != IoModel::NonBlocking)
            use(m_pieces.at("named"));
        if (m_model.family != IoModel::Asynchronous)
            use(m_pieces.at("buffer"));
        if (m_model.family == IoModel::SignalDriven)
            use(m_pieces.at("signals"));
        for (const ModelStep& step : m_model.prepare) {
            m_code += '\n';
            addCode(use(pieceOf(step.act)), kBody);
        }
        m_code += "\n    tell_ports();\n    for (;;) {\n";
        for (const ModelStep& step : m_model.loop) {
            const bool isAgain = step.act == Act::Submit;
            if (&step != &m_model.loop.front())
                m_code += '\n';
            addCode(isAgain ? m_pieces.at("again/" + std::string(m_model.name)) : use(pieceOf(step.act)), kLoop);
        }
        m_code += "    }\n";
    }

    const Model& m_model;
    const std::string m_descriptors;
    const Pieces m_pieces = readPieces(programPieces());
    std::set<std::string> m_includes;
    std::string m_top;
    std::string m_code;
    bool m_usesRing = false;
};

} // namespace

ModelProgram programOf(const Model& model, int descriptors) { return Generator(model, descriptors).generate(); }

} // namespace readyscope
