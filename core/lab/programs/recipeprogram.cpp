// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/programs/recipeprogram.h"

#include "core/lab/programs/captureopening.h"
#include "core/lab/programs/captureprogram.h"
#include "core/lab/programs/capturewords.h"
#include "core/lab/programs/ctext.h"
#include "core/lab/programs/piecewriter.h"
#include "core/lab/programs/recipenames.h"
#include "core/lab/programs/stepwords.h"

#include <algorithm>
#include <set>
#include <string>

namespace readyscope {

namespace {

using recipes::Act;
using recipes::ActKind;
using recipes::Recipe;
using recipes::RecipeStep;

constexpr std::size_t kMargin = 4;
// Of a wait. What has come by then is all that came: the steps await what they bring about.
constexpr Nanos kLimit = 100 * kMillisecond;

// Those of the recipe, and of a capture where it has none of its own.
Pieces allPieces() {
    Pieces pieces = readPieces(recipePieces());
    pieces.merge(readPieces(capturePieces()));
    return pieces;
}

std::string indented(std::string_view text) {
    std::string lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        lines.append(kMargin, ' ').append(text.substr(begin, end + 1 - begin));
        begin = end + 1;
    }
    return lines;
}

bool contains(const Piece::Lines& lines, std::string_view mark) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](std::string_view line) { return line.find(mark) != std::string_view::npos; });
}

bool sleeps(const RecipeStep& step) {
    return std::any_of(step.acts.begin(), step.acts.end(),
                       [](const Act& act) { return act.kind == ActKind::Raise || act.kind == ActKind::Mask; });
}

class RecipeGenerator {
public:
    RecipeGenerator(const Recipe& recipe, Backend backend)
        : m_recipe(recipe), m_backend(backend), m_way(watchPieceOf(backend).substr(std::string_view("watch/").size())),
          m_names(recipe), m_writer(allPieces(), [this](std::string_view condition) {
              return condition == "signals" ? !m_names.signals().empty() : holds(condition, m_backend, kLimit);
          }) {}

    RecipeProgram generate() {
        RecipeProgram made;
        made.program.compile = "cc -Wall -Wextra -Werror -o " + m_recipe.name + " " + m_recipe.name + ".c" +
                               (m_backend == Backend::IoUring ? " -luring" : "");
        setMarks(made.program.compile);
        m_writer.use("program");
        if (!m_names.signals().empty())
            m_writer.use("signals");
        std::string steps;
        std::vector<std::size_t> begins;
        for (std::size_t i = 0; i < m_recipe.steps.size(); ++i) {
            const RecipeStep& step = m_recipe.steps[i];
            steps += '\n' + indented(commentOf(inComment(step.about)));
            begins.push_back(steps.size());
            steps += "    step = " + cString(std::to_string(i + 1) + " " + step.title) + ";\n" + codeOf(step);
        }
        const std::string head = headOf();
        made.program.text = head + steps + ending();
        for (const std::size_t begin : begins) {
            const auto until = made.program.text.begin() + static_cast<std::ptrdiff_t>(head.size() + begin);
            made.lines.push_back(static_cast<int>(std::count(made.program.text.begin(), until, '\n')) + 1);
        }
        return made;
    }

private:
    void setMarks(const std::string& compile) {
        m_marks = marksOf(m_backend, kLimit);
        m_marks["limit"] = m_marks["milliseconds"];
        m_marks["compile"] = compile;
        m_marks["subject"] = m_names.inC(m_recipe.subject);
        m_marks["interest"] = eventsInC(m_backend, m_recipe.interest);
        m_marks["buffer"] = std::to_string(m_names.bufferSize());
        m_marks["mask"] = m_names.signals().empty() ? "NULL" : "&mask";
        for (const int signal : m_names.signals())
            m_marks["handled"] += (m_marks["handled"].empty() ? "" : ", ") + signalInC(signal);
    }

    std::string headOf() const {
        std::string main = m_writer.linesOf(m_writer.piece("main").code);
        main += indented(m_names.declarations(m_named));
        std::string setUps;
        for (const std::string& setUp : {std::string("many"), std::string("no-sigpipe"), std::string("signals"),
                                         std::string("place"), "set-up/" + m_way})
            if (m_writer.isUsed(setUp))
                setUps += (setUps.empty() ? "\n" : "") + m_writer.linesOf(m_writer.piece(setUp).code, kMargin);
        return commentOf(inComment('"' + m_recipe.title + "\": an edge recipe of Readyscope as a program. " +
                                   m_recipe.about)) +
               '\n' + m_writer.linesOf(m_writer.piece("about").top) + "\n#define _GNU_SOURCE\n" + m_writer.includes() +
               '\n' + m_writer.top() + main + setUps;
    }

    std::string ending() {
        std::string text;
        for (const std::string& name : m_open)
            text += "    close(" + m_names.inC(name) + ");\n";
        if (m_writer.isUsed("set-up/" + m_way))
            text += m_writer.use("end/" + m_way);
        return (text.empty() ? "" : "\n") + text + "    return 0;\n}\n";
    }

    std::string codeOf(const RecipeStep& step) {
        std::string code;
        if (m_isWatched && (step.releases || step.watches)) {
            if (m_writer.has("unwatch/" + m_way))
                code += m_writer.use("unwatch/" + m_way);
            m_isWatched = false;
        }
        m_hasTimer = false;
        for (const Act& act : step.acts)
            code += codeOf(act);
        m_isWatched = m_isWatched || step.watches;
        if (!m_isWatched)
            return code;
        m_named.insert(m_recipe.subject);
        m_writer.use("ask/" + m_way);
        if (m_writer.has("set-up/" + m_way))
            m_writer.use("set-up/" + m_way);
        if (sleeps(step))
            code += m_writer.use(m_hasTimer ? "asked-patiently" : "asked-asleep");
        if (m_hasTimer)
            code += m_writer.use("act/raised");
        for (const Act& act : step.acts)
            if (act.kind == ActKind::Mode)
                code += m_writer.use(act.everyReturn ? "act/every-return" : "act/transitions");
        return code + m_writer.use("asked");
    }

    std::string codeOf(const Act& act) {
        switch (act.kind) {
        case ActKind::Stage:
            return codeOf(act.step);
        case ActKind::Pause:
            setTime(act.pause);
            return m_writer.use("act/pause");
        case ActKind::Raise:
            m_marks["signal"] = signalInC(act.signal);
            // Where the mask is the thread's own the signal has to come while the call sleeps, or is lost to it.
            m_hasTimer = holds("around", m_backend, kLimit) && m_masked.count(act.signal) == 0;
            return m_writer.use(m_hasTimer ? "act/raise-asleep" : "act/raise");
        case ActKind::Mask:
            return maskCode(act.signal);
        case ActKind::Mode: // of the waits, which come after the acts
            break;
        }
        return {};
    }

    std::string maskCode(int signal) {
        std::string code;
        if (signal != 0) {
            m_masked.insert(signal);
            m_marks["signal"] = signalInC(signal);
            return m_writer.use("act/mask");
        }
        for (const int masked : m_masked) {
            m_marks["signal"] = signalInC(masked);
            code += m_writer.use("act/unmask");
        }
        m_masked.clear();
        return code;
    }

    std::string codeOf(const semantics::Step& step) {
        const bool fails = !step.result.empty() && step.result.front() == 'E';
        const Marks others = m_marks;
        for (auto& [name, words] : m_names.marksOf(step))
            m_marks[name] = words;
        m_marks["must"] = fails ? "must_fail" : "must_give";
        m_marks["make"] = fails ? "must_fail" : m_names.inC(step.optional(1)) + " = must_make";
        m_marks["expected"] = ", " + (step.result.empty() ? countOf(step) : step.result);
        m_marks["failing"] = fails ? ", " + step.result : "";
        const std::string piece = "do/" + std::string(step.verb());
        std::string code = m_writer.use(piece);
        const Piece::Lines& lines = m_writer.piece(piece).code;
        const bool makes = contains(lines, "@make@");
        if (makes || contains(lines, "@must@"))
            m_writer.use(fails ? "must-fail" : makes ? "must-make" : "must-give");
        m_marks = others;
        keep(step, makes && fails);
        return code;
    }

    // Which variables there are, and which of them hold what is open.
    void keep(const semantics::Step& step, bool isNotMade) {
        for (const std::string& name : namesIn(step, "FD"))
            m_named.insert(name);
        for (const std::string& name : isNotMade ? std::vector<std::string>() : namesIn(step, "NEW")) {
            m_named.insert(name);
            m_open.insert(name);
        }
        if (step.verb() == "close" || step.verb() == "reset")
            m_open.erase(step.argument(1));
    }

    void setTime(Nanos time) {
        m_marks["seconds"] = std::to_string(time / kSecond);
        m_marks["nanoseconds"] = std::to_string(time % kSecond);
    }

    const Recipe& m_recipe;
    const Backend m_backend;
    const std::string m_way; // of asking: "sets", "pollfds", "epoll", "io_uring"
    const RecipeNames m_names;
    PieceWriter m_writer;
    Marks& m_marks = m_writer.marks();
    std::set<std::string> m_named; // descriptors, by their names in the steps
    std::set<std::string> m_open;
    std::set<int> m_masked;
    bool m_isWatched = false;
    bool m_hasTimer = false; // which sends the step's signal
};

} // namespace

RecipeProgram recipeProgramOf(const Recipe& recipe, Backend backend) {
    return RecipeGenerator(recipe, backend).generate();
}

} // namespace readyscope
