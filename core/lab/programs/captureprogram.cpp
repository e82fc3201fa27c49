// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/programs/captureprogram.h"

#include "core/lab/programs/captureopening.h"
#include "core/lab/programs/capturewords.h"
#include "core/lab/programs/ctext.h"
#include "core/lab/programs/programpieces.h"

#include <set>

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
    explicit CaptureGenerator(const CaptureOutline& outline) : m_outline(outline), m_backend(outline.backend) {
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
            const Piece& nothing = m_pieces.at("nothing");
            program.text = linesOf(nothing.code) + m_leftOut + '\n' + linesOf(nothing.includes) + '\n' +
                           linesOf(m_pieces.at("nothing-main").code);
            return program;
        }
        use("program");
        m_marks.erase("table"); // long where there are many, and the openings copy the marks
        use("signals");
        use(watchPieceOf(m_backend));
        std::string main = linesOf(m_pieces.at("main").code);
        if (m_rows.size() > 900)
            main += use("many", 4);
        main += linesOf(m_pieces.at("signals").code, 4) + '\n' + openings() + use("loop", 4);
        std::string includes;
        for (const std::string& include : m_includes)
            includes += include + '\n';
        program.text = linesOf(m_pieces.at("about").top) + m_leftOut + "\n#define _GNU_SOURCE\n" + includes + '\n' +
                       m_top + main + "}\n";
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

    // The lines whose conditions hold, with the marks put in.
    std::string linesOf(const Piece::Lines& lines, std::size_t margin = 0) const {
        std::string text;
        for (std::string_view line : lines) {
            bool isThere = true;
            while (isThere && line.starts_with("@?")) {
                const std::size_t end = line.find('@', 2);
                const std::string_view condition = line.substr(2, end - 2);
                isThere = condition == "blocked" ? !m_blocked.empty() : holds(condition, m_backend, m_outline.timeout);
                line.remove_prefix(end + 1);
            }
            if (!isThere)
                continue;
            if (!line.empty())
                text.append(margin, ' ');
            text += filledIn(line, m_marks) + '\n';
        }
        return text;
    }

    // What stands before main(), once; returns what stands in it.
    std::string use(const std::string& name, std::size_t margin = 4) {
        const Piece& piece = m_pieces.at(name);
        if (m_used.insert(name).second) {
            for (const std::string_view line : piece.includes) {
                constexpr std::string_view kNeeds = "needs ";
                if (line.starts_with(kNeeds))
                    use(std::string(line.substr(kNeeds.size())));
                else if (!line.empty())
                    m_includes.insert(std::string(line));
            }
            if (!piece.top.empty())
                m_top += linesOf(piece.top) + '\n';
        }
        return linesOf(piece.code, margin);
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
        text += use("open/" + std::string(nameOf(row.address.kind)));
        if (row.address.join)
            text += use("join");
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
    const Pieces m_pieces = readPieces(capturePieces());
    std::vector<Row> m_rows;
    std::string m_leftOut;
    std::vector<int> m_blocked; // the mask's, and those that descriptors are to get
    Marks m_marks;
    std::set<std::string> m_used;
    std::set<std::string> m_includes;
    std::string m_top;
};

} // namespace

ModelProgram captureProgramOf(const CaptureOutline& outline) { return CaptureGenerator(outline).generate(); }

} // namespace readyscope
