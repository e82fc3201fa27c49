// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/programs/captureprogram.h"

#include "core/lab/programs/captureopening.h"
#include "core/lab/programs/capturewords.h"
#include "core/lab/programs/ctext.h"
#include "core/lab/programs/piecewriter.h"

namespace readyscope {

namespace {

struct Row {
    const CaptureOutline::Socket* socket;
    Address address;
    bool isOpened = false; // by the row of the pair's other end
};

bool isShared(Kind kind) { return kind == Kind::Stdin || kind == Kind::Inherited; }

bool isAccepted(Kind kind) {
    return kind == Kind::TcpAccepted || kind == Kind::UnixAccepted || kind == Kind::UnixSeqpacketAccepted;
}

bool isPairEnd(Kind kind) { return kind == Kind::PipeRead || kind == Kind::PipeWrite || isPair(kind); }

// "a" and 1 of "a.1", as the rows of pairs are named.
std::pair<std::string_view, int> endOf(const CaptureOutline::Socket& socket) {
    const std::string_view name = socket.name;
    const bool second = socket.kind == Kind::PipeWrite || (socket.kind != Kind::PipeRead && name.ends_with(".1"));
    return {name.substr(0, name.rfind('.')), second ? 1 : 0};
}

class CaptureGenerator {
public:
    explicit CaptureGenerator(const CaptureOutline& outline)
        : m_outline(outline), m_backend(outline.backend),
          m_writer(readPieces(capturePieces()), [this](std::string_view condition) {
              return condition == "blocked" ? !m_blocked.empty() : holds(condition, m_backend, m_outline.timeout);
          }) {
        for (const CaptureOutline::Socket& socket : outline.sockets)
            sort(socket);
    }

    ModelProgram generate() {
        const bool usesRing = m_backend == Backend::IoUring && !m_rows.empty();
        ModelProgram program;
        program.compile = std::string("cc -Wall -Wextra -Werror -o capture capture.c") + (usesRing ? " -luring" : "");
        setMarks();
        m_marks["compile"] = program.compile;
        if (m_rows.empty()) {
            const Piece& nothing = m_writer.piece("nothing");
            program.text = m_writer.linesOf(nothing.code) + m_leftOut + '\n' + m_writer.linesOf(nothing.includes) +
                           '\n' + m_writer.linesOf(m_writer.piece("nothing-main").code);
            return program;
        }
        m_writer.use("program");
        m_marks.erase("table"); // long where there are many, and the openings copy the marks
        m_writer.use("signals");
        m_writer.use(watchPieceOf(m_backend));
        std::string main = m_writer.linesOf(m_writer.piece("main").code);
        if (m_rows.size() > 900)
            main += m_writer.use("many", 4);
        main += m_writer.linesOf(m_writer.piece("signals").code, 4) + '\n' + openings() + m_writer.use("loop", 4);
        program.text = m_writer.linesOf(m_writer.piece("about").top) + m_leftOut + "\n#define _GNU_SOURCE\n" +
                       m_writer.includes() + '\n' + m_writer.top() + main + "}\n";
        return program;
    }

private:
    void sort(const CaptureOutline::Socket& socket) {
        const AddressResult parsed = parseAddress(socket.address);
        const auto* address = std::get_if<Address>(&parsed);
        if (isAccepted(socket.kind))
            leaveOut(socket, "which a listener accepted; this program accepts nothing.");
        else if (address == nullptr)
            leaveOut(socket, "whose address is not one: " + inComment(socket.address));
        else
            m_rows.push_back({&socket, *address});
    }
    void leaveOut(const CaptureOutline::Socket& socket, const std::string& why) {
        m_leftOut += '\n' + commentOf("Left out: " + inComment(socket.name) + ", " + why);
    }

    void setMarks() {
        m_marks = marksOf(m_backend, m_outline.timeout);
        m_marks["count"] = std::to_string(m_rows.size());
        for (const Row& row : m_rows)
            m_marks["table"] += "    {.name = " + cString(row.socket->name) +
                                ", .interest = " + eventsInC(m_backend, row.socket->interest) + ", .fd = -1},\n";
        m_blocked = m_outline.blockedSignals;
        for (const Row& row : m_rows)
            if (row.socket->kind == Kind::SignalFd)
                m_blocked.push_back(static_cast<int>(row.address.number));
        for (const int signal : m_blocked)
            m_marks["blocked"] += (m_marks["blocked"].empty() ? "" : ", ") + signalInC(signal);
    }

    // Those that it is started with come first, or another would get their numbers.
    std::string openings() {
        std::string text;
        for (const bool shared : {true, false})
            for (std::size_t i = 0; i < m_rows.size(); ++i)
                if (isShared(m_rows[i].socket->kind) == shared && !m_rows[i].isOpened)
                    text += opening(i);
        return text;
    }

    std::string opening(std::size_t index) {
        Row& row = m_rows[index];
        const Marks others = m_marks;
        for (auto& [name, words] : marksOf(row.address))
            m_marks[name] = words;
        m_marks["name"] = cString(row.socket->name);
        m_marks["i"] = std::to_string(index);
        if (isPairEnd(row.socket->kind))
            setEnds(index);
        const bool hasLimit = row.address.connectTimeout != kInfinite;
        std::string text = "    /* " + inComment(row.socket->address);
        text += hasLimit ? "; it waits for the connection as long as the kernel does */\n" : " */\n";
        text += m_writer.use("open/" + std::string(nameOf(row.address.kind)));
        if (row.address.join)
            text += m_writer.use("join");
        m_marks = others;
        return text;
    }

    void setEnds(std::size_t index) {
        const auto [stem, end] = endOf(*m_rows[index].socket);
        m_marks["first"] = m_marks["second"] = "NULL";
        const auto put = [this](int which, std::size_t row) {
            m_marks[which == 0 ? "first" : "second"] = "&watched[" + std::to_string(row) + "].fd";
        };
        put(end, index);
        for (std::size_t i = index + 1; i < m_rows.size(); ++i) {
            Row& other = m_rows[i];
            if (!isPairEnd(other.socket->kind) || other.isOpened ||
                other.socket->address != m_rows[index].socket->address)
                continue;
            if (endOf(*other.socket) != std::pair(stem, 1 - end))
                continue;
            other.isOpened = true;
            put(1 - end, i);
            return;
        }
    }

    const CaptureOutline& m_outline;
    const Backend m_backend;
    std::vector<Row> m_rows;
    std::string m_leftOut;
    std::vector<int> m_blocked; // the mask's, and those that descriptors are to get
    PieceWriter m_writer;
    Marks& m_marks = m_writer.marks();
};

} // namespace

ModelProgram captureProgramOf(const CaptureOutline& outline) { return CaptureGenerator(outline).generate(); }

} // namespace readyscope
