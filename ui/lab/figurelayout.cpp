// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/figurelayout.h"

#include "ui/common/texts.h"
#include "ui/lab/figurewords.h"

#include <algorithm>

namespace readyscope {

namespace {

constexpr double kMostMoved = 12; // px that words stand beside their middle
constexpr double kTagLine = 16;

class Layouter {
public:
    Layouter(const ModelStory& story, const FigureScale& scale, const std::function<double(const QString&)>& widthOf)
        : m_story(story), m_scale(scale), m_widthOf(widthOf), m_places(scale, timesOf(story), foldsOf(story)) {}

    FigureLayout layOut() {
        m_layout.began = y(m_story.began());
        for (std::size_t i = 0; i < m_story.calls.size(); ++i)
            addCall(m_story.calls[i], i == m_story.brought);
        placeNames();
        addBars();
        addWords();
        return std::move(m_layout);
    }

private:
    static std::vector<Nanos> timesOf(const ModelStory& story) {
        std::vector<Nanos> times;
        for (const CallRecord& call : story.calls)
            times.insert(times.end(), {call.entered, call.returned});
        return times;
    }

    static std::vector<Nanos> foldsOf(const ModelStory& story) {
        std::vector<Nanos> folds;
        for (const CallRecord& call : story.calls)
            if (call.repeats > 1)
                folds.push_back(call.entered);
        return folds;
    }

    double y(Nanos time) const { return std::min(m_places.yOf(time), m_scale.bottom); }
    bool isShown(Nanos time) const { return time < m_scale.end; }

    void addCall(const CallRecord& call, bool brought) {
        if (call.isSignal) {
            m_layout.arrows.append({y(call.returned), FigureArrow::Signal, signalText(call), {}, {}, false});
            return;
        }
        if (call.repeats > 1) {
            addFold(call);
            return;
        }
        if (isShown(call.entered))
            m_layout.arrows.append({y(call.entered), FigureArrow::Call, callText(m_story, call), {}, {}, false});
        if (isShown(call.returned))
            m_layout.arrows.append({y(call.returned),
                                    FigureArrow::Return,
                                    resultText(m_story, call, brought),
                                    durationText(call.returned - call.entered),
                                    {},
                                    false});
    }

    void addFold(const CallRecord& call) {
        FigureFold fold{y(call.entered), y(std::min(call.returned, m_scale.end)), {}};
        const double room = fold.bottom - fold.top;
        if (room < kTagLine)
            return m_layout.folds.append(fold);
        fold.tag << QString(QChar(0x00d7)) + countText(call.repeats);
        if (room >= 2 * kTagLine)
            fold.tag << (call.entered < 0 ? FigureTexts::tr("%1 each").arg(durationText(
                                                (call.returned - call.entered) / static_cast<Nanos>(call.repeats)))
                                          : resultText(m_story, call, false));
        m_layout.folds.append(fold);
    }

    // A call's name stands above its arrow where it can, a return's below.
    void placeNames() {
        auto& arrows = m_layout.arrows;
        std::stable_sort(arrows.begin(), arrows.end(),
                         [](const FigureArrow& a, const FigureArrow& b) { return a.y < b.y; });
        double used = m_scale.top;
        for (qsizetype i = 0; i < arrows.size(); ++i) {
            FigureArrow& arrow = arrows[i];
            const bool above = arrow.y - std::max(used, foldEndAbove(arrow.y)) >= FigureMeasures::kWordRoom;
            const double next = std::min(
                {i + 1 < arrows.size() ? arrows[i + 1].y : m_scale.bottom, foldBeginBelow(arrow.y), m_scale.bottom});
            const bool below = next - arrow.y >= FigureMeasures::kWordRoom;
            const bool prefersBelow = arrow.kind == FigureArrow::Return;
            if (prefersBelow ? below : below && !above)
                arrow.place = WordPlace::Below;
            else if (above)
                arrow.place = WordPlace::Above;
            arrow.showsDuration = arrow.place != WordPlace::Nowhere && !arrow.duration.isEmpty() && fits(arrow);
            used = arrow.y + (arrow.place == WordPlace::Below ? FigureMeasures::kWordRoom : 0);
        }
    }

    bool fits(const FigureArrow& arrow) const {
        constexpr double kRoom = FigureMeasures::kKernelBar - FigureMeasures::kChannel - 6;
        const double gap = arrow.name.isEmpty() ? 0 : 6;
        return m_widthOf(arrow.name) + gap + m_widthOf(arrow.duration) <= kRoom;
    }

    double foldEndAbove(double at) const {
        double end = m_scale.top;
        for (const FigureFold& fold : m_layout.folds)
            if (fold.top < at)
                end = std::max(end, std::min(fold.bottom, at));
        return end;
    }
    double foldBeginBelow(double at) const {
        double begin = m_scale.bottom;
        for (const FigureFold& fold : m_layout.folds)
            if (fold.bottom > at)
                begin = std::min(begin, std::max(fold.top, at));
        return begin;
    }

    void addBars() {
        m_layout.program.append({m_scale.top, m_layout.began, ProgramDoes::Running});
        for (const Stretch<ProgramDoes>& stretch : m_story.program)
            m_layout.program.append({y(stretch.from), y(std::min(stretch.to, m_scale.end)), stretch.does});
        for (const Stretch<KernelDoes>& stretch : m_story.kernel)
            m_layout.kernel.append({y(stretch.from), y(std::min(stretch.to, m_scale.end)), stretch.does});
    }

    void addWords() {
        for (qsizetype i = 0; i < m_layout.program.size(); ++i)
            add(m_layout.programWords, m_layout.program[i], withinWidth(m_layout.program[i].does), 1);
        for (std::size_t i = 0; i < m_story.kernel.size(); ++i) {
            const Stretch<KernelDoes>& stretch = m_story.kernel[i];
            add(m_layout.kernelWords, m_layout.kernel[static_cast<qsizetype>(i)], kernelText(m_story, stretch),
                stretch.does == KernelDoes::WakingAndCopying ? 2 : 1);
        }
        m_layout.told = storyText(m_story);
    }

    // Without a name that is too long: it stands at its arrow.
    QStringList withinWidth(ProgramDoes does) const {
        QStringList lines = programText(m_story, does);
        lines.removeIf([this](const QString& line) { return m_widthOf(line) > FigureMeasures::kProgramWords; });
        return lines;
    }

    // At the middle of its stretch; what would have to move further says less, then nothing.
    template <typename Does>
    void add(QVector<FigureWords>& words, const BarPart<Does>& bar, QStringList lines, int plain) {
        const double height = bar.bottom - bar.top;
        if (lines.isEmpty() || height <= 0)
            return;
        if (height < kMostMoved)
            lines = lines.mid(0, plain);
        const double from =
            words.isEmpty() ? m_scale.top
                            : words.last().top + static_cast<double>(words.last().lines.size()) * FigureMeasures::kLine;
        for (; !lines.isEmpty(); lines.removeLast()) {
            const double room = static_cast<double>(lines.size()) * FigureMeasures::kLine;
            const double wanted = (bar.top + bar.bottom - room) / 2;
            const double top = std::min(std::max(wanted, from), m_scale.bottom - room);
            if (top >= from && std::abs(top - wanted) <= kMostMoved) {
                words.append({top, lines, std::min(plain, static_cast<int>(lines.size()))});
                return;
            }
        }
    }

    const ModelStory& m_story;
    const FigureScale& m_scale;
    const std::function<double(const QString&)>& m_widthOf;
    EntryPlaces m_places;
    FigureLayout m_layout;
};

} // namespace

FigureLayout layOut(const ModelStory& story, const FigureScale& scale,
                    const std::function<double(const QString&)>& widthOf) {
    return Layouter(story, scale, widthOf).layOut();
}

} // namespace readyscope
